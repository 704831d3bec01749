"""Whom readers mean by what they type: spellings, scripts, slips and orders of words."""

MEANT: dict[str, tuple[str, ...]] = {
    "people/kim-jong-un/": (
        *("Kim Jong Un", "kim jongun", "KIM JONG-UN", "kimjongun", "Ким Чен Ын", "Ким Чен Ына"),
        *("김정은", "Un Kim Jong", "Kim Jung-un", "kim jong oon", "Kim"),
    ),
    "people/choe-son-hui/": (
        *("Choe Sonhui", "Choi Son-hee", "Sonhui Choe", "최선희", "Цой Сон Хи", "Чхве Сон Хи"),
    ),
    "people/sergey-lavrov/": (
        *("Lavrow", "Lavrov", "Lavorv", "Larvov", "Lawrow", "Lavroff", "Лавров", "Лаврова"),
        *("Lavrov Sergei", "Sergej Lawrow", "Sergei Viktorovich Lavrov"),
    ),
    "people/sergei-shoigu/": ("Shoygu", "Schoigu", "Шойгу", "Šojgu", "Choïgou"),
    "people/vladimir-putin/": ("Puttin", "Poutine", "Putni", "Путин", "President Putin"),
    "people/alexander-kozlov/": ("Kozlow", "Koslov", "Kozlvo", "Козлов"),
    "people/park-tae-sung/": ("Pak Thae Song", "박태성"),
    "people/yuri-ushakov/": ("Uschakow", "Ouchakov", "Ушаков"),
    "people/oh-soo-yong/": ("O Su Yong", "오수용"),
    "places/vladivostok/": ("Wladiwostok", "Владивосток"),
    "places/pyongyang/": ("Phyongyang", "Пхеньян", "평양"),
}
"""What is typed, by the address of whom or what is to be found first."""
