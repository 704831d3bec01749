"""Calendar dates as records write them: EDTF (ISO 8601-2), as immutable, comparable values."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from typing import Any, Final, Literal

from dateutil.relativedelta import relativedelta
from edtf import EDTFParseException, parse_edtf
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from chancery.date_words import DatePart, date_parts, why_refused

__all__ = ["Date", "DateError", "DatePart", "Precision", "parse_shift"]

Precision = Literal["day", "month", "season", "year", "decade", "century"]

_FINEST_FIRST: Final[tuple[Precision, ...]] = (
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
)
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_PLAIN: Final = re.compile(rf"([0-9]{{4}})(?:-({_MONTH})(?:-([0-9]{{2}}))?)?")
# EDTF level 1 without intervals: a complete date with a qualifier, a season, unspecified digits
# from the right. The package itself also takes level 2 and fails on some of its forms.
_LEVEL_1: Final = re.compile(
    rf"[0-9]{{4}}(?:-{_MONTH}(?:-[0-9]{{2}})?)?[?~%]"
    r"|[0-9]{4}-2[1-4]"
    rf"|(?:[0-9]{{3}}X|[0-9]{{2}}XX|[0-9]{{4}}-XX(?:-XX)?|[0-9]{{4}}-{_MONTH}-XX)[?~%]?"
)
_SHIFT: Final = re.compile(r"([+-][0-9]{1,4}) (day|week|month|year)s?")
_LONGEST_QUOTED: Final = 60


class DateError(ValueError):
    """A text that is not a date of ours, or a date that cannot do what is asked of it.

    The message is for an editor: what was written, what is wrong with it, what to write.
    """


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Date:
    """A calendar date or interval in EDTF, made by `Date.parse`.

    Dates are equal if their texts are. `earliest` and `latest` are the bounds the text states:
    a qualifier (`?`, `~`, `%`) does not widen them, and an open or unknown end of an interval
    is `datetime.date.min` or `datetime.date.max`. `precision` is that of the start, or of the
    end where there is no start; digits that are not specified do not count, so that `2023-10-XX`
    has the precision month. An interval is `approximate` or `uncertain` if one of its ends is.
    """

    text: str
    earliest: dt.date = field(compare=False)
    latest: dt.date = field(compare=False)
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False, default=False)
    uncertain: bool = field(compare=False, default=False)
    is_interval: bool = field(compare=False, default=False)
    _ends: "tuple[Date | None, Date | None]" = field(compare=False, default=(None, None))
    first_year: int | None = field(init=False, compare=False)
    """The year in which something of this date began; None where the date does not tell it."""

    def __post_init__(self) -> None:
        """Work out what long lists ask of each of their dates, again and again."""
        start = self.start
        is_told = start is not None and start.precision not in ("decade", "century")
        object.__setattr__(self, "first_year", start.earliest.year if start and is_told else None)

    @classmethod
    def parse(cls, text: str) -> "Date":
        """Read EDTF level 0 or 1: dates, seasons, intervals; no times, sets or long years.

        An interval whose end lies before its start is read: see `is_backwards`.
        Raises DateError for any other text. Standard: ISO 8601-2:2019, profile "Extended
        Date/Time Format", https://www.loc.gov/standards/datetime/.
        """
        try:
            return _read(text)
        except DateError as error:
            quoted = text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
            raise DateError(f"{quoted}: {error}" if text else str(error)) from None

    def __str__(self) -> str:
        """Give back the EDTF text."""
        return self.text

    def __repr__(self) -> str:
        """Show how to make the date."""
        return f"Date.parse({self.text!r})"

    def __lt__(self, other: object) -> bool:
        """Order by `sort_key`."""
        return self.sort_key < other.sort_key if isinstance(other, Date) else NotImplemented

    @property
    def sort_key(self) -> tuple[dt.date, int, dt.date, str]:
        """The earliest day first, then the more precise date, then the one that is over first."""
        return self.earliest, _FINEST_FIRST.index(self.precision), self.latest, self.text

    @property
    def start(self) -> "Date | None":
        """The start of an interval, None where it is open or unknown; a single date itself."""
        return self._ends[0] if self.is_interval else self

    @property
    def end(self) -> "Date | None":
        """The end of an interval, None where it is open or unknown; a single date itself."""
        return self._ends[1] if self.is_interval else self

    @property
    def is_day(self) -> bool:
        """Whether this is one single day, be it approximate or uncertain."""
        return self.precision == "day" and not self.is_interval

    @property
    def is_backwards(self) -> bool:
        """Whether the interval's end lies before its start; such an interval covers no day."""
        return self.latest < self.earliest

    @property
    def is_firm(self) -> bool:
        """Whether its bounds hold: it is neither about nor perhaps, nor backwards."""
        return not (self.approximate or self.uncertain or self.is_backwards)

    @property
    def weekday(self) -> int | None:
        """The day of the week of a single day, Monday being 0; None for any other date."""
        return self.earliest.weekday() if self.is_day else None

    @property
    def years(self) -> range:
        """The years the date touches; of an interval with one end missing, those of the other."""
        first, last = self.start or self.end or self, self.end or self.start or self
        return range(first.earliest.year, last.latest.year + 1)

    @property
    def words(self) -> str:
        """The date in English: "21–22 March 2025", "about November 2024"."""
        return "".join(part.words for part in self.html_parts())

    def html_parts(self) -> tuple[DatePart, ...]:
        """Give the wording in the parts that are to stand inside and outside of `<time>`."""
        return date_parts(self)

    def overlaps(self, other: "Date") -> bool:
        """Whether the two may share a day."""
        if self.is_backwards or other.is_backwards:
            return False
        return self.earliest <= other.latest and other.earliest <= self.latest

    def may_contain(self, other: "Date") -> bool:
        """Whether the other may lie wholly within this one; False if the bounds exclude it.

        Each end of an interval can be any day of what the end states, a single date any of its
        days. 2023-10-05/2023-10-20 may contain 2023-10, but not 2023-10-01/2023-10-10.
        """
        return (
            self.overlaps(other)
            and self.earliest <= (other.start.latest if other.start else dt.date.max)
            and self.latest >= (other.end.earliest if other.end else dt.date.min)
        )

    def days(self) -> Iterator[dt.date]:
        """Go through the days of a single day, or of an interval with a day at both ends."""
        if self.start and self.end and self.start.is_day and self.end.is_day:
            for ordinal in range(self.earliest.toordinal(), self.latest.toordinal() + 1):
                yield dt.date.fromordinal(ordinal)

    def shifted(self, delta: relativedelta) -> "Date":
        """Move a plain day, month or year by `delta` (see `parse_shift`), keeping its precision.

        A day that the month reached does not have becomes its last one. Raises DateError for any
        other date, for a delta finer than the precision, and beyond the years 0001 to 9999.
        """
        if not _PLAIN.fullmatch(self.text):
            raise DateError(f"{self.text}: only a plain day, month or year can be shifted")
        if self.precision != "day" and delta.days:
            raise DateError(f"{self.text}: a {self.precision} cannot be shifted by days")
        if self.precision == "year" and delta.months:
            raise DateError(f"{self.text}: a year cannot be shifted by months")
        try:
            moved = self.earliest + delta
        except (ValueError, OverflowError):
            raise DateError(
                f"{self.text}: shifted, it lies outside of the years 0001 to 9999"
            ) from None
        return Date.parse(moved.isoformat()[: len(self.text)])

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let a pydantic field of this type take EDTF text or a Date, and give EDTF text."""
        return core_schema.no_info_wrap_validator_function(
            cls._validate,
            core_schema.str_schema(strict=True),
            serialization=core_schema.to_string_ser_schema(when_used="always"),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the field in JSON Schema."""
        return {
            "type": "string",
            "format": "edtf",
            "description": "A calendar date or interval in EDTF (ISO 8601-2), level 0 or 1.",
            "examples": ["2023-10-18", "2024-06", "2018", "2025-03-21/2025-03-22", "2024-11~"],
        }

    @classmethod
    def _validate(cls, value: Any, as_text: ValidatorFunctionWrapHandler) -> "Date":
        return value if isinstance(value, cls) else cls.parse(as_text(value))


