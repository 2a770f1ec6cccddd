"""The checklist of a candidate, the form in which a step is recorded, and the receipt."""

from collections.abc import Sequence
from datetime import date

from bot.services.verification.replies import (
    Checklist,
    ChecklistRow,
    Recorded,
    StepForm,
    StepRecorded,
    TakeBackForm,
    WordWanted,
)
from bot.services.verification.standing_words import figures_words, state_words
from bot.services.verification.steps import LONGEST_LINK, LONGEST_NOTE
from bot.views.blocks import (
    Block,
    Message,
    View,
    actions,
    button,
    context,
    escape,
    literal,
    plain_message,
    section,
    sections,
)
from bot.views.drafts.drafts import LIST
from bot.views.fields import choice, day_picker, field, line_of_text, modal, option, text_area
from bot.views.verification.roles import role_words
from induction.access import Action, may
from induction.calendar import date_words, day_words, short_day
from induction.packs.requirements import RequirementKind
from induction.people import Role
from induction.recommendation.verification import LONGEST_REASON
from induction.record.milestones import FOR_EACH_STANDARD
from induction.standing.requirements import Standing, StandingState
from induction.writing.drafts import DraftKind

RECORD_FORM, TAKE_BACK_FORM = "step_form", "step_back_form"
RECORD, TAKE_BACK, SEE_WAY, SEE_ALL = "step_record", "step_back", "way_see", "steps_all"
DAY, STANDARD, SCORE, LINK, NOTE, WHICH, REASON = (
    f"step_{name}" for name in ("day", "standard", "score", "link", "note", "which", "reason")
)

_FIRST = (StandingState.BEHIND, StandingState.AWAITING, StandingState.DUE)
_DONE = frozenset({StandingState.MET, StandingState.RECORDED})
_FIRST_ROWS = 8
"""How many of the steps stand on the first page, by what presses most: about two screens of a phone."""
_ROWS = 42
"""How many open steps have a section of their own: a message holds fifty blocks."""
_SUPERVISORS_WORD = "It waits for the word of the site supervisor: once you have it, record it here for them."


def checklist_message(reply: Checklist) -> Message:
    """What is open, each with whose turn it is and a button; then what is done, and the places that say so.

    A long list begins with what presses most, in few words, and has the rest behind a button.
    """
    candidate, pack = reply.file.candidate, reply.file.pack
    title = "*Your steps*" if reply.mine else f"*Steps of {escape(candidate.name)}*"
    if reply.which is not None:
        return _which_message(reply, title)
    if not reply.rows:
        return plain_message(f"The documents of {pack.short_name} list no steps beside hours.")
    opened = sorted((row for row in reply.rows if not _is_done(row)), key=_urgency)
    done = [row for row in reply.rows if _is_done(row)]
    blocks = [section(f"{title}, {escape(pack.name)}: {len(done)} of {len(reply.rows)} done")]
    if len(reply.rows) > _FIRST_ROWS and not reply.everything:
        return _first_page(reply, opened, blocks)
    blocks += [_open_block(reply, row) for row in opened[:_ROWS]]
    if len(opened) > _ROWS:
        blocks += sections([f"• {_row_words(reply, row)}" for row in opened[_ROWS:]])
    if done:
        blocks += sections(["*Done*", *(f"• {_row_words(reply, row)}" for row in done)])
    return Message("Steps and documents", [*blocks, *_ways_on(reply)])


def _first_page(reply: Checklist, opened: Sequence[ChecklistRow], title: Sequence[Block]) -> Message:
    shown = opened[:_FIRST_ROWS]
    blocks = [*title, *(_with_button(reply, row, _brief_words(reply, row)) for row in shown)]
    return Message("Steps and documents", [*blocks, *_ways_on(reply, rest=len(reply.rows) - len(shown))])


def _which_message(reply: Checklist, title: str) -> Message:
    """The steps of which somebody told one, and not which."""
    asked = section(f"{title}: which one is “{escape(literal(reply.which or ''))}”?")
    return Message("Which step?", [asked, *(_open_block(reply, row) for row in reply.rows[:_FIRST_ROWS])])


def _ways_on(reply: Checklist, *, rest: int = 0) -> list[Block]:
    """The buttons to the rest of the list, to the way, and to the form that takes something back."""
    number, pack = str(reply.file.candidate.id), reply.file.pack
    buttons = [button(f"All steps ({rest} more)", SEE_ALL, number)] if rest else []
    buttons += [button("The way to the recommendation", SEE_WAY, number)] if pack.verification else []
    if any(row.recorded and row.recordable for row in reply.rows):
        buttons.append(button("Take something back", TAKE_BACK, number))
    return [actions(buttons)] if buttons else []


