"""Which day it was: the words and figures for days, each with what it says of the day.

The words are read here, because dateparser takes "may", "second" and "1" for dates and has no way to say that it is
unsure; what they mean is computed with dateutil.
"""

import re
from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from bot.understanding.times.day_hints import DayHint
from bot.understanding.words.either import merged, with_doubt
from bot.understanding.words.numbers import amount
from bot.understanding.words.spans import Found, alternatives, masked

# A day without a year is of the year that makes it nearest, as far ahead as this.
_AHEAD = relativedelta(months=6)
_WEEK = relativedelta(weeks=1)

WEEKDAYS = {
    "monday": MO, "mon": MO, "tuesday": TU, "tues": TU, "tue": TU, "wednesday": WE, "weds": WE, "wed": WE,
    "thursday": TH, "thurs": TH, "thur": TH, "thu": TH, "friday": FR, "fri": FR, "saturday": SA, "sat": SA,
    "sunday": SU, "sun": SU,
}  # fmt: skip
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_MONTH = alternatives(MONTHS)
_WEEKDAY = alternatives(WEEKDAYS)
_NO_UNIT = r"(?!\s*-?\s*(?:hours?|hrs?|h|minutes?|mins?|m)\b)"
_SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
# What only says roughly when.
_ROUGHLY = (
    r"\bthe other (?:day|night|week|morning|evening|afternoon)\b",
    (
        r"\b(?:recently|lately|sometime|some time ago|someday|whenever|later (?:today|tonight|this \w+)"
        r"|a while (?:ago|back)|earlier on)\b"
    ),
    r"\b(?:one|some) (?:day|evening|morning|afternoon|night)\b",
    r"\b(?:a )?(?:couple|few|several|some)(?: of)? (?:days|weeks|months|nights) (?:ago|back)\b",
    r"\b(?:the )?(?:past|last) (?:few|couple(?: of)?|several|two|three|\d+) (?:days|weeks|months)\b",
    (
        r"\b(?:this|last|past|the past|earlier this) (?:month|semester|quarter|year|spring|summer|fall"
        r"|autumn|winter|term)\b"
    ),
    r"\b(?:a|\d+|one|two|three) (?:months?|years?|weekends?) (?:ago|back)\b",
    rf"\b(?:the )?(?:week|weekend|month|{_WEEKDAY}) before last\b|\bthe (?:day|night|week) before\b(?! yesterday)",
    r"\b(?:tbd|soon|previously|date unknown|unknown date)\b",
    r"\b(?:over|during|on|in) (?:the )?(?:(?:spring|summer|fall|winter) )?(?:break|summer|holidays?|vacation)\b",
    r"\b(?:early|mid|late|beginning of|start of|end of|middle of)[\s-]+(?:the |this |last )?(?:month|week)\b",
    rf"\b(?:on |every |each )?{alternatives(day + 's' for day in WEEKDAYS if day.endswith('day'))}\b",
    rf"\b(?:every|(?<!\x00 )each|most) (?:other )?(?:day|week|month|{_WEEKDAY})\b",
    (
        r"\b(?:veterans|labor|memorial|presidents|election|indigenous peoples?|mlk)'?s? day\b"
        r"|\bthanksgiving\b|\bhalloween\b"
    ),
)


def find_days(text: str, today: date) -> list[Found[DayHint]]:
    """Every expression for a day in the lower-case text, in order."""
    found: list[Found[DayHint]] = []
    for pattern, read in _FORMS:
        here = [
            Found(match.start(), match.end(), read(match, today)) for match in pattern.finditer(masked(text, found))
        ]
        found += here
    days = merged(text, sorted(found, key=lambda piece: piece.start), DayHint.either)
    return [with_doubt(text, day) if day.value.among else day for day in days]


def _firm(day: date | None) -> DayHint:
    return DayHint(day=day, firm=day is not None)


def _figures(match: re.Match[str], today: date) -> DayHint:
    said = match.groupdict()
    month = MONTHS.get(said["month"]) or int(said["month"])
    return _firm(_calendar_day(said.get("year"), month, int(re.sub(r"\D", "", said["day"])), today))