def parse_shift(text: str) -> relativedelta:
    """Read a shift such as "+1 day", "-2 weeks", "+1 month" or "-1 year".

    Raises DateError for any other text; the sign is required.
    """
    shift = _SHIFT.fullmatch(text)
    if shift is None:
        raise DateError(f"{text}: a shift is written like +1 day, -2 weeks, +1 month or -1 year")
    count, unit = int(shift[1]), shift[2]
    match unit:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
        case _:
            return relativedelta(years=count)


@lru_cache(maxsize=65_536)
def _read(text: str) -> Date:
    """Read a date; the DateError says why not, without saying the text again."""
    # Nearly every date is plain, and the package needs a thousand times longer for one.
    if plain := _PLAIN.fullmatch(text):
        return _read_plain(text, *plain.groups())
    if _LEVEL_1.fullmatch(text):
        return _read_level_1(text)
    if text.count("/") == 1 and not re.search(r"\s", text):
        return _read_interval(text)
    raise DateError(why_refused(text))


def _read_plain(text: str, year: str, month: str | None, day: str | None) -> Date:
    try:
        earliest = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise DateError(why_refused(text)) from None
    if day:
        return Date(text=text, earliest=earliest, latest=earliest, precision="day")
    if month:
        latest = _month_end(earliest)
        return Date(text=text, earliest=earliest, latest=latest, precision="month")
    latest = dt.date(earliest.year, 12, 31)
    return Date(text=text, earliest=earliest, latest=latest, precision="year")


def _read_level_1(text: str) -> Date:
    try:
        parsed = parse_edtf(text)
        earliest = dt.date(*parsed.lower_strict()[:3])
        latest = dt.date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise DateError(why_refused(text)) from None
    if text.endswith("-24"):
        # The package ends the winter with December; the season lasts into the next year.
        latest = _month_end(dt.date(min(latest.year + 1, dt.MAXYEAR), 2, 1))
    both = parsed.is_uncertain_and_approximate
    return Date(
        text=text,
        earliest=earliest,
        latest=latest,
        precision=_precision(text.rstrip("?~%")),
        approximate=parsed.is_approximate or both,
        uncertain=parsed.is_uncertain or both,
    )


def _precision(unqualified: str) -> Precision:
    known = unqualified.replace("-XX", "")
    if re.fullmatch(r"[0-9]{4}-2[1-4]", known):
        return "season"
    if "X" in known:
        return "century" if known.endswith("XX") else "decade"
    lengths: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return lengths[len(known)]


def _month_end(month: dt.date) -> dt.date:
    return month + relativedelta(day=31)


def _read_interval(text: str) -> Date:
    start, end = (None if end in ("", "..") else _read(end) for end in text.split("/"))
    known = [end for end in (start, end) if end]
    if not known:
        raise DateError("an interval needs a date at one end, 2023-10/..")
    return Date(
        text=text,
        earliest=start.earliest if start else dt.date.min,
        latest=end.latest if end else dt.date.max,
        precision=known[0].precision,
        approximate=any(end.approximate for end in known),
        uncertain=any(end.uncertain for end in known),
        is_interval=True,
        _ends=(start, end),
    )
