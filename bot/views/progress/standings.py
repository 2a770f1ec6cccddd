"""Where people stand: every requirement with have, need, what is left, and the place that sets it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.services.confirming.replies import OverdueLine
from bot.services.ledger.replies import CandidateSummary
from bot.services.progress.replies import Caseload, HistoryPage, Progress, ProgressPart
from bot.views.blocks import Block, Message, actions, escape, sections
from bot.views.doors import history_button, part_button
from bot.views.entries import entry_words, told_words
from bot.views.progress.requirements import (
    bar,
    listed,
    pace_words,
    pressing_words,
    reading_lines,
    requirement_words,
    sides_words,
)
from induction.calendar import date_words, day_words, short_day
from induction.hours import duration
from induction.standing.standing import Standing, StandingState

NOW = 3
"""What needs doing now, as many lines as a phone shows beside the hours."""

_LONGEST = 11_000
"""How many characters of a standing one message takes."""

_NAMED = 3
"""How many steps are named of those that nobody keeps here."""

_PRESSING = (StandingState.DUE, StandingState.AWAITING, StandingState.BEHIND)

_MARKS = {
    StandingState.MET: "✓",
    StandingState.DUE: "▸",
    StandingState.BEHIND: "▸",
    StandingState.AWAITING: "…",
    StandingState.ON_TRACK: "○",
    StandingState.UNKNOWN: "?",
    StandingState.RECORDED: "•",
}
_STATES = {
    StandingState.MET: "met",
    StandingState.BEHIND: "not met, and its time is over",
    StandingState.AWAITING: "all logged, not all confirmed",
    StandingState.RECORDED: "counts toward the total",
}


def progress_message(reply: Progress) -> Message:
    """A candidate's standing, or that part of it which was asked for; each part has the buttons of the others."""
    told = ["\n".join(lines) for lines in _fitting(_PARAGRAPHS[reply.part](reply)) if lines]
    blocks: list[Block] = [block for words in told for block in sections(escape(words).splitlines())]
    others = [part for part in (ProgressPart.EVERYTHING, ProgressPart.PLACES) if part is not reply.part]
    if reply.part is ProgressPart.NOW:
        others = [ProgressPart.EVERYTHING]
    buttons = [part_button(reply.candidate.id, part) for part in others]
    blocks.append(actions([*buttons, history_button(HistoryPage(reply.candidate.id))]))
    return Message("\n\n".join(told), blocks)


def _fitting(paragraphs: Iterator[list[str]]) -> Iterator[list[str]]:
    """As many of the lines as one message holds, and how many more there are."""
    room, left = _LONGEST, 0
    for lines in paragraphs:
        fitting = []
        for line in lines:
            room -= len(escape(line)) + 1
            fitting += [line] if room >= 0 else []
        left += len(lines) - len(fitting)
        yield fitting
    if left:
        yield [f"_… and {left} more lines: `/casc packet` has all of it as a file._"]


def _now(reply: Progress) -> Iterator[list[str]]:
    """What needs doing now and the hours: one screen of a phone."""
    whose = "Where you stand" if reply.mine else f"Where {reply.candidate.name} stands"
    yield [f"*{whose}*, {reply.pack.short_name}"]
    yield _now_lines(reply)
    yield _hour_lines(reply)
    yield from _waiting_lines(reply)


def _now_lines(reply: Progress) -> list[str]:
    """What needs doing now: what is due first, then what waits for a word, then what is late, a few of them."""
    found = sorted((one for one in reply.standings if one.state in _PRESSING and not one.by_category), key=_urgency)
    unkept = [one for one in found if _is_unkept(one, reply)]
    pressing = [one for one in found if one not in unkept]
    lines = [f"• {_pressing_words(one, reply)}" for one in pressing[:NOW]] or ["Nothing is due in the next 30 days."]
    more = [f"and {len(pressing) - NOW} more under Everything"] if len(pressing) > NOW else []
    return ["*Now*", *lines, *more, *_unkept_lines(unkept, reply)]


def _is_unkept(standing: Standing, reply: Progress) -> bool:
    return standing.key in reply.unkept and standing.state is StandingState.BEHIND


def _unkept_lines(unkept: Sequence[Standing], reply: Progress) -> Iterator[str]:
    """What nobody in the program has on record, in one line: a program that keeps no steps here has no late people."""
    if unkept:
        labels = list(dict.fromkeys(one.label for one in unkept))
        named = labels if len(labels) <= _NAMED else [*labels[: _NAMED - 1], f"{len(labels) - _NAMED + 1} more"]
        whom, name = ("you", "") if reply.mine else (reply.candidate.first_name, f" {reply.candidate.first_name}")
        yield (
            f"_Nobody in the program has these on record yet, so they say nothing of {whom}: {'; '.join(named)}. "
            f"`/casc steps{name}` records what is done._"
        )


