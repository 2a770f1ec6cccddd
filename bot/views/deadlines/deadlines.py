"""What is due, a line each: this week and next first, then what goes on and what comes later."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.services.deadlines.replies import CandidateDue, CohortDates, CohortDeadlines, DeadlineList
from bot.views.blocks import Message, actions, button, escape, literal, sections
from induction.ahead.dated import Ahead, Dated, Deadline
from induction.calendar import clock_words, day_words, near_day_words, short_day
from induction.packs.pack import ProgramPack
from induction.packs.rules import Trigger
from induction.people import Role
from induction.roster import TRIGGER_COLUMNS

ADD_TO_CALENDAR = "deadlines_file"

MOST_LATER, MOST_PEOPLE, MOST_THINGS = 5, 20, 3

_NO_OTHERS = "These are the dates that the program's documents print. For any other ask the program administrator."
_COLUMN = {trigger: column for column, trigger in TRIGGER_COLUMNS.items()}
_ADMIN = "the program administrator"
_BY = frozenset({Dated.DEADLINE, Dated.ITEM})


def deadlines_message(reply: DeadlineList) -> Message:
    """What is due for one candidate, or when the one thing is that was asked for; with the button for a calendar."""
    return _message(_about_lines(reply) if reply.about else _list_lines(reply), *_calendar_of(reply))


def _list_lines(reply: DeadlineList) -> list[str]:
    whose = "Your deadlines" if reply.mine else f"What is due for {reply.candidate.name}"
    lines = [f"*{whose}*", *_week_lines(reply.ahead), *_past_lines(reply)]
    lines += [*_later_lines(reply.ahead), *_undated_lines(reply)]
    if several := next((one for one in reply.ahead.in_order if one.readings > 1), None):
        whom = several.ask.named if several.ask else _ADMIN
        lines.append(
            f"_Where the documents disagree you see each of their dates: {whom} can settle it. “When is … due?” says "
            "which document gives which._"
        )
    return [*lines, _NO_OTHERS]


def _about_lines(reply: DeadlineList) -> list[str]:
    """Every reading of when one thing is due, each with its day and its place, the earliest first."""
    ahead, title = reply.ahead, reply.about or ""
    dated = sorted((*ahead.past, *ahead.in_order), key=lambda one: one.last or date.max)
    whose = "" if reply.mine else f", {reply.candidate.name}"
    lines = [f"*{title[0].upper()}{title[1:]}*{literal(whose)}"]
    if len({(one.reading, one.last) for one in (*dated, *ahead.undated)}) > 1:
        lines[0] += ": the documents give several dates"
    lines += dict.fromkeys(_reading_line(one, reply) for one in (*dated, *ahead.undated))
    missing = {one.missing for one in ahead.undated if one.missing}
    lines += [_missing_words(trigger, reply) for trigger in sorted(missing)]
    lines += [f"{name} settled that." for name in sorted({one.settled_by for one in dated if one.settled_by})]
    ask = next((one.ask for one in (*dated, *ahead.undated) if one.ask and one.readings > 1), None)
    return [*lines, f"{ask.named[0].upper()}{ask.named[1:]} can settle which one holds."] if ask else lines


def _reading_line(one: Deadline, reply: DeadlineList) -> str:
    when = when_words(one, reply.ahead.today)
    over = " (over)" if one.last is not None and one.last < reply.ahead.today else ""
    return f"• *{when[0].upper()}{when[1:]}*{over}{_reading_words(one, reply.pack) or _source_words(one, reply.pack)}"


def _source_words(one: Deadline, pack: ProgramPack) -> str:
    """The place of what has one reading."""
    if not one.sources:
        return ""
    return f" ({pack.document(one.sources[0].document).title}, line {one.sources[0].line})"


def _calendar_of(reply: DeadlineList) -> tuple[str, Sequence[Deadline]]:
    return f"person:{reply.candidate.id}", () if reply.about else reply.ahead.in_order


def cohort_deadlines_message(reply: CohortDeadlines) -> Message:
    """What is due for several candidates: what they have in common, then who has something of their own."""
    lines = [f"*What is due: {reply.title}*", *_people_lines(reply.people)]
    for one in reply.cohorts:
        lines += _cohort_lines(one, reply.pack)
    if not reply.cohorts:
        lines.append("Nobody whom I could look up is on the roster with a first day yet.")
    dated = [on for one in reply.cohorts for on in one.ahead.in_order]
    return _message([*lines, _NO_OTHERS], f"cohort:{reply.cohort or ''}", dated)


def next_lines(ahead: Ahead, pack: ProgramPack, most: int) -> Sequence[str]:
    """A heading with a line for each of the next dated things, or that there is none."""
    found = ahead.in_order[:most]
    if not found:
        return ["*Next dates*", "Nothing with a date comes up in your program."]
    return ["*Next dates*", *(deadline_line(one, ahead.today, pack) for one in found)]


def deadline_line(one: Deadline, today: date, pack: ProgramPack) -> str:
    """When it is, what it is, and what else a reader needs."""
    when = when_words(one, today)
    return " ".join([f"• *{when[0].upper()}{when[1:]}*: {literal(one.title)}.", *_notes(one, pack)])


def _brief_line(one: Deadline, today: date) -> str:
    """The same in a line of a phone: of several readings which one it is, and a holiday, but no place."""
    when = when_words(one, today)
    reading = f" ({literal(one.reading)})" if one.reading and one.readings > 1 else ""
    doer = f" The {_DOERS.get(one.doer, one.doer)} does it." if one.doer not in {None, Role.CANDIDATE} else ""
    return f"• *{when[0].upper()}{when[1:]}*: {literal(one.title)}{reading}.{_holiday_words(one)}{doer}"


def _holiday_words(one: Deadline) -> str:
    if not one.holiday:
        return ""
    ask = f" Please ask {one.ask.named}." if one.ask else ""
    return f" That day is a federal holiday ({one.holiday}), and nothing says that it moves.{ask}"


def when_words(one: Deadline, today: date) -> str:
    """When it is: a day with its clock times, or the months of which no day is printed."""
    if one.first is None or one.last is None:
        return "no day known"
    if one.has_day:
        by = "by " if one.kind in _BY else ""
        clock = f", {clock_words(one.starts, one.ends)}" if one.starts and one.ends else ""
        return f"{by}{_day_words(one.last, today)}{clock}"
    year = "" if one.last.year == today.year else f" {one.last.year}"
    if one.is_month:
        return f"in {one.first:%B}{year}"
    if one.first <= today:
        return f"until the end of {one.last:%B}{year}"
    return f"{one.first:%B} to {one.last:%B}{year}"


def _day_words(day: date, today: date) -> str:
    """A day, with its year where that is not this one."""
    return near_day_words(day) if day.year == today.year else day_words(day)


def _message(lines: Sequence[str], value: str, dated: Sequence[Deadline]) -> Message:
    blocks = sections([escape(line) for line in lines])
    if dated:
        blocks.append(actions([button("Add to my calendar", ADD_TO_CALENDAR, value)]))
    return Message(lines[0], blocks)


def _past_lines(reply: DeadlineList) -> Iterator[str]:
    """What is past and not on record as done; what is not on record may still have happened."""
    ahead = [one.title for one in reply.ahead.in_order]
    past: dict[str, list[date]] = {}
    for one in reply.ahead.past:
        if one.last is not None and one.title not in ahead:
            past.setdefault(one.title, []).append(one.last)
    if past:
        yield "*Past its day, and not on record as done*"
        for title, days in [*past.items()][-MOST_LATER:]:
            yield f"• {literal(title)}, {' or '.join(dict.fromkeys(map(short_day, days)))}"


def _week_lines(ahead: Ahead) -> Iterator[str]:
    if not ahead.this_week and not ahead.next_week:
        yield "Nothing is due this week or next week."
        return
    for heading, found in (("This week", ahead.this_week), ("Next week", ahead.next_week)):
        yield f"*{heading}*"
        yield from [_brief_line(one, ahead.today) for one in found] or ["Nothing."]


def _later_lines(ahead: Ahead) -> Iterator[str]:
    if ahead.running:
        yield "*Going on now*"
        yield from (_brief_line(one, ahead.today) for one in ahead.running)
    if ahead.later:
        yield "*After that*"
        yield from (_brief_line(one, ahead.today) for one in ahead.later[:MOST_LATER])
        if len(ahead.later) > MOST_LATER:
            yield f"… and {len(ahead.later) - MOST_LATER} more, all of them in the calendar."


def _undated_lines(reply: DeadlineList) -> Iterator[str]:
    """What has no day: which one is missing that it counts from, and who can add it."""
    missing = sorted((one for one in reply.ahead.undated if one.missing), key=lambda one: one.missing or "")
    if missing:
        yield "*No day yet*"
    for trigger, group in groupby(missing, key=lambda one: one.missing):
        if trigger is not None:
            titles = dict.fromkeys(one.title for one in group)
            yield f"• {literal('; '.join(titles))}. {_missing_words(trigger, reply)}"
    dated = {one.title for one in (*reply.ahead.past, *reply.ahead.in_order, *missing)}
    without = dict.fromkeys(one.title for one in reply.ahead.undated if one.title not in dated)
    if without:
        yield f"• No day is printed for {literal('; '.join(without))}."


def _missing_words(trigger: Trigger, reply: DeadlineList) -> str:
    """Which day is missing, and who can add it; the recommendation is still to come, and nobody's to add."""
    if trigger not in _COLUMN:
        return f"That counts from {trigger.label}."
    name = "" if reply.mine else f" {reply.candidate.first_name}"
    who = " or ".join(reply.adders) or "the program administrator"
    return (
        f"That counts from {trigger.label}, which is not on record. You can add that day with `/casc steps{name}`, and "
        f"{who} with the roster's column `{_COLUMN[trigger]}`."
    )