def _calendar_day(year: str | None, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) <= 2 else 0), month, day)  # noqa: PLR2004 - two-digit years
        this_year = date(today.year, month, day)
        return this_year if this_year <= today + _AHEAD else date(today.year - 1, month, day)
    except ValueError:
        return None


def _of_this_month(match: re.Match[str], today: date) -> DayHint:
    day = _calendar_day(None, today.month, int(re.sub(r"\D", "", match["day"])), today)
    return _firm(day if day and day <= today else None)


def _of_this_month_or_today(match: re.Match[str], today: date) -> DayHint:
    """The day of this month, or no day at all but a number in a row."""
    day = _of_this_month(match, today)
    return DayHint.either(day, _firm(today)) if day.day and day.day != today else DayHint()


def _either_figure(match: re.Match[str], today: date) -> DayHint:
    """The two days of "nov 9 or 10" and "11/9 or 11/10"."""
    said = match.groupdict()
    month = MONTHS.get(said["month"]) or int(said["month"])
    then = int(said["then"]) if said.get("then") else month
    days = ((month, said["day"]), (then, said["other"]))
    return DayHint.either(*(_firm(_calendar_day(None, of, int(day), today)) for of, day in days))


def _either_of_this_month(match: re.Match[str], today: date) -> DayHint:
    days = (_calendar_day(None, today.month, int(match[group]), today) for group in ("day", "other"))
    return DayHint.either(*(_firm(day if day and day <= today else None) for day in days))


def _offset(days: int) -> Callable[[re.Match[str], date], DayHint]:
    return lambda _match, today: _firm(today + relativedelta(days=days))


def _days_away(match: re.Match[str], today: date) -> DayHint:
    days = relativedelta(days=int(amount(match["count"])))
    return _firm(today - days if match["ago"] else today + days)


def _weekday(match: re.Match[str], today: date) -> DayHint:
    named = WEEKDAYS[match["weekday"]]
    weekday = named.weekday
    latest = today + relativedelta(days=-1, weekday=named(-1))
    this_week = _monday(today) + relativedelta(weekday=named)
    which = (match["which"] or "").strip()
    if which == "next":
        return DayHint(this_week + _WEEK, weekday)
    if which in {"this", "coming", "this coming", "upcoming"}:
        return DayHint(this_week if which == "this" else latest + _WEEK, weekday)
    if which == "last" and weekday < today.weekday():
        return DayHint(None, weekday, among=(latest - _WEEK, latest))  # the one of this week, or the one before?
    return DayHint(latest, weekday)


def _week(match: re.Match[str], today: date) -> DayHint:
    return _span_of_week(today, {"this": 0, "next": 1}.get(match["week"], -1))


def _weeks_ago(match: re.Match[str], today: date) -> DayHint:
    return _span_of_week(today, -_count(match))


def _weeks_before(match: re.Match[str], today: date) -> DayHint:
    day = today if match["from"] == "today" else today + relativedelta(days=-1)
    return _firm(day + relativedelta(weeks=-_count(match)))


def _count(match: re.Match[str]) -> int:
    return 1 if match["count"] == "a" else int(amount(match["count"]))


def _span_of_week(today: date, shift: int) -> DayHint:
    monday = _monday(today) + relativedelta(weeks=shift)
    return DayHint(span=(monday, monday + relativedelta(weekday=SU)))


def _monday(today: date) -> date:
    """The first day of this week."""
    return today + relativedelta(weekday=MO(-1))


def _weekend(match: re.Match[str], today: date) -> DayHint:
    if match["which"] == "this":
        return DayHint()
    saturday = today + relativedelta(weekday=SA(-1))
    if match["which"] == "next":
        saturday += _WEEK
    return DayHint(span=(saturday, saturday + relativedelta(weekday=SU)))