def step_form_view(form: StepForm) -> View:
    """The modal: the day, and what else belongs to the step."""
    words, known, asked = form.file.pack.words, form.known, form.requirement
    blocks: list[Block] = [
        section(f"*{escape(asked.label)}*, {escape(form.file.candidate.name)}"),
        field(DAY, "Day", day_picker(known.on)),
    ]
    if asked.kind in FOR_EACH_STANDARD:
        standards = [option(words.title(one.number), str(one.number)) for one in words.standards]
        chosen = None if known.standard is None else str(known.standard)
        prompt = f"Which {words.standard} is it for?"
        blocks.append(field(STANDARD, prompt, choice(standards, chosen, prompt="Choose one")))
    if form.scored:
        levels = form.file.pack.assessment.levels
        scores = [option(f"{number}, {name}", str(number)) for number, name in enumerate(levels, start=1)]
        blocks.append(field(SCORE, "Score", choice(scores, None, prompt="Choose one"), optional=True))
    link = line_of_text(known.link, example="https://portfolio.example/…", longest=LONGEST_LINK)
    blocks.append(field(LINK, "Where it can be looked at", link, optional=True))
    blocks.append(field(NOTE, "Note", text_area(known.note, longest=LONGEST_NOTE), optional=True))
    return modal(RECORD_FORM, "Record a step", "Record", blocks, about=f"{form.file.candidate.id}:{asked.key}")