def _notes(one: Deadline, pack: ProgramPack) -> Iterator[str]:
    """What else a reader needs: other readings, what the day collides with, who settled it, and whom to ask."""
    if one.readings > 1:
        yield f"One of {one.readings} dates that the documents give{_reading_words(one, pack)}."
    if one.is_month:
        yield "No day is printed."
    if one.note:
        yield f"{one.note[0].upper()}{one.note[1:]}."
    if one.holiday:
        yield f"That day is a federal holiday ({one.holiday}), and nothing says that it moves."
    if one.settled_by:
        yield f"{one.settled_by} settled that."
    if one.doer not in {None, Role.CANDIDATE}:
        yield f"The {_DOERS.get(one.doer, one.doer)} does it."
    if one.ask and (one.holiday or one.readings > 1):
        yield f"Please ask {one.ask.named}."


_DOERS = {
    Role.COACH: "coach",
    Role.PROGRAM_ADMIN: "program administrator",
    Role.INSTRUCTOR: "instructor",
    Role.SUPERVISOR: "site supervisor",
    Role.ANALYST: "credentials analyst",
}


def _reading_words(one: Deadline, pack: ProgramPack) -> str:
    """The words of one reading with its place."""
    if one.reading is None or not one.sources:
        return ""
    source = one.sources[0]
    return f": {one.reading} ({pack.document(source.document).title}, line {source.line})"