def _pressing_words(standing: Standing, reply: Progress) -> str:
    period = "" if standing.year is None else f" ({standing.period})"
    if standing.counts_hours:
        return f"{standing_words(standing)}{period}"
    return f"{pressing_words(standing, reply.pack)}{period}"


def _urgency(standing: Standing) -> tuple[int, int]:
    day = standing.by.toordinal() if standing.by else 0
    return _PRESSING.index(standing.state), -day if standing.state is StandingState.BEHIND else day


def _hour_lines(reply: Progress) -> list[str]:
    """The hours of this year with a bar each, and how much a month would do."""
    of_it = [one for one in reply.standings if one.counts_hours and not one.by_category and one.year == reply.year]
    period = f"Year {reply.year}" if reply.year else "whole program"
    paces = [f"{duration(one.pace)} of {one.label}" for one in of_it if one.pace is not None]
    helped = [f"_About {listed(paces)} a month from here would do it._"] if paces else []
    return [f"*Hours*, {period}", *map(standing_words, of_it), *helped, *filter(None, map(sides_words, of_it))]


def _waiting_lines(reply: Progress) -> Iterator[list[str]]:
    """The same in a line each: how much is in dispute, and how much waits for whom, since when."""
    lines = []
    if reply.disputed:
        minutes = sum(one.entry.minutes for one in reply.disputed)
        lines.append(f"*In dispute*: {duration(minutes)}, to be put right by who logged it")
    by_whom: dict[str, list[OverdueLine]] = {}
    for one in reply.overdue:
        by_whom.setdefault(one.whom.first_name if one.whom else "you", []).append(one)
    for whom, waiting in by_whom.items():
        minutes = sum(one.line.entry.minutes for one in waiting)
        since = short_day(min(one.since for one in waiting))
        lines.append(f"*Not confirmed yet*: {duration(minutes)}, waiting for {whom} since {since}")
    if lines:
        yield lines


def _unsettled_lines(reply: Progress) -> Iterator[list[str]]:
    if reply.disputed:
        lines = [f"• {told_words(line)}" for line in reply.disputed[:NOW]]
        yield ["*In dispute*, to be put right by who logged it", *lines]
    if reply.overdue:
        days = reply.pack.confirmation.overdue_days
        lines = [f"• {entry_words(one.line)}: {_waits(one)}" for one in reply.overdue[:NOW]]
        yield [f"*Unconfirmed for more than {days} days*", *lines]


def _everything(reply: Progress) -> Iterator[list[str]]:
    """Every requirement by program year, and the newest entries; of what is to come only how it stands."""
    whose = "Everything asked of you" if reply.mine else f"Everything asked of {reply.candidate.name}"
    yield [f"*{whose}*, {reply.pack.name}"]
    for period in dict.fromkeys(standing.period for standing in reply.standings):
        lines = [line for one in reply.standings if one.period == period for line in _full(reply, one)]
        yield [f"*{period[0].upper()}{period[1:]}*", *lines]
    if reply.recent:
        yield ["*Newest entries*", *(f"• {told_words(line)}" for line in reply.recent)]
    yield from _unsettled_lines(reply)


def _places(reply: Progress) -> Iterator[list[str]]:
    yield rule_places(reply.standings) or ["No document of this program says how much is asked for."]


_PARAGRAPHS: Mapping[ProgressPart, Callable[[Progress], Iterator[list[str]]]] = {
    ProgressPart.NOW: _now,
    ProgressPart.EVERYTHING: _everything,
    ProgressPart.PLACES: _places,
}


def _full(reply: Progress, standing: Standing) -> Iterator[str]:
    """A requirement with its sessions, its pace and each reading of its rule below it."""
    if not standing.counts_hours:
        yield f"{_MARKS[standing.state]} {requirement_words(standing, reply.pack)}"
        if standing.state is not StandingState.ON_TRACK:
            yield from (f"        ↳ {line}" for line in reading_lines(standing))
        return
    yield standing_words(standing)
    yield from _attended_words(reply, standing)
    yield from (f"        ↳ {words}" for words in [pace_words(standing)] if words and not standing.by_category)
    yield from (f"        ↳ {line}" for line in reading_lines(standing))


