"""What importing a sheet would do, with one button that does it, and what it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.services.sheets.imports import BATCH
from bot.services.sheets.replies import Imported, ImportPlan, ImportUndone, SheetShown, UnknownPerson
from bot.sheets.layouts import DayOrder
from bot.sheets.reading import BadRow, lines_words
from bot.views.blocks import Block, Message, actions, button, context, escape, sections
from bot.views.entries import entry_words
from bot.views.progress.standings import summary_words
from induction.hours import LedgerEntry, duration

RECORD_SHEET, READ_DATES, UNDO_SHEET, NO_SHEET = "sheet_record", "sheet_dates", "sheet_undo", "sheet_not_now"

MOST = BATCH
"""Entries that one tap records: all of them or none, within the three seconds that Slack waits."""

_APART, _LONG = "APART", "LONG"
_SHOWN = 10
_NAMED = 20
_TOTALS = 5


@dataclass(frozen=True)
class SheetChoice:
    """What a button under a plan says beside its file, as it stands in the button's name."""

    apart: bool = False
    long_too: bool = False
    dates: DayOrder | None = None

    def __str__(self) -> str:
        said = [name for name, is_so in ((_APART, self.apart), (_LONG, self.long_too)) if is_so]
        return "+".join([*said, *([self.dates.name] if self.dates else [])])

    @classmethod
    def read(cls, word: str) -> "SheetChoice":
        """What stands in a button's name."""
        said = set(word.split("+"))
        dates = next((order for order in DayOrder if order.name in said), None)
        return cls(_APART in said, _LONG in said, dates)


@dataclass(frozen=True)
class _Part:
    """A part of what was found: its title, its lines, how many of them Slack shows, and how many there are in all."""

    title: str
    lines: Sequence[str] = ()
    most: int = 0
    total: int = 0

    def cut(self, most: int) -> Sequence[str]:
        """The title and the first lines, and how many more there are."""
        left = max(self.total, len(self.lines)) - min(most, len(self.lines))
        return [self.title, *self.lines[:most], *([f"… and {left:,} more"] if left > 0 else [])]


def sheet_message(reply: SheetShown) -> Message:
    """Everything that was found in the file; in Slack the first of each, and the buttons."""
    parts = list(_parts(reply))
    text = "\n\n".join("\n".join(part.cut(len(part.lines))) for part in parts)
    blocks = [block for part in parts for block in sections([escape(line) for line in part.cut(part.most)])]
    return Message(text, [*blocks, *_below(reply)])


def imported_message(reply: Imported) -> Message:
    """What is in the ledger now, what is not and why, and the button that takes it back."""
    count = len(reply.entries)
    lines = [
        f"*Recorded {_entries(count)}, {_total(reply.entries)}*, from {reply.file}."
        if count
        else "Nothing was recorded."
    ]
    if reply.known:
        lines.append(f"{_were(reply.known)} there already.")
    if reply.left_out:
        left = _Part(f"{_were(reply.left_out)} left out:", _faults(reply.faults))
        lines += left.cut(_SHOWN)
    if reply.doubtful:
        why = "as possibly the session of an entry that is there"
        lines.append(f"{_were(len(reply.doubtful))} left out {why}: {lines_words(reply.doubtful)}.")
    if reply.long:
        why = "as longer than such hours usually are"
        lines.append(f"{_were(len(reply.long))} left out {why}: {lines_words(reply.long)}.")
    lines += [f"Not recorded, {bad}" for bad in reply.refused]
    lines += [f"Now: {summary_words(row)}" for row in reply.totals[:_TOTALS]]
    undo = [actions([button("Undo", UNDO_SHEET, reply.at.isoformat())])] if count else []
    return Message("\n".join(lines), [*sections([escape(line) for line in lines]), *undo])


def undone_message(reply: ImportUndone) -> Message:
    """What is no longer counted, and what stays."""
    count = len(reply.voided)
    lines = [
        f"*Undone*: {_entries(count)}, {_total(reply.voided)}, taken out. The file can be imported again."
        if count
        else "Nothing was left to undo."
    ]
    if reply.stay:
        stay = [f"• {entry_words(line)}" for line in reply.stay]
        title = (
            "1 entry was corrected since and stays:" if len(stay) == 1 else f"{len(stay):,} were corrected, and stay:"
        )
        lines += _Part(title, stay).cut(_SHOWN)
    lines += [f"Now: {summary_words(row)}" for row in reply.totals[:_TOTALS]]
    return Message("\n".join(lines), sections([escape(line) for line in lines]))