def _cohort_lines(one: CohortDates, pack: ProgramPack) -> Iterator[str]:
    count = f"{one.candidates} candidate{'' if one.candidates == 1 else 's'}"
    yield f"*{literal(f'Cohort {one.name}' if one.name else 'In no cohort')}* ({count})"
    found = one.ahead.in_order[:MOST_LATER]
    yield from [deadline_line(each, one.ahead.today, pack) for each in found] or ["No date is printed any more."]


def _people_lines(people: Sequence[CandidateDue] | None) -> Iterator[str]:
    """How many have something due by themselves, and who."""
    if people is None:
        return
    if not people:
        yield "Nobody has anything due by themselves in this week and the next."
        return
    have = "1 candidate has" if len(people) == 1 else f"{len(people)} candidates have"
    yield f"{have} something due by themselves in this week and the next:"
    yield from (_person_line(one) for one in people[:MOST_PEOPLE])
    if len(people) > MOST_PEOPLE:
        yield f"… and {len(people) - MOST_PEOPLE} more."
    yield "`/casc deadlines` with a candidate's name shows the whole of it."


def _person_line(one: CandidateDue) -> str:
    things = [f"{literal(each.title)}, {when_words(each, each.first or date.min)}" for each in one.soon[:MOST_THINGS]]
    more = f"; and {len(one.soon) - MOST_THINGS} more" if len(one.soon) > MOST_THINGS else ""
    return f"• *{literal(one.candidate.name)}*: {'; '.join(things)}{more}"
