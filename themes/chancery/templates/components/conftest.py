"""What the components' tests share: the examples of the component whose folder they lie in."""

import pytest

from components.rendering import Examples, render


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> Examples:
    """The examples of the component, by their titles."""
    return render(request.path.parent.name)