def _parts(reply: SheetShown) -> Iterator[_Part]:
    plan, count = reply.plan, len(reply.plan.new)
    head = f"*{reply.file}*, read as a sheet of {plan.layout}."
    found = f"{_entries(count)} to record, {duration(plan.minutes)}:" if count else "Nothing new to record."
    yield _Part(f"{head}\n{found}", [f"• {entry_words(line)}" for line in reply.lines], _SHOWN, count)
    if plan.question is not None:
        yield _Part(str(plan.question))
    if plan.unread:
        yield _Part(f"Not read: {', '.join(map(str, plan.unread))}.")
    if plan.known:
        yield _Part(f"{_are(len(plan.known))} there already.")
    if reply.doubts:
        doubts = [f"• {entry_words(mine)}; recorded: {entry_words(there)}" for mine, there in reply.doubts]
        title = f"{_are(len(plan.doubtful))} perhaps there already, with other words:"
        yield _Part(title, doubts, _SHOWN, len(plan.doubtful))
    if reply.longs:
        longs = [f"• line {line}: {entry_words(said)}" for line, said in reply.longs]
        long = "1 row is" if len(plan.long) == 1 else f"{len(plan.long):,} rows are"
        yield _Part(f"{long} longer than such hours usually are. Is that right?", longs, _SHOWN, len(plan.long))
    if plan.faulty:
        rows = "row that cannot be taken" if plan.faulty == 1 else "rows that cannot be taken"
        yield _Part(f"{plan.faulty:,} {rows}:", _faults(plan.faults), _NAMED)
    if plan.past:
        yield _Part(f"{_were(plan.past)} corrected or taken out before the file was made, and {_stay(plan.past)} out.")
    if plan.skipped:
        yield _Part("No hours:", [f"• {why}: {lines_words(lines)}" for why, lines in plan.skipped.items()], _SHOWN)


def _below(reply: SheetShown) -> list[Block]:
    """The buttons, or why there are none."""
    plan = reply.plan
    if reply.handle is None:
        return []
    if len(plan.new) + len(plan.asked) > MOST:
        words = "That is more than one tap records. `companion hours import` does it, or send the file in parts."
        return [context(escape(words))]
    buttons = [*_answers(plan, reply.handle), *_records(plan, reply.handle)]
    if not buttons:
        return []
    note = "The rows that cannot be taken are left out. Mend them and send the file again: no row counts twice."
    below = [context(note)] if plan.faulty else []
    return [*below, actions([*buttons, button("Not now", NO_SHEET, reply.handle)])]


def _answers(plan: ImportPlan, handle: str) -> Iterator[Block]:
    """The button that says which figure of the dates comes first."""
    question = plan.question
    if question is not None and question.against is None:
        first = "day" if question.order is DayOrder.DAY_FIRST else "month"
        yield button(f"Yes, the {first} is first", f"{READ_DATES}:{question.order.name}", handle, style="primary")


def _records(plan: ImportPlan, handle: str) -> Iterator[Block]:
    """A button for each way of recording the rows, of which each takes more than those before it."""
    said = [SheetChoice(dates=plan.dates)]
    if plan.doubtful:
        said.append(SheetChoice(apart=True, dates=plan.dates))
    if plan.long:
        said.append(SheetChoice(long_too=True, dates=plan.dates))
    if plan.doubtful and plan.long:
        said.append(SheetChoice(apart=True, long_too=True, dates=plan.dates))
    counts = {choice: len(plan.rows(apart=choice.apart, long_too=choice.long_too)) for choice in said}
    for place, choice in enumerate(said):
        if counts[choice] > max((counts[one] for one in said[:place]), default=0):
            style = None if place else "primary"
            yield button(_label(choice, counts[choice]), f"{RECORD_SHEET}:{choice}", handle, style=style)


def _label(choice: SheetChoice, count: int) -> str:
    match (choice.apart, choice.long_too):
        case (False, False):
            return f"Record {_entries(count)}"
        case (True, False):
            return f"They are others: record {count}"
        case (False, True):
            return f"That long: record {count}"
        case _:
            return f"Others, and that long: record {count}"


def _faults(faults: Sequence[BadRow | UnknownPerson]) -> Sequence[str]:
    return [f"• {one}" for one in faults]


def _total(entries: Sequence[LedgerEntry]) -> str:
    return duration(sum(entry.minutes for entry in entries))


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _are(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"


def _were(count: int) -> str:
    return "1 row was" if count == 1 else f"{count:,} rows were"


def _stay(count: int) -> str:
    return "stays" if count == 1 else "stay"
