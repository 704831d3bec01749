"""Edits of the small valid dossier, each with what the rules for people and provenance say."""

from check_cases import GAZETTE, KARSK, TORVALD, VENN, VISIT, Case

PEOPLE = (
    Case(
        "a role id of two roles",
        KARSK,
        "    title: Foreign Minister\n",
        "    title: Foreign Minister\n  - id: foreign-minister\n    title: Acting Minister\n"
        "    held: ../2030\n",
        "9:9: duplicate-role: beno-karsk has a role foreign-minister already; choose another id",
    ),
    Case(
        "one name of two people",
        VENN,
        "roles:",
        "names:\n  - text: Anna Torvald\n  - text: ána-torvald\nroles:",
        "6:5: one-name-two-people: ána-torvald is also a name of ana-torvald; if they "
        "are one person, keep one record; if not, give each a fuller name, or mark this "
        "one form: short",
    ),
    Case(
        "a role that the person does not have",
        VISIT,
        "role: ambassador",
        "role: ambasador",
        "25:15: unknown-role: ida-venn has no role ambasador; did you mean ambassador?",
    ),
    Case(
        "a role of someone without any",
        VISIT,
        "      - beno-karsk\n      - group",
        "      - person: beno-karsk\n        role: host\n      - group",
        "54:15: unknown-role: beno-karsk has no role host; write foreign-minister",
    ),
    Case(
        "a role that was not held on the day",
        TORVALD,
        "held: 2030/..",
        "held: 2031-05-13/..",
        "visits/2031/torvald-belport-2031.yaml:23:9: role-not-held: ana-torvald held no "
        "such role on 2031-05-12: foreign-minister 2031-05-13/..; correct the day or the "
        "role's bounds, or add the role of that day",
    ),
    Case(
        "a named role that was not held on the day",
        VENN,
        "title: Ambassador",
        "title: Ambassador\n    held: ../2030",
        "visits/2031/torvald-belport-2031.yaml:25:15: role-not-held: ida-venn held no "
        "such role on 2031-05-12: ambassador ../2030; correct the day or the role's "
        "bounds, or add the role of that day",
    ),
    Case(
        "a role to choose",
        KARSK,
        "    title: Foreign Minister\n",
        "    title: Foreign Minister\n  - id: envoy\n    title: Envoy\n    held: 2031-05-13/..\n",
        "visits/2031/torvald-belport-2031.yaml:53:9: ambiguous-role: several roles of "
        "beno-karsk fit 2031-05-13; add role: foreign-minister or envoy",
    ),
    Case(
        "a person who takes part twice",
        VISIT,
        "        side: belmora",
        "        side: belmora\n      - beno-karsk",
        "56:9: participant-twice: beno-karsk is in this list already, as number 1; keep "
        "one of the two",
    ),
    Case(
        "a group that takes part twice",
        VISIT,
        "        side: belmora",
        "        side: belmora\n      - {group: Local merchants, side: belmora}",
        "56:9: participant-twice: Local merchants is in this list already, as number 2; "
        "keep one of the two",
    ),
)

PROVENANCE = (
    Case(
        "a passage cited twice",
        VISIT,
        "shared fairly\n        cite: belport-gazette-2031#5",
        "shared fairly\n        cite: [belport-gazette-2031#5, belport-gazette-2031#5]",
        "34:40: cited-twice: belport-gazette-2031#5 is cited here already",
    ),
    Case(
        "a visit that rests on nothing",
        VISIT,
        'cite: belport-gazette-2031#2 "arrived in Belport"\n',
        "",
        "1:1: uncited-claim: nothing is cited for the visit's title, date, level, "
        "visitor and host; add cite: source#paragraph, or cite: editor",
    ),
    Case(
        "a record that rests on nothing",
        "topics/fishing.yaml",
        "cite: editor",
        "cites: {summary: editor}",
        "1:1: uncited-claim: nothing is cited for the topic's name; add cite: "
        "source#paragraph, or cite: editor",
    ),
    Case(
        "a source's field that rests on nothing",
        GAZETTE,
        "  date: belport-gazette-2031#1\n",
        "summary: About a visit.\n",
        "1:1: uncited-claim: nothing is cited for the source's date; add cite: "
        "source#paragraph, or cite: editor",
    ),
    Case(
        "a record that rests on a masthead",
        VENN,
        "cite: belport-gazette-2031#3",
        "cite: belport-gazette-2031#1",
        "3:7: masthead: paragraph 1 of belport-gazette-2031 is headline, byline or "
        "caption; it serves only for the source's own title, author and date",
    ),
    Case(
        "a source's summary that rests on its masthead",
        GAZETTE,
        "cites:\n",
        "summary:\n  text: About a visit.\n  cite: belport-gazette-2031#1\ncites:\n",
        "11:9: masthead: paragraph 1 of belport-gazette-2031 is headline, byline or "
        "caption; it serves only for the source's own title, author and date",
    ),
    Case(
        "citations of fields that there are not",
        VISIT,
        "    cite: belport-gazette-2031#4",
        "    cites:\n      dat: editor\n      place: editor\n    cite: belport-gazette-2031#4",
        "52:7: unknown-field-name: the meeting has no field dat to name here; did you "
        "mean date?\n"
        "53:7: unknown-field-name: the meeting does not state place",
    ),
    Case(
        "an inference of a field that is not stated",
        VISIT,
        "    cite: belport-gazette-2031#4",
        "    inferred:\n"
        "      order: {because: It was late., cite: editor}\n"
        "    cite: belport-gazette-2031#4",
        "52:7: unknown-field-name: the meeting does not state order",
    ),
    Case(
        "a dispute about a field that there is not",
        VISIT,
        "about: duration",
        "about: durations",
        "38:16: unknown-field-name: the meeting has no field durations to name here; did "
        "you mean duration?",
    ),
    Case(
        "a dispute that is followed about a field not stated",
        VISIT,
        "    duration: two hours\n",
        "",
        "37:16: unknown-field-name: the meeting does not state duration",
    ),
    Case(
        "an inference from nothing",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n"
        "    inferred:\n"
        "      date:\n"
        "        because: It must have been.\n"
        "    cite",
        "52:7: inferred-without-basis: nothing is cited that this was inferred from; add "
        "cite or counted_from",
    ),
    Case(
        "a dispute with one version",
        VISIT,
        "          - says: Three hours.\n"
        "            cite: belport-gazette-2031#6 via ardania-foreign-ministry\n",
        "",
        "40:9: one-version: a dispute has two versions or more, this one has 1; add the "
        "other version, or make it a note",
    ),
    Case(
        "a dispute that follows no version",
        VISIT,
        "follows: 1",
        "follows: 3",
        "45:18: follows-nothing: there is no version 3; the versions are 1 to 2, or "
        "leave follows out",
    ),
    Case(
        "a version without citation",
        VISIT,
        '            cite: belport-gazette-2031#3 "for two hours"\n',
        "",
        "41:13: version-uncited: version 1 has no citation of its own; add cite: source#paragraph",
    ),
    Case(
        "a long phrase of a citation",
        VISIT,
        '#3 "for two hours"',
        '#3 "a b c d e f g h i j - k"',
        "42:19: long-phrase: the phrase has 11 words, more than the 10 allowed; keep the "
        "words that matter",
    ),
    Case(
        "a long phrase of a statement",
        VISIT,
        "must be shared fairly",
        "must be shared fairly among all who live on this old coast",
        "33:17: long-phrase: the phrase has 12 words, more than the 10 allowed; keep the "
        "words that matter",
    ),
)
