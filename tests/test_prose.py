"""Free text: plain words, links to records, and nothing that becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from chancery.prose import as_html, linked_ids, plain

LABELS = {"belport": "Belport", "fenn": "Orla Fenn"}


def html(text: str) -> str:
    """The text as a page shows it, where only places have an address."""
    addresses = {"belport": "../places/belport/"}
    return str(as_html(text, lambda id_: LABELS.get(id_, id_), addresses.get))


def test_a_link_bears_the_records_name_or_the_words_given() -> None:
    assert html("In [[belport]].") == 'In <a href="../places/belport/">Belport</a>.'
    assert html("In [[belport|the port]].") == 'In <a href="../places/belport/">the port</a>.'


def test_a_record_without_an_address_is_named_and_not_linked() -> None:
    assert html("By [[fenn]].") == "By Orla Fenn."


def test_links_are_known_by_id_and_read_as_words() -> None:
    text = "[[fenn]] in [[belport|the port]]"
    assert list(linked_ids(text)) == ["fenn", "belport"]
    assert plain(text, LABELS.__getitem__) == "Orla Fenn in the port"


@given(st.text(st.sampled_from("<>&\"'[]|ab")))
def test_no_text_becomes_markup(text: str) -> None:
    """Whatever is typed, the only element a text can make is a link to a record."""
    shown = html(text).replace('<a href="../places/belport/">', "").replace("</a>", "")
    assert "<" not in shown
    assert ">" not in shown
    assert '"' not in shown
