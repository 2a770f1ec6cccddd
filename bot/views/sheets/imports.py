"""What importing a sheet would do, with one button that does it, and what it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.services.sheets.imports import BATCH
from bot.services.sheets.replies import Imported, SheetShown
from bot.views.blocks import Block, Message, actions, button, context, escape, sections
from bot.views.entries import entry_words
from bot.views.progress.standings import summary_words
from induction.hours import duration

RECORD_SHEET, RECORD_APART, NO_SHEET = "sheet_record", "sheet_record_apart", "sheet_not_now"

MOST = BATCH
"""Entries that one tap records: all of them or none, within the three seconds that Slack waits."""

_SHOWN = 10
_NAMED = 20
_TOTALS = 5


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
    """What is in the ledger now, and what is not."""
    count = len(reply.entries)
    minutes = sum(entry.minutes for entry in reply.entries)
    lines = [
        f"*Recorded {_entries(count)}, {duration(minutes)}*, from {reply.file}." if count else "Nothing was recorded."
    ]
    if reply.known:
        lines.append(f"{_were(reply.known)} there already.")
    if reply.left_out:
        lines.append(f"{_were(reply.left_out)} left out: {'it' if reply.left_out == 1 else 'they'} could not be read.")
    if reply.doubtful:
        lines.append(f"{_were(reply.doubtful)} left out as possibly the session of an entry that is there.")
    lines += [f"Not recorded, {bad}" for bad in reply.refused]
    lines += [f"Now: {summary_words(row)}" for row in reply.totals[:_TOTALS]]
    return Message("\n".join(lines), sections([escape(line) for line in lines]))


def _parts(reply: SheetShown) -> Iterator[_Part]:
    plan, count = reply.plan, len(reply.plan.new)
    head = f"*{reply.file}*, read as a sheet of {plan.layout}."
    found = f"{_entries(count)} to record, {duration(plan.minutes)}:" if count else "Nothing new to record."
    yield _Part(f"{head}\n{found}", [f"• {entry_words(line)}" for line in reply.lines], _SHOWN, count)
    if plan.known:
        yield _Part(f"{_are(len(plan.known))} there already.")
    if reply.doubts:
        doubts = [f"• {entry_words(mine)}; recorded: {entry_words(there)}" for mine, there in reply.doubts]
        title = f"{_are(len(plan.doubtful))} perhaps there already, with other words:"
        yield _Part(title, doubts, _SHOWN, len(plan.doubtful))
    if plan.faulty:
        rows = "row that cannot be taken" if plan.faulty == 1 else "rows that cannot be taken"
        bad = [*(f"• {bad}" for bad in plan.bad), *(f"• {_lines(one.lines)}: {one.why}" for one in plan.unknown)]
        yield _Part(f"{plan.faulty:,} {rows}:", bad, _NAMED)
    if plan.past:
        yield _Part(f"{_were(plan.past)} corrected or taken out before the file was made, and {_stay(plan.past)} out.")
    if plan.skipped:
        yield _Part("No hours:", [f"• {why}: {_lines(lines)}" for why, lines in plan.skipped.items()], _SHOWN)


def _below(reply: SheetShown) -> list[Block]:
    """The buttons, or why there are none."""
    plan, count, doubtful = reply.plan, len(reply.plan.new), len(reply.plan.doubtful)
    if reply.handle is None or not count + doubtful:
        return []
    if count + doubtful > MOST:
        words = "That is more than one tap records. `companion hours import` does it, or send the file in parts."
        return [context(escape(words))]
    buttons = [button(f"Record {_entries(count)}", RECORD_SHEET, reply.handle, style="primary")] if count else []
    if doubtful:
        buttons.append(button(f"They are others: record {count + doubtful}", RECORD_APART, reply.handle))
    buttons.append(button("Not now", NO_SHEET, reply.handle))
    note = [
        context("The rows that cannot be taken are left out. Mend them and send the file again: no row counts twice.")
    ]
    return [*(note if plan.faulty else []), actions(buttons)]


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return f"line{'' if len(numbers) == 1 else 's'} {shown}{more}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _are(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"


def _were(count: int) -> str:
    return "1 row was" if count == 1 else f"{count:,} rows were"


def _stay(count: int) -> str:
    return "stays" if count == 1 else "stay"
