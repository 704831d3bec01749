"""Edits of the small valid dossier, each with what the rules for references and dates say."""

from typing import NamedTuple

VISIT = "visits/2031/torvald-belport-2031.yaml"
TORVALD = "people/ana-torvald.yaml"
KARSK = "people/beno-karsk.yaml"
VENN = "people/ida-venn.yaml"
GAZETTE = "sources/belport-gazette-2031.yaml"


class Case(NamedTuple):
    """An edit of one file: `old` is replaced by `new`; an empty `old` stands for the file's end.

    `said` is all that is then said of the dossier, one problem a line, without the name of the
    edited file.
    """

    name: str
    file: str
    old: str
    new: str
    said: str


REFERENCES = (
    Case(
        "a misspelt id",
        VISIT,
        "        by: beno-karsk",
        "        by: beno-karks",
        "29:13: unknown-id: there is no person, organization or side beno-karks; did you "
        "mean beno-karsk?",
    ),
    Case(
        "a surname for an id",
        VISIT,
        "        by: beno-karsk",
        "        by: torvald",
        "29:13: unknown-id: there is no person, organization or side torvald; did you "
        "mean ana-torvald?",
    ),
    Case(
        "a name for an id",
        VISIT,
        "      - beno-karsk\n    statements",
        "      - Beno Karsk\n    statements",
        "26:9: unknown-id: there is no person Beno Karsk; did you mean beno-karsk?",
    ),
    Case(
        "another form of a name for an id",
        VISIT,
        "      - beno-karsk\n    statements",
        "      - Karsk\n    statements",
        "26:9: unknown-id: there is no person Karsk; did you mean beno-karsk?",
    ),
    Case(
        "an id of another kind",
        VISIT,
        "topics: fishing",
        "topics: belport",
        "20:13: unknown-id: belport is a place, not a topic",
    ),
    Case(
        "a speaker of a kind that cannot speak",
        VISIT,
        "        to: ana-torvald",
        "        to: harbour-hall",
        "30:13: unknown-id: harbour-hall is a place, not a person, an organization or a side",
    ),
    Case(
        "a speaker in one plain word",
        VISIT,
        "        to: ana-torvald",
        "        to: fishermen",
        "30:13: unknown-id: there is no person, organization or side fishermen; if it is "
        "no id, write words with a space or a capital in them",
    ),
    Case(
        "a link to nothing",
        VISIT,
        "gist: The quotas have",
        "gist: The quotas of [[harbor-hall]] have",
        "32:15: unknown-id: there is no record harbor-hall; did you mean harbour-hall?",
    ),
    Case(
        "a reporter who is unknown",
        VISIT,
        "via ardania-foreign-ministry",
        "via ardania-foreign-office",
        "44:19: unknown-id: there is no person, organization or side "
        "ardania-foreign-office; if it is no id, write words with a space or a capital "
        "in them",
    ),
    Case(
        "a visit that is unknown",
        "meetings/2031/walk-2031.yaml",
        "",
        "title: A walk\n"
        "type: tour\n"
        "date: 2031-05-13\n"
        "visit: torvald-belport\n"
        "cite: belport-gazette-2031#4\n",
        "4:8: unknown-id: there is no visit torvald-belport; did you mean torvald-belport-2031?",
    ),
    Case(
        "a source that is unknown",
        VISIT,
        "cite: belport-gazette-2031#4",
        "cite: belport-gazete-2031#4",
        "51:11: unknown-source: there is no source belport-gazete-2031; did you mean "
        "belport-gazette-2031?",
    ),
    Case(
        "a source of another kind",
        VISIT,
        "cite: belport-gazette-2031#4",
        "cite: belport#4",
        "51:11: unknown-source: belport is a place, not a source; did you mean "
        "belport-gazette-2031?",
    ),
    Case(
        "a paragraph behind the last",
        VISIT,
        "cite: belport-gazette-2031#4",
        "cite: belport-gazette-2031#7",
        "51:11: unknown-paragraph: belport-gazette-2031 has no paragraph 7; its "
        "paragraphs are 1 to 6",
    ),
    Case(
        "a paragraph before the first",
        VISIT,
        "cite: belport-gazette-2031#4",
        "cite: belport-gazette-2031#0",
        "51:11: unknown-paragraph: belport-gazette-2031 has no paragraph 0; its "
        "paragraphs are 1 to 6",
    ),
    Case(
        "a masthead behind the last paragraph",
        GAZETTE,
        "masthead: 1",
        "masthead: [1, 8]",
        "5:15: unknown-paragraph: belport-gazette-2031 has no paragraph 8; its "
        "paragraphs are 1 to 6",
    ),
    Case(
        "paragraphs left out behind the last",
        GAZETTE,
        "masthead: 1",
        "masthead: 1\nleft_out:\n  - paragraphs: [9]\n    why: Nothing is left of it.",
        "7:18: unknown-paragraph: belport-gazette-2031 has no paragraph 9; its "
        "paragraphs are 1 to 6",
    ),
    Case(
        "two statements with one id",
        VISIT,
        "    disputes:\n",
        "      - id: karsk-2031-quotas\n"
        "        by: beno-karsk\n"
        "        gist: More of the same.\n"
        "    disputes:\n",
        "35:13: duplicate-fragment: the id karsk-2031-quotas is taken in "
        "visits/2031/torvald-belport-2031.yaml; choose another",
    ),
    Case(
        "a dispute with the id of a statement",
        VISIT,
        "id: talks-2031-duration",
        "id: karsk-2031-quotas",
        "36:13: duplicate-fragment: the id karsk-2031-quotas is taken in "
        "visits/2031/torvald-belport-2031.yaml; choose another",
    ),
    Case(
        "a place within itself",
        "places/belport.yaml",
        "side: belmora\ncite",
        "side: belmora\nwithin: harbour-hall\ncite",
        "4:9: circular-within: this goes in a circle: belport within harbour-hall within belport",
    ),
    Case(
        "a place within one that lies within itself",
        "places/belport.yaml",
        "side: belmora\ncite",
        "side: belmora\nwithin: belport\ncite",
        "4:9: circular-within: this goes in a circle: belport within belport",
    ),
    Case(
        "an organization within itself",
        "organizations/ardania-foreign-ministry.yaml",
        "side: ardania",
        "side: ardania\nwithin: ardania-foreign-ministry",
        "3:9: circular-within: this goes in a circle: ardania-foreign-ministry within "
        "ardania-foreign-ministry",
    ),
    Case(
        "a topic within itself",
        "topics/fishing.yaml",
        "cite: editor",
        "cite: editor\nwithin: fishing",
        "4:9: circular-within: this goes in a circle: fishing within fishing",
    ),
    Case(
        "records that nothing uses",
        "topics/trade.yaml",
        "",
        "name: Trade\ncite: editor\nrelated:\n  - to: trade\n    how: To itself.\n",
        "1:1: warning: orphan: nothing refers to the topic trade",
    ),
    Case(
        "a source that nothing cites",
        "sources/an-article.yaml",
        "",
        "short: An article\n"
        "paragraphs: 2\n"
        "left_out: {paragraphs: 1, why: A remark.}\n"
        "missing: {title: None., date: None., url: None.}\n"
        "cites: {short: an-article#2}\n",
        "1:1: warning: orphan: nothing cites the source an-article",
    ),
)

