"""Edits of the small valid dossier, each with what is said of announcements and paragraphs."""

from check_cases import GAZETTE, VISIT, Case

ANNOUNCED = "announcements/torvald-visit-announced-2031.yaml"

ANNOUNCEMENTS = (
    Case(
        "an announcement of the day after",
        ANNOUNCED,
        "said: 2031-05-04",
        "said: 2031-05-14",
        "6:15: fulfilled-too-early: torvald-belport-2031 is dated 2031-05-12/2031-05-13, before "
        "this was said, 2031-05-14; correct a date, or name what came later",
    ),
    Case(
        "an announcement of the month after",
        ANNOUNCED,
        "said: 2031-05-04",
        "said: 2031-06",
        "6:15: fulfilled-too-early: torvald-belport-2031 is dated 2031-05-12/2031-05-13, before "
        "this was said, 2031-06; correct a date, or name what came later",
    ),
    Case(
        "a meeting that fulfils the announcement of a visit",
        ANNOUNCED,
        "fulfilled_by: torvald-belport-2031",
        "fulfilled_by: karsk-dinner-2031",
        "6:15: fulfilled-by-another-kind: karsk-dinner-2031 is a meeting, but a visit is "
        "expected; name a visit, or write expects: meetings",
    ),
    Case(
        "a visit that fulfils the announcement of a document",
        ANNOUNCED,
        "expects: visits",
        "expects: documents",
        "6:15: fulfilled-by-another-kind: torvald-belport-2031 is a visit, but a document is "
        "expected; name a document, or write expects: visits",
    ),
    Case(
        "a plan of another kind, and held",
        ANNOUNCED,
        "fulfilled_by: torvald-belport-2031",
        "record: karsk-dinner-2031",
        "6:9: fulfilled-by-another-kind: karsk-dinner-2031 is a meeting, but a visit is "
        "expected; name a visit, or write expects: meetings\n"
        "6:9: planned-record-not-planned: karsk-dinner-2031 is held, not planned; what came of "
        "it belongs under fulfilled_by",
    ),
    Case(
        "a plan that was held",
        ANNOUNCED,
        "fulfilled_by: torvald-belport-2031",
        "record: torvald-belport-2031",
        "6:9: planned-record-not-planned: torvald-belport-2031 is held, not planned; what came "
        "of it belongs under fulfilled_by",
    ),
    Case(
        "an announcement fulfilled by a plan",
        VISIT,
        "level: minister",
        "level: minister\nstatus: planned",
        f"{ANNOUNCED}:6:15: not-fulfilled: torvald-belport-2031 is planned, which fulfils "
        "nothing; what was planned belongs under record",
    ),
    Case(
        "an announcement fulfilled by what was called off",
        VISIT,
        "level: minister",
        "level: minister\nstatus: cancelled",
        f"{ANNOUNCED}:6:15: not-fulfilled: torvald-belport-2031 is cancelled, which fulfils "
        "nothing; what was planned belongs under record",
    ),
)

PARAGRAPHS = (
    Case(
        "a paragraph that is left out and cited",
        GAZETTE,
        "masthead: 1",
        "masthead: 1\nleft_out:\n  - {paragraphs: 5, why: A remark.}",
        "7:18: left-out-but-cited: paragraph 5 is left out, but torvald-karsk-talks-2031 cites "
        "it (visits/2031/torvald-belport-2031.yaml); take it off this list, or mend that citation",
    ),
    Case(
        "a paragraph that is left out twice",
        GAZETTE,
        "paragraphs: 6\nmasthead: 1",
        "paragraphs: 8\nmasthead: 1\nleft_out:\n"
        "  - {paragraphs: [7, 8], why: A remark.}\n  - {paragraphs: 8, why: Another.}",
        "8:18: listed-twice: paragraph 8 is listed under left_out already; keep one of the two",
    ),
    Case(
        "a paragraph that is masthead twice",
        GAZETTE,
        "masthead: 1",
        "masthead: [1, 1]",
        "5:15: listed-twice: paragraph 1 is listed under masthead already; keep one of the two",
    ),
    Case(
        "a paragraph that is masthead and left out",
        GAZETTE,
        "paragraphs: 6\nmasthead: 1",
        "paragraphs: 7\nmasthead: [1, 7]\nleft_out: {paragraphs: 7, why: A caption.}",
        "6:24: listed-twice: paragraph 7 is listed under masthead already; keep one of the two",
    ),
    Case(
        "a paragraph from which nothing is drawn",
        GAZETTE,
        "paragraphs: 6",
        "paragraphs: 7",
        "4:13: warning: unaccounted-paragraph: nothing is drawn from paragraph 7 of "
        "belport-gazette-2031; cite what they say, or list them under left_out with the reason",
    ),
    Case(
        "paragraphs from which nothing is drawn",
        GAZETTE,
        "paragraphs: 6\nmasthead: 1",
        "paragraphs: 1000000000000\nmasthead: 1\nleft_out: {paragraphs: [8, 11], why: Remarks.}",
        "4:13: warning: unaccounted-paragraph: nothing is drawn from paragraphs 7, 9 to 10 and "
        "12 to 1000000000000 of belport-gazette-2031; cite what they say, or list them under "
        "left_out with the reason",
    ),
)

MAKERS = (
    Case(
        "a publisher that is no record",
        GAZETTE,
        "publisher: Belport Gazette",
        "publisher: gazette",
        "2:12: unknown-id: there is no person or organization gazette; if it is no id, write "
        "words with a space or a capital in them",
    ),
    Case(
        "a publisher that is a place",
        GAZETTE,
        "publisher: Belport Gazette",
        "publisher: belport",
        "2:12: unknown-id: belport is a place, not a person or an organization",
    ),
    Case(
        "a publisher that is a side",
        GAZETTE,
        "publisher: Belport Gazette",
        "publisher: belmora",
        "2:12: unknown-id: belmora is a side, not a person or an organization",
    ),
    Case(
        "a masthead that covers what a source says on no occasion",
        GAZETTE,
        "cites:\n",
        "cite: belport-gazette-2031#1\n"
        "statements: {id: all-is-well, by: ida-venn, gist: All is well.}\ncites:\n",
        "9:7: masthead: paragraph 1 of belport-gazette-2031 is headline, byline or "
        "caption; it serves only for the source's own title, author and date",
    ),
)
