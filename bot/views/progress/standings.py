"""Where people stand: every requirement with have, need, what is left, and the place that sets it."""

from collections.abc import Sequence

from bot.services.confirming.replies import OverdueLine
from bot.services.ledger.replies import CandidateSummary
from bot.services.progress.replies import Caseload, HistoryPage, Progress
from bot.views.blocks import Block, Message, actions, context, escape, sections
from bot.views.doors import history_button
from bot.views.entries import entry_words, told_words
from induction.calendar import day_words, short_day
from induction.hours import duration
from induction.requirements import Standing, StandingState

BAR = 10

_STATES = {
    StandingState.MET: "met",
    StandingState.BEHIND: "not met, and its time is over",
    StandingState.RECORDED: "counts toward the total",
}


def progress_message(reply: Progress) -> Message:
    """A candidate's standing by program year, the newest entries, and the places that set the rules."""
    whose = "Where you stand" if reply.mine else f"Where {reply.candidate.name} stands"
    paragraphs = [f"*{whose}*, {reply.pack.name}"]
    for period in dict.fromkeys(standing.period for standing in reply.standings):
        of_it = [standing for standing in reply.standings if standing.period == period]
        lines = [line for standing in of_it for line in (standing_words(standing), *_attended_words(reply, standing))]
        paragraphs.append("\n".join([f"*{period[0].upper()}{period[1:]}*", *lines]))
    if reply.recent:
        lines = [f"• {told_words(line)}" for line in reply.recent]
        paragraphs.append("\n".join(["*Newest entries*", *lines]))
    if reply.disputed:
        lines = [f"• {told_words(line)}" for line in reply.disputed]
        paragraphs.append("\n".join(["*In dispute*, to be put right by who logged it", *lines]))
    if reply.overdue:
        days = reply.pack.confirmation.overdue_days
        lines = [f"• {entry_words(one.line)}: {_waits(one)}" for one in reply.overdue]
        paragraphs.append("\n".join([f"*Unconfirmed for more than {days} days*", *lines]))
    places = "\n".join(rule_places(reply.standings))
    blocks: list[Block] = [block for paragraph in paragraphs for block in sections(escape(paragraph).splitlines())]
    blocks += [context(escape(places))] if places else []
    blocks.append(actions([history_button(HistoryPage(reply.candidate.id))]))
    return Message("\n\n".join([*paragraphs, places]).strip(), blocks)


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


def bar(have: int, need: int) -> str:
    """Ten little squares, as many filled as is there of what is needed; full only when it is met."""
    filled = BAR if have >= need else min(BAR - 1, BAR * have // need)
    return "▰" * filled + "▱" * (BAR - filled)


def rule_places(standings: Sequence[Standing]) -> list[str]:
    """For each rule the place that sets it, and every side where the documents disagree; each place once."""
    lines: dict[str, None] = {}
    for document in dict.fromkeys(standing.document for standing in standings if standing.source):
        lines[f"*Which rule says so* ({document})"] = None
        for standing in standings:
            if standing.source is not None and standing.document == document:
                lines[_place(standing)] = None
    return list(lines)


def _place(standing: Standing) -> str:
    name = f"{standing.label[0].upper()}{standing.label[1:]}, {standing.period}"
    if standing.source is not None and not standing.conflict:
        return f"{name}: {standing.source.place}, line {standing.source.line}"
    sides = "; ".join(f"{side.value} ({side.source.place}, line {side.source.line})" for side in standing.conflict)
    whom = f" until {standing.ask.named} rules" if standing.ask else ""
    return f"{name}: the documents disagree. {sides}. The strictest counts{whom}."


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