DATES = (
    Case(
        "an interval that runs backwards",
        VISIT,
        "date: 2031-05-12/2031-05-13",
        "date: 2031-05-13/2031-05-12",
        "2:7: end-before-start: 2031-05-13/2031-05-12 ends before it starts; write the "
        "earlier date first",
    ),
    Case(
        "an interval of one day",
        TORVALD,
        "held: 2030/..",
        "held: 2031/2031",
        "12:11: end-before-start: 2031/2031 starts and ends on one date; write 2031",
    ),
    Case(
        "a place left before it was reached",
        VISIT,
        "    left: 2031-05-13",
        "    left: 2031-05-11",
        "12:11: leg-order: left 2031-05-11 (belport) stands after arrived 2031-05-12 "
        "(belport); correct a date, or put the legs in the order of travel",
    ),
    Case(
        "legs out of order",
        VISIT,
        "meetings:\n",
        "  - place: harbour-hall\n    arrived: 2031-05\n    left: 2031-05-12\nmeetings:\n",
        "15:11: leg-order: left 2031-05-12 (harbour-hall) stands after left 2031-05-13 "
        "(belport); correct a date, or put the legs in the order of travel",
    ),
    Case(
        "a meeting after its visit",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-14\n    cite",
        "50:11: meeting-outside-visit: 2031-05-14 lies outside of the visit's "
        "2031-05-12/2031-05-13; the visit is torvald-belport-2031",
    ),
    Case(
        "a meeting in the month before its visit",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-04\n    cite",
        "50:11: meeting-outside-visit: 2031-04 lies outside of the visit's "
        "2031-05-12/2031-05-13; the visit is torvald-belport-2031",
    ),
    Case(
        "a meeting in a file of its own outside of its visit",
        "meetings/2031/walk-2031.yaml",
        "",
        "title: A walk\n"
        "type: tour\n"
        "date: 2031-05-11\n"
        "visit: torvald-belport-2031\n"
        "cite: belport-gazette-2031#4\n",
        "3:7: meeting-outside-visit: 2031-05-11 lies outside of the visit's "
        "2031-05-12/2031-05-13; the visit is torvald-belport-2031",
    ),
    Case(
        "a shift that is none",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date: {because: The next day., counted_from: 2031-05-12, shift: one day}\n"
        "    cite",
        "52:71: bad-shift: one day: a shift is written like +1 day, -2 weeks, +1 month or -1 year",
    ),
    Case(
        "a shift from nowhere",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date: {because: The next day., shift: +1 day, cite: editor}\n"
        "    cite",
        "52:45: bad-shift: a shift needs a date to count from; add counted_from: the "
        "date it is counted from",
    ),
    Case(
        "a shift finer than its date",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date: {because: The next day., counted_from: 2031-05, shift: +1 day}\n"
        "    cite",
        "52:68: bad-shift: 2031-05: a month cannot be shifted by days",
    ),
    Case(
        "an inference that comes to another day",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date: {because: Two days later., counted_from: 2031-05-12, shift: +2 "
        "days}\n"
        "    cite",
        "52:54: inference-disagrees: date is 2031-05-13, but counted from 2031-05-12 +2 "
        "days it is 2031-05-14",
    ),
    Case(
        "an inference that comes to another year",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date: {because: That year., counted_from: 2030}\n"
        "    cite",
        "52:49: inference-disagrees: date is 2031-05-13, but counted from 2030 it is 2030",
    ),
)