def _attended_words(reply: Progress, standing: Standing) -> Sequence[str]:
    """How many of the program's own sessions are behind a category, and which of their assignments are missing."""
    known = reply.attended.get((standing.year, standing.category)) if standing.by_category else None
    if known is None:
        return []
    parts = [f"{known.sessions} session{'' if known.sessions == 1 else 's'} attended"]
    if known.submitted:
        parts.append(f"{known.submitted} assignment{'' if known.submitted == 1 else 's'} in")
    if known.missing:
        parts.append(
            f"assignment missing for {'; '.join(f'{one.title} ({day_words(one.on)})' for one in known.missing)}"
        )
    return [f"        ↳ {', '.join(parts)}"]


def _waits(one: OverdueLine) -> str:
    return f"waiting for {one.whom.first_name if one.whom else 'you'} since {short_day(one.since)}"


def standing_words(standing: Standing) -> str:
    """One requirement in a line, its split indented below it."""
    name = f"{'    ' if standing.by_category else ''}{standing.label[0].upper()}{standing.label[1:]}"
    if standing.need is None:
        asked = f", {_STATES[standing.state]}" if standing.state in _STATES else ", no document says how much"
        return f"{name}: *{duration(standing.have)}*{agreement_words(standing)}{asked}"
    left = f", {duration(standing.remaining)} to go" if standing.remaining else ""
    state = f", {_STATES[standing.state]}" if standing.state in _STATES else ""
    mark = " (provisional)" if standing.provisional else ""
    have_need = f"*{duration(standing.have)}* of {duration(standing.need)}"
    return f"{bar(standing.have, standing.need)} {name}: {have_need}{mark}{agreement_words(standing)}{left}{state}"


def agreement_words(standing: Standing) -> str:
    """How much of what is logged the other party confirmed, and how much of it they say is not right."""
    disputed = f", {duration(standing.disputed)} in dispute" if standing.disputed else ""
    if standing.confirmed is None or not standing.have:
        return disputed
    confirmed = f"{duration(standing.confirmed)} confirmed" if standing.confirmed else "none confirmed yet"
    stands = f", {duration(standing.stands)} recorded by the program" if standing.stands else ""
    return f", {confirmed}{stands}{disputed}"


def rule_places(standings: Sequence[Standing]) -> list[str]:
    """For each rule the place that sets it, and every side where the documents disagree; each place once."""
    lines: list[str] = []
    for document in dict.fromkeys(standing.document for standing in standings if standing.source):
        lines.append(f"*Which rule says so* ({document})")
        places: dict[str, list[str]] = {}
        for one in standings:
            if one.source is not None and one.document == document:
                places.setdefault(_place(one), []).append(f"{one.label[0].upper()}{one.label[1:]}, {one.period}")
        lines += [f"{'; '.join(dict.fromkeys(names))}: {place}" for place, names in places.items()]
    return lines


def _place(standing: Standing) -> str:
    if standing.source is not None and not standing.conflict:
        return f"{standing.source.place}, line {standing.source.line}"
    sides = "; ".join(f"{side.value} ({side.source.place}, line {side.source.line})" for side in standing.conflict)
    if standing.ruled is not None:
        settled = f"settled by {standing.ruled.by} on {date_words(standing.ruled.on)}: {standing.ruled.says}"
        return f"{settled}. Before: {sides}."
    whom = f" until {standing.ask.named} rules" if standing.ask else ""
    return f"the documents disagree. {sides}. The strictest counts{whom}."


def caseload_message(reply: Caseload) -> Message:
    """Several candidates, a line each, those who need help first."""
    if not reply.rows:
        text = f"*{reply.title}*\nNobody is on the roster here yet."
        return Message(text, sections([escape(text)]))
    rows = [f"• {summary_words(row)}" for row in reply.rows]
    lines = [f"*{reply.title}*, this program year, furthest from done first", *rows]
    return Message("\n".join(lines), sections([escape(line) for line in lines]))


def summary_words(row: CandidateSummary) -> str:
    """One candidate's coaching and professional learning of this program year, in a line."""
    year = f"Year {row.hours.year}" if row.hours.year else "whole program"
    parts = [_part(row.hours.coaching), _part(row.hours.professional_learning)]
    return f"*{row.candidate.name}* ({year}): {'; '.join(parts)}"


def _part(standing: Standing) -> str:
    of = f" of {duration(standing.need)}" if standing.need is not None else ""
    return f"{standing.label} {duration(standing.have)}{of}{agreement_words(standing)}"
