"""Names under many spellings, for the keys as Python makes them and as the browser does."""

SCRIPTS = ("Ким Чен Ын", "김정은", "金")
"""Names in all scripts that the cases are in."""

SAME: tuple[tuple[str, ...], ...] = (
    (
        "Kim Jong Un",
        "Kim Jong-un",
        "kim jongun",
        "KIM JONG UN",
        "Ким Чен Ын",
        "김정은",
        "Kim Jung-un",
    ),
    ("Choe Son Hui", "Choe Sonhui", "Choi Son-hee", "Цой Сон Хи", "최선희"),
    ("Sergey Lavrov", "Sergei Lavrow", "Sergej Lawrow", "Serguei Lavroff", "Сергей Лавров"),
    ("Lavrov", "Lavorv", "Лавров", "Лаврова", "Лаврову"),
    ("Sergei Shoigu", "Sergey Shoygu", "Sergej Schoigu", "Сергей Шойгу", "Sergej Šojgu"),
    ("Putin", "Puttin", "Poutine", "Путин", "Путина", "Putni"),
    ("Kozyrev", "Kozirev", "Kosyrew", "Козырев"),
    ("Khrushchev", "Khruschtschew", "Хрущев", "Хрущёв"),
    ("Pyongyang", "Phyongyang", "Pyŏngyang", "Пхеньян", "평양"),
    ("Vladivostok", "Wladiwostok", "Владивосток"),
    ("Oh Soo-yong", "O Su Yong", "오수용"),
    ("Ri Jong", "Rijong"),
    ("René Müller", "Rene Muller"),
)
"""Spellings that sound alike: all of one row have one key."""