def _month(match: re.Match[str], today: date) -> DayHint:
    month = MONTHS[match["month"] or match["clear"]]
    first = _calendar_day(None, month, 1, today)
    if first is None:
        return DayHint()
    return DayHint(span=(first, first + relativedelta(day=31)))


def _unsure(_match: re.Match[str], _today: date) -> DayHint:
    return DayHint()


_WHOLE = r"(?<![\w/.:-])"
_M = r"(?P<month>\d{1,2})"
_D = r"(?P<day>\d{1,2})"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|through|thru)\s*"
_YEAR = r"(?:(?:,\s*| )(?P<year>20\d\d))?"
_PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
# "the 3rd" is a day where no noun follows that it counts ("the 3rd session").
_NO_NOUN = (
    r"(?! (?!(?:at|for|with|w|on|in|via|from|and|we|i|over|by|re|regarding|about|abt|after|before|during|then|plus)\b)"
    r"[a-z])"
)
_NTH = r"(?P<day>\d{1,2}(?:st|nd|rd|th))"
_COUNTED = (
    r"(?:grade\w*|goals?|draft|period|floor|quarter|semester|year|time|part|step|cycle|round|try|attempt|chapter|element"
    r"|standard|item|question|module|unit|lesson|cpsels?|iip|dop|reflection|amendment|hour|day|week|month|point|one|of)\b"
)
_ALONE = r"(?!(?:\s*(?:,|and|&|/|-))+\s*\d{1,2}(?:st|nd|rd|th)\b)"  # not "4th, 5th and 6th grade"
# "On the 12th plc 45 min" is of a day; "the 3rd session" is the third of them, or one on the third.
_WHAT_WAS_DONE = (
    r"(?:(?:plc|coaching|coached|district|job[- ]aligned|pd|pl|professional|training|workshop|webinar|my coach"
    r"|my candidate|met|had|did|attended|went|saw|observed|visited|called|zoomed|a|an)\b|cpsels? ?#?\d)"
)
_IN_A_ROW = r"(?:session|meeting|mtg|call|visit|check[- ]?in|observation|debrief)\b"
_WEEKS = r"(?P<count>a|one|two|three|four|\d) weeks?"
_WHICH_WEEK = r"(?P<week>this|last|next|previous|the past|past)"
_WHICH_WEEKDAY = r"(?P<which>last|next|this coming|this past|this|past|coming|upcoming)"
# "Sat in on", "sat down with" are no Saturdays; "may", "march" and short forms are months only beside a number.
_NO_VERB = r"(?! (?:in on|down|in with)\b)"
_CLEAR_MONTH = alternatives(
    ("january", "february", "july", "september", "october", "november", "december", "feb", "sept", "oct", "nov")
)
# The order matters: what could be part of a longer form comes after it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], DayHint]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_WHOLE}(?P<year>20\d\d)[-/.]{_M}[-/.]{_D}(?!\d)", _figures),
        (rf"{_WHOLE}{_M}(?P<sep>[-/.]){_D}(?P=sep)(?P<year>20\d\d|\d\d)(?![\d/])", _figures),
        (rf"{_WHOLE}{_M}/{_D} or (?:(?P<then>\d{{1,2}})/)?(?P<other>\d{{1,2}})(?![\d/:]){_NO_UNIT}", _either_figure),
        (rf"{_WHOLE}\d{{1,2}}/\d{{1,2}}{_TO}(?:\d{{1,2}}/)?\d{{1,2}}(?![\d/:])", _unsure),
        (rf"{_WHOLE}{_M}/{_D}(?![\d/%]|:\d)", _figures),
        (rf"(?<=\bon\s){_M}-{_D}(?![\d/:-])", _figures),
        (rf"\b(?P<month>{_MONTH})\.? {_D}{_TH} or (?:the )?(?P<other>\d{{1,2}}){_TH}\b{_NO_UNIT}", _either_figure),
        (rf"\b{_MONTH}\.? \d{{1,2}}{_TH}{_TO}\d{{1,2}}{_TH}\b{_NO_UNIT}", _unsure),
        (rf"\b{_D}{_TH} (?:of )?(?P<month>{_MONTH})\b\.?{_YEAR}", _figures),
        (rf"\b(?P<month>{_MONTH})\b\.?\s*(?:the )?{_D}{_TH}\b(?![:/]){_NO_UNIT}{_YEAR}", _figures),
        (rf"\b(?:the|on) {_D}{_TH} or (?:the )?(?P<other>\d{{1,2}})(?:st|nd|rd|th)\b", _either_of_this_month),
        (rf"\b(?:(?:on )?the|on) {_NTH}\b{_NO_NOUN}", _of_this_month),
        (rf"\bon the {_NTH}\b(?= (?:\w+ )?{_IN_A_ROW})", _of_this_month_or_today),
        (rf"\bon (?:the )?{_NTH}\b(?=,? {_WHAT_WAS_DONE})", _of_this_month),
        (rf"(?:^|(?<=[,;\n] )|(?<=\band )|(?<=\n)){_NTH}(?=\s*(?::|-\s|,)){_ALONE}", _of_this_month),
        (rf"\bon the {_NTH}\b(?! {_COUNTED})", _of_this_month_or_today),
        (rf"\bthe {_NTH}\b(?= {_WHAT_WAS_DONE})", _of_this_month_or_today),
        (
            rf"(?:^|(?<=[,;\n] )|(?<=\band )|(?<=\n)){_NTH}\b(?! (?:\w+ )?{_IN_A_ROW})(?= {_WHAT_WAS_DONE})",
            _of_this_month_or_today,
        ),
        (rf"(?<=[\w\x00] ){_NTH}\b(?=\s*(?:$|[,;.)]|(?:with|w|for|at)\b)){_ALONE}", _of_this_month_or_today),
        (rf"\b{_WEEKS} (?:ago|back) (?P<from>today|yesterday)\b", _weeks_before),
        (rf"\b(?P<from>today|yesterday) {_WEEKS} (?:ago|back)\b", _weeks_before),
        (r"\b(?:the )?day before yesterday\b|\bnight before last\b", _offset(-2)),
        (r"\b(?:the )?day after tomorrow\b", _offset(2)),
        (rf"\b(?P<count>{_SMALL}) days? (?P<ago>ago|back)\b", _days_away),
        (rf"\bin (?P<count>{_SMALL}) days?\b(?P<ago>(?!))?", _days_away),
        (rf"\byest(?:erdays?)?\b(?:'s)?\.?{_PART_OF_DAY}|\blast (?:night|evening)\b(?:'s)?", _offset(-1)),
        (rf"\btomorrow\b(?:'s)?{_PART_OF_DAY}", _offset(1)),
        (r"\blater (?:today|tonight|this \w+)\b", _unsure),
        (
            r"\b(?:earlier )?(?:today|this (?:morning|afternoon|evening|am|pm)|tonight)\b(?:'s)?|\bjust now\b",
            _offset(0),
        ),
        *((pattern, _unsure) for pattern in _ROUGHLY),
        (rf"\b(?:early|mid|late)[\s-]+(?:{_MONTH})\b", _unsure),
        (rf"\b(?:(?:earlier|sometime|later|early|late|end of) )?(?:of )?{_WHICH_WEEK} (?:week|wk)\b(?:'s)?", _week),
        (rf"\b{_WEEKS} (?:ago|back)\b", _weeks_ago),
        (r"\b(?:(?:over|on|during) )?(?:the )?(?:(?P<which>this|last|past|next)\s+)?weekend\b(?:'s)?", _weekend),
        (
            rf"\b(?:on )?(?:{_WHICH_WEEKDAY}\s+)?(?P<weekday>{_WEEKDAY})\b(?:'s|\.)?{_NO_VERB}{_PART_OF_DAY}",
            _weekday,
        ),
        (rf"\b(?:in|back in|during|for|last) (?P<month>{_MONTH})\b|\b(?P<clear>{_CLEAR_MONTH})\b", _month),
    )
)
