"""Edits of the small valid dossier, each with what is said of the colours of sides."""

from check_cases import Case

ARDANIA = "sides/ardania.yaml"
BELMORA = "sides/belmora.yaml"
FURTHER = "choose hues further apart, as blue and orange are, or one much darker"


def coloured(light: str, dark: str) -> str:
    """The lines that give a side its two colours."""
    return f"colour: '{light}'\ncolour_dark: '{dark}'\n"


COLOURS = (
    Case(
        "a colour without its twin on dark ground",
        ARDANIA,
        "colour_dark: '#7ab8f5'\n",
        "",
        "3:9: colour-in-one-scheme: ardania has a colour on light ground, but none on dark; add "
        "colour_dark, or leave colour out",
    ),
    Case(
        "a colour without its twin on light ground",
        ARDANIA,
        "colour: '#0b5cad'\n",
        "",
        "3:14: colour-in-one-scheme: ardania has a colour on dark ground, but none on light; add "
        "colour, or leave colour_dark out",
    ),
    Case(
        "a colour that is faint on light ground",
        BELMORA,
        "",
        coloured("#f2a65a", "#f2a65a"),
        "3:9: faint-colour: #f2a65a has a contrast of 1.79:1 with light ground; choose a darker "
        "one, for at least 3:1",
    ),
    Case(
        "a colour that is faint on dark ground",
        BELMORA,
        "",
        coloured("#a04a00", "#7a3800"),
        "4:14: faint-colour: #7a3800 has a contrast of 1.79:1 with dark ground; choose a lighter "
        "one, for at least 3:1",
    ),
    Case(
        "a grey that is faint on the raised ground only",
        BELMORA,
        "",
        coloured("#909090", "#f2a65a"),
        "3:9: faint-colour: #909090 has a contrast of 2.82:1 with light ground; choose a darker "
        "one, for at least 3:1",
    ),
    Case(
        "two blues",
        BELMORA,
        "",
        coloured("#1a4f8b", "#f2a65a"),
        "3:9: colours-alike: #1a4f8b looks like ardania's #0b5cad to readers with normal sight, "
        f"protanopia, deuteranopia and tritanopia; {FURTHER}",
    ),
    Case(
        "a purple beside a blue",
        BELMORA,
        "",
        coloured("#8038a8", "#f2a65a"),
        "3:9: colours-alike: #8038a8 looks like ardania's #0b5cad to readers with protanopia, "
        f"deuteranopia and tritanopia; {FURTHER}",
    ),
    Case(
        "a green beside a blue, on either ground",
        BELMORA,
        "",
        coloured("#2d6a4f", "#8fd3b0"),
        "3:9: colours-alike: #2d6a4f looks like ardania's #0b5cad to readers with tritanopia; "
        f"{FURTHER}\n"
        "4:14: colours-alike: #8fd3b0 looks like ardania's #7ab8f5 to readers with normal sight, "
        f"deuteranopia and tritanopia; {FURTHER}",
    ),
)
