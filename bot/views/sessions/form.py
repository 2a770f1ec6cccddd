"""The form that closes a session: with whom, how long, what was agreed. Two fields are enough to send it off."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.outgoing import limits
from bot.services.sessions.filled import CPSEL, GOAL
from bot.services.sessions.replies import FilledItem, FilledSession, SessionAnswer, SessionForm, SessionQuestion, Side
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section
from bot.views.doors import beside_button, close_button
from bot.views.entries import entry_words
from bot.views.fields import (
    ELEMENT,
    choice,
    day_picker,
    field,
    fresh,
    grouped,
    line_of_text,
    modal,
    option,
    radio,
    text_area,
    ticks,
    whole_number,
)
from induction.calendar import near_day_words
from induction.ledger.sessions import LONGEST_ITEM, LONGEST_NOTES, MOST_ITEMS
from prompts.sessions import readers_words

SESSION_FORM = "session_form"

WHOM, ANSWER, DONE, LENGTH, DAY, TOUCHED, NOTES, ANOTHER, NEXT = (
    f"session_{name}" for name in ("whom", "answer", "done", "length", "day", "touched", "notes", "another", "next")
)
ITEM, OWNER, DUE = "session_item", "session_owner", "session_due"

NUMBERS = range(1, MOST_ITEMS + 1)
"""The numbers behind the names of the fields of action items."""

LONGEST_LENGTH = 40


def session_form_view(form: SessionForm) -> View:
    """The modal; what it carries unseen is the number of the hours that it is closed beside."""
    about = "" if form.entry_id is None else str(form.entry_id)
    return modal(SESSION_FORM, "Close a session", "Close session", list(_blocks(form)), about=about)


def session_form_message(form: SessionForm) -> Message:
    """The button that opens the form, where none could be opened."""
    whom = f" with {form.candidate.first_name}" if form.candidate else ""
    text = f"Close a session{whom}: the hours, notes, action items and the next meeting in one form."
    opens = close_button("Close a session", form.candidate.id if form.candidate else None, style="primary")
    if form.entry_id is not None:
        opens = beside_button("Fill in the form", form.entry_id)
    return Message(text, [section(escape(text)), actions([opens])])


def numbered(name: str, number: int) -> str:
    """The field of that name that belongs to one of several."""
    return f"{name}_{number}"


def filled_session(values: Mapping[str, str]) -> FilledSession:
    """What the fields hold; a value that the form never offered counts as empty."""
    whom = values.get(WHOM, "")
    answer, _, about = values.get(ANSWER, "").partition(":")
    return FilledSession(
        candidate_id=whole_number(whom),
        length=values.get(LENGTH),
        on=_day(values.get(DAY)),
        touched=values.get(TOUCHED),
        notes=values.get(NOTES),
        items=[_item(values, number) for number in NUMBERS],
        next_on=_day(values.get(NEXT)),
        done=[*filter(None, map(whole_number, values.get(DONE, "").split(",")))],
        answer=SessionAnswer(answer) if answer in set(SessionAnswer) else None,
        about=whole_number(about),
    )


def rows_of(values: Mapping[str, str]) -> int:
    """For how many action items the form has room: of each somebody is chosen to do it."""
    return sum(numbered(OWNER, number) in values for number in NUMBERS)


def _blocks(form: SessionForm) -> Iterator[Block]:
    known = form.known
    if form.entry is not None:
        yield section(escape(entry_words(form.entry)))
    else:
        yield _whom(form)
    if form.question is not None:
        yield _question(form.question)
    yield from _waiting(form)
    if form.entry is None:
        length = line_of_text(known.length, example="45, or 3:30-4:15", longest=LONGEST_LENGTH)
        comes_first = form.candidate is not None and form.question is None and form.rows == 1
        yield field(LENGTH, "How many minutes", {**length, "focus_on_load": comes_first})
        yield field(DAY, "Day", day_picker(known.on or form.today))
    yield field(_of_candidate(TOUCHED, form), "What it was about", _touched(form), optional=True)
    notes = text_area(known.notes, longest=LONGEST_NOTES)
    name = form.candidate.first_name if form.candidate else None
    readers = readers_words(name or "the candidate", form.opened)
    yield field(NOTES, "Notes", notes, optional=True, hint=readers[0].upper() + readers[1:])
    for number in range(1, form.rows + 1):
        yield from _item_fields(form, number)
    if form.rows < MOST_ITEMS:
        yield actions([button("Another action item", ELEMENT, "item")]) | {"block_id": ANOTHER}
    yield field(NEXT, "Next meeting", day_picker(known.next_on), optional=True)


def _whom(form: SessionForm) -> Block:
    people = [option(person.name, str(person.id)) for person in form.candidates]
    chosen = str(form.candidate.id) if form.candidate else None
    whom = field(WHOM, "With whom?", choice(people, chosen, prompt="Choose a candidate"))
    return whom | {"dispatch_action": len(people) > 1}


def _question(question: SessionQuestion) -> Block:
    """What is asked about the hours; an answer says about which entry of the candidate, where one is shown."""
    about = "" if question.pair is None else f":{question.pair.entry.id}"
    options = [option(words, f"{answer}{about}") for answer, words in question.answers.items()]
    return field(ANSWER, question.words, {**radio(options, None), "focus_on_load": True})


def _waiting(form: SessionForm) -> Iterator[Block]:
    """What was agreed on before and is open, to be ticked; the rest is carried over by itself."""
    if not form.waiting:
        return
    shown = form.waiting[: limits.TICKED_OPTIONS]
    options = []
    for line in shown:
        due = f", {'was due' if line.overdue else 'by'} {near_day_words(line.item.due)}" if line.item.due else ""
        options.append(option(line.item.text, str(line.item.id), below=f"{line.owner or 'You'}{due}"))
    ticked = ticks(options, [str(one) for one in form.known.done])
    label = "Done since you agreed on it?"
    yield field(_of_candidate(DONE, form), label, ticked, optional=True, hint="What is not ticked stays open.")
    if len(form.waiting) > len(shown):
        yield context(f"and {len(form.waiting) - len(shown)} more: `/casc items`")


def _touched(form: SessionForm) -> Block:
    groups = [("CPSELs", [option(one.title, f"{CPSEL}:{one.number}") for one in form.standards])]
    if form.goals:
        goals = [option(" ".join(name.split()), f"{GOAL}:{goal_id}") for goal_id, name in form.goals]
        groups.insert(0, ("IIP goals", goals[: limits.OPTIONS]))
    return grouped(groups, form.known.touched, prompt="An IIP goal or a CPSEL")


def _item_fields(form: SessionForm, number: int) -> Iterator[Block]:
    item = form.known.items[number - 1] if number <= len(form.known.items) else FilledItem()
    text = line_of_text(item.text, example="Draft the family survey", longest=LONGEST_ITEM)
    label = "Action item" if number == 1 else f"Action item {number}"
    newest = number == form.rows > 1 and form.question is None
    yield field(numbered(ITEM, number), label, {**text, "focus_on_load": newest}, optional=True)
    name = form.candidate.first_name if form.candidate else "The candidate"
    owners = [option(name, Side.CANDIDATE), option("Me", Side.COACH)]
    yield field(numbered(OWNER, number), "Who does it", radio(owners, item.owner or Side.CANDIDATE))
    hint = "Without a day it is due on the next meeting." if number == 1 else None
    yield field(numbered(DUE, number), "By when", day_picker(item.due), optional=True, hint=hint)


def _of_candidate(name: str, form: SessionForm) -> str:
    """The field of one candidate: what was chosen for one is nobody else's."""
    return fresh(name, str(form.candidate.id) if form.candidate else "")


def _item(values: Mapping[str, str], number: int) -> FilledItem:
    side = values.get(numbered(OWNER, number))
    return FilledItem(
        text=values.get(numbered(ITEM, number)),
        owner=Side(side) if side in set(Side) else None,
        due=_day(values.get(numbered(DUE, number))),
    )


def _day(said: str | None) -> date | None:
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError:
        return None