def step_form_message(form: StepForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    when = "" if form.known.on is None else f", {day_words(form.known.on)}"
    words = f"Record *{escape(form.requirement.label)}* of {escape(form.file.candidate.name)}{when}?"
    value = f"{form.file.candidate.id}:{form.requirement.key}:{form.known.on or ''}"
    return Message(words, [section(words), actions([button("Record", RECORD, value)])])


def take_back_view(form: TakeBackForm) -> View:
    """The modal: which one, and why."""
    listed = [
        option(f"{label}, {day_words(one.milestone.on)}, by {one.by}", str(one.milestone.id))
        for one, label in form.recorded
    ]
    reason = line_of_text(None, example="It was the letter of another school", longest=LONGEST_REASON)
    blocks = [
        field(WHICH, "What is taken back?", choice(listed, None, prompt="Choose one")),
        field(REASON, "Why?", reason, hint="It stays on record that it was there, and why it no longer counts."),
    ]
    return modal(TAKE_BACK_FORM, "Take back", "Take back", blocks, about=str(form.candidate.id))


def take_back_message(form: TakeBackForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    words = f"Take back something of {escape(form.candidate.name)}:"
    return Message(words, [section(words), actions([button("Take back", TAKE_BACK, str(form.candidate.id))])])


def step_recorded_message(reply: StepRecorded) -> Message:
    """The receipt, and how the requirement stands now."""
    done = "Taken back" if reply.taken_back else "Recorded"
    whose = "" if reply.reader.id == reply.candidate.id else f", {reply.candidate.name}"
    text = f"*{done}*: {escape(reply.label)}, {day_words(reply.milestone.on)}{escape(whose)}."
    blocks = [section(text)]
    if reply.row is not None:
        blocks += [context(_standing_words(one)) for one in reply.row.standings]
    return Message(text, blocks)


def word_wanted_message(wanted: WordWanted) -> Message:
    """What waits for the reader's word."""
    label, candidate = escape(wanted.requirement.label), escape(wanted.candidate.name)
    done = f"{escape(wanted.by)} recorded *{label}* of {candidate} ({day_words(wanted.milestone.on)})."
    text = f"{done} {_SUPERVISORS_WORD if wanted.requirement.waits_for is Role.SUPERVISOR else 'It waits for you.'}"
    value = f"{wanted.candidate.id}:{wanted.requirement.key}"
    link = wanted.milestone.link
    below = [context(f"It can be looked at here: {escape(literal(link))}")] if link else []
    return Message("Something waits for your word", [section(text), *below, actions([button("Record", RECORD, value)])])


def source_words(standing: Standing) -> str:
    """The place that asks for it, or both sides where the documents disagree."""
    if standing.ruled is not None:
        return f"{standing.ruled.by} ruled: {standing.ruled.says}"
    if standing.conflict:
        sides = "; ".join(f"{one.value} ({one.source.place}, line {one.source.line})" for one in standing.conflict)
        return f"the documents disagree: {sides}"
    if standing.source is None:
        return "no document says"
    return f"{standing.document}, {standing.source.place}, line {standing.source.line}"


def _open_block(reply: Checklist, row: ChecklistRow) -> Block:
    return _with_button(reply, row, _row_words(reply, row))


def _with_button(reply: Checklist, row: ChecklistRow, words: str) -> Block:
    block = section(words)
    if row.requirement.kind is RequirementKind.GOALS:
        return block | _goals_button(reply, row)
    if not row.recordable:
        return block
    waits = any(one.state is StandingState.AWAITING for one in row.standings)
    label = "Confirm" if waits else "Record"
    return block | {"accessory": button(label, RECORD, f"{reply.file.candidate.id}:{row.requirement.key}")}


def _goals_button(reply: Checklist, row: ChecklistRow) -> Block:
    """The way to the goals, which are approved one by one where they are read."""
    if not may(reply.reader, Action.SEE_GOAL, reply.file.candidate):
        return {}
    awaited = {role for one in row.standings if one.state is StandingState.AWAITING for role in one.awaits}
    approves = may(reply.reader, Action.APPROVE_GOAL, reply.file.candidate) and awaited
    label = "Approve goals" if approves else "See goals"
    return {"accessory": button(label, LIST, f"{DraftKind.GOAL.value}:{reply.file.candidate.id}")}


def _brief_words(reply: Checklist, row: ChecklistRow) -> str:
    """A requirement with its days and whose turn it is, in two lines of a phone."""
    label = f"*{escape(row.requirement.label)}*"
    pressing = [one for one in row.standings if one.state not in _DONE][:1]
    if not pressing:
        return f"{label}\nnot on record; deadlines count from it"
    return "\n".join([label, *(escape(f"{_brief_standing(one, reply)}{_turn_words(reply, one)}") for one in pressing)])


def _brief_standing(one: Standing, reply: Checklist) -> str:
    period = "" if one.year is None else f"{one.period}: "
    count = "" if one.need in {None, 1} else f"{figures_words(one)}, "
    if one.state is StandingState.AWAITING:
        return f"{period}{count}waits for a word"
    sides = {side.by for side in one.readings if side.by and side.need is None}
    days = sorted(sides or {one.by} if one.by else sides)
    was = "was due" if one.state is StandingState.BEHIND else "due"
    this_year = reply.file.today.year
    told = " or ".join(short_day(day) if day.year == this_year else date_words(day) for day in days)
    when = f"{was} {told}" if days else "open"
    return f"{period}{count}{'not on record, ' if one.state is StandingState.BEHIND and one.need == 1 else ''}{when}"


def _row_words(reply: Checklist, row: ChecklistRow) -> str:
    """A requirement with how it stands, whose turn it is, what is on record, and where it is asked for."""
    lines = [f"*{escape(row.requirement.label)}*"]
    lines += [_standing_words(one, words_of=reply) for one in row.standings]
    lines += [f"        ↳ {escape(_recorded_words(reply, one))}" for one in row.recorded]
    lines += [] if row.standings or row.recorded else ["not on record; deadlines count from it"]
    places = dict.fromkeys(source_words(one) for one in row.standings)
    return "\n".join([*lines, *(f"_{escape(literal(place))}_" for place in places)])


def _standing_words(one: Standing, words_of: Checklist | None = None) -> str:
    period = "" if one.year is None else f"{one.period}: "
    count = "" if one.need == 1 else f"{figures_words(one)}, "
    by = "" if one.by is None or one.state in _DONE else f", by {day_words(one.by)}"
    turn = "" if words_of is None else _turn_words(words_of, one)
    missing = f". Missing: {', '.join(one.missing)}" if one.missing and one.state not in _DONE else ""
    return escape(f"{period}{count}{state_words(one)}{by}{turn}{missing}")


def _turn_words(reply: Checklist, one: Standing) -> str:
    if one.state in _DONE:
        return ""
    roles = one.awaits or tuple(filter(None, [one.doer]))
    named = " and ".join(role_words(role, reply.file.pack.words, mine=reply.mine) for role in roles)
    return f", next: {named}" if named else ""


def _recorded_words(reply: Checklist, one: Recorded) -> str:
    mile, words = one.milestone, reply.file.pack.words
    standard = "" if mile.standard is None else f"{words.numbered(mile.standard)}, "
    score = "" if mile.score is None else f", score {mile.score}"
    where = "" if mile.link is None else f", {literal(mile.link)}"
    note = "" if mile.note is None else f", “{literal(mile.note)}”"
    return f"{standard}{day_words(mile.on)}{score}, recorded by {one.by}{where}{note}"


def _urgency(row: ChecklistRow) -> tuple[int, date]:
    """What is late comes first, then days that deadlines need, what waits or is due, and the rest by its day."""
    if not row.standings:
        return 1, date.min
    states = {one.state for one in row.standings}
    place = next((number for number, state in enumerate(_FIRST) if state in states), len(_FIRST))
    return place, min((one.by for one in row.standings if one.by), default=date.max)


def _is_done(row: ChecklistRow) -> bool:
    if not row.standings:
        return bool(row.recorded)
    return all(one.state in _DONE for one in row.standings)
