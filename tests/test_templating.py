"""Templates compiled for speed show what Jinja itself makes of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import (
    DictLoader,
    Environment,
    FileSystemLoader,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chancery.markup import HTML, escaped
from chancery.site_settings import JINJA_ENVIRONMENT
from chancery.templating import Compiled, Direct, compiled

MACROS = """\
{% macro plain(x, y="<y>") %}<i>{{ x }}{{ y }}</i>{% endmacro %}
{% macro boxed(x) %}<b>{{ x }}: {{ caller() }}</b>{% endmacro %}
{% macro twice() %}{{ caller(1) }}{{ caller("<2>") }}{% endmacro %}
{% macro any_number() %}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro perhaps() %}{% if caller is defined and caller %}{{ caller() }}{% endif %}-{% endmacro %}
{% macro of_the_page() %}{{ text is defined }}{% endmacro %}
"""
BASE = "{% block title %}{{ text }}{% endblock %}|{{ self.title() }}|{% block main %}{% endblock %}"
MACROS_OF = '{% from "macros.html" import plain, boxed, twice as two, any_number, perhaps %}'

TEMPLATES = {
    "text is escaped": "{{ text }} {{ 3 }} {{ none }} {{ text ~ text }}",
    "what is HTML is not escaped": "{{ html }} {{ thing.html() }} {{ element }} {{ text|safe }}",
    "a block that is set is HTML": "{% set x %}<u>{{ text }}</u>{% endset %}{{ x }}{{ x|length }}",
    "arguments by place, by name, by default": MACROS_OF
    + "{{ plain(text) }}{{ plain(text, y=html) }}{{ plain(y=1, x=2) }}",
    "arguments that are words of Python": "{{ thing.call(1, class=2, in=text) }}",
    "arguments that are unpacked": "{{ thing.call(*(1, 2), **{'y': 3}) }}",
    "any number of arguments": MACROS_OF + "{{ any_number(1, text, y=html) }}",
    "what a macro encloses": MACROS_OF
    + "{% call boxed(text) %}<s>{{ text }}</s>{% endcall %}"
    + "{% call(n) two() %}[{{ n }}]{% endcall %}"
    + "{{ perhaps() }}{% call perhaps() %}{{ text }}{% endcall %}",
    "a macro of its own, in a loop": "{% macro own(n) %}<{{ n }}{{ text }}>{% endmacro %}"
    "{% for n in (1, 2) %}{{ own(n) }}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "a default that is another argument": "{% macro own(a, b=a, c=text) %}{{ a }}{{ b }}{{ c }}"
    "{% endmacro %}{{ own(1) }}{{ own(1, c=2) }}{{ own(html, html) }}",
    "a macro that is defined again": "{% macro own() %}1{% endmacro %}{% set first = own %}"
    "{% macro own() %}2{% endmacro %}{{ first() }}{{ own() }}",
    "a parameter that is a word of Python": "{% macro own(a, class='<c>') %}{{ a }}{{ class }}"
    "{% endmacro %}{{ own(text) }}{{ own(text, class=html) }}",
    "a macro that calls itself": "{% macro own(n) %}<{{ n }}>{{ own(n - 1) if n }}{% endmacro %}"
    "{{ own(3) }}",
    "what is enclosed encloses something": MACROS_OF
    + "{% call boxed(1) %}{{ text }}{% call boxed(2) %}{{ html }}{% endcall %}{% endcall %}",
    "what a macro hands on": MACROS_OF + "{% macro own() %}{% set inner = caller() %}"
    "{% call boxed(1) %}{{ inner }}{% endcall %}{% endmacro %}"
    "{% call own() %}{{ text }}{% endcall %}",
    "one of two values": "{{ text if html else 1 }}{{ '<' if not html else '>' }}{{ 1 if none }}"
    "{{ text if none else html if none else thing.html() }}",
    "numbers and truths": "{{ 1 }}{{ true }}{{ one }}{{ yes }}{{ one == yes }}",
    "a macro that is defined where nothing is escaped": "{% autoescape false %}"
    "{% macro own() %}{{ text }}{% endmacro %}{{ own() }}{% endautoescape %}",
    "macros of a module": '{% import "macros.html" as m %}{{ m.plain(1) }}',
    "macros that know the page": '{% from "macros.html" import of_the_page with context %}'
    "{{ of_the_page() }}",
    "macros that do not": '{% from "macros.html" import of_the_page %}{{ of_the_page() }}',
    "attributes, methods and items": "{{ thing.name }}{{ thing.call(text) }}{{ thing.other }}"
    "{{ '{:,}'.format(12345) }}{{ text.upper().lower() }}",
    "functions that ask for the context": "{% for n in (1, 2) %}{% set m = n %}{{ asks('m') }}"
    "{% endfor %}{{ asks('text') }}{{ range(3)|list }}",
    "blocks, also again": '{% extends "base.html" %}{% block title %}<{{ super() }}>{% endblock %}'
    "{% block main %}{{ self.title() }}{% endblock %}",
    "output that is not escaped": "{% autoescape false %}{{ text }}{{ html }}{% endautoescape %}",
}


class Thing:
    """What a template is given: an attribute, methods and items."""

    name = "<thing>"

    def __getitem__(self, key: str) -> str:
        """Give an item."""
        return f"<item {key}>"

    def call(self, *args: object, **named: object) -> str:
        """Say how it was called."""
        return f"<{args} {named}>"

    def html(self) -> Markup:
        """Give what is HTML already."""
        return Markup("<hr>")


class Element:
    """What knows its own HTML."""

    def __html__(self) -> str:
        """Give it."""
        return "<br>"


@pass_context
def asks(context: Context, name: str) -> str:
    """Give a variable of where it is called, those of loops among them."""
    return f"<{context[name]}>"


def rendered(template: str, settings: dict[str, object]) -> str:
    """What a template shows in an environment of these settings."""
    templates = {"macros.html": MACROS, "base.html": BASE, "page.html": template}
    environment = Environment(loader=DictLoader(templates), **settings)  # type: ignore[arg-type]  # noqa: S701  autoescape is among them
    environment.globals["asks"] = asks
    shown = {"text": "a & <b>", "html": Markup("<i>x</i>"), "thing": Thing(), "element": Element()}
    shown |= {"one": 1, "yes": True}
    return environment.get_template("page.html").render(shown)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_template_shows_what_jinja_makes_of_it(template: str) -> None:
    assert Direct in JINJA_ENVIRONMENT["extensions"]
    of_jinja = rendered(template, {**JINJA_ENVIRONMENT, "extensions": []})
    assert rendered(template, JINJA_ENVIRONMENT) == of_jinja
    assert of_jinja


@pytest.mark.parametrize(
    "template",
    [
        "{{ unknown }}",
        "{{ thing.name.x }}",
        "{{ unknown() }}",
        "{{ 1 if unknown }}",
        MACROS_OF + "{{ plain() }}",
        MACROS_OF + "{{ boxed(1) }}",
    ],
)
def test_what_is_not_defined_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(template, JINJA_ENVIRONMENT)


@pytest.mark.parametrize("call", ["plain(1, 2, 3)", "plain(1, z=2)", "plain(1, x=2)"])
def test_a_macro_takes_only_what_it_names(call: str) -> None:
    with pytest.raises(TypeError):
        rendered(f"{MACROS_OF}{{{{ {call} }}}}", JINJA_ENVIRONMENT)


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_what_is_escaped_is_what_markupsafe_makes_of_it(value: object) -> None:
    for each in (value, escape(value), Element()):
        assert escaped(each) == escape(each)
        assert type(escaped(each)) is Markup
    assert type(HTML(str(value))) is Markup
    assert HTML(str(value)) == str(value)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of a page, a component, and a template that is wrong."""
    files = {
        "page.html": '{% from "parts/macro.html" import plain %}{{ plain(text) }}',
        "parts/macro.html": "{% macro plain(x) %}<i>{{ x }}</i>{% endmacro %}",
        "wrong.html": "{% if %}",
    }
    for name, text in files.items():
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def environment_of(theme: Path) -> Environment:
    loader = FileSystemLoader(theme / "templates")
    return Environment(loader=loader, **JINJA_ENVIRONMENT)  # noqa: S701  the settings do


def test_templates_that_were_compiled_elsewhere_are_not_compiled_again(
    theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = compiled(environment_of(theme), theme)
    here = environment_of(theme)
    here.bytecode_cache = Compiled(known)
    monkeypatch.setattr(here, "compile", lambda *_: pytest.fail("it was compiled"))
    assert here.get_template("page.html").render(text="<a>") == "<i>&lt;a&gt;</i>"


def test_a_template_that_has_changed_since_is_compiled_again(theme: Path) -> None:
    known = compiled(environment_of(theme), theme)
    (theme / "templates" / "page.html").write_text("{{ text }}", "utf-8")
    here = environment_of(theme)
    here.bytecode_cache = Compiled(known)
    assert here.get_template("page.html").render(text="<a>") == "&lt;a&gt;"


def test_a_template_that_is_wrong_is_told_of_when_it_is_asked_for(theme: Path) -> None:
    here = environment_of(theme)
    here.bytecode_cache = Compiled(compiled(environment_of(theme), theme))
    with pytest.raises(TemplateSyntaxError):
        here.get_template("wrong.html")
