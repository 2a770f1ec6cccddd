"""What waits on a Home: for one's own word, to be put right, and for somebody else's word."""

from collections.abc import Iterator, Sequence

from bot.services.confirming.replies import AskedEntry, AwaitedEntry, OpenDispute, Unsettled, UnsettledProgram
from bot.services.drafts.replies import ApprovalAsked
from bot.services.sharing.replies import ShareList
from bot.views.blocks import Block, actions, button, context, escape, section, sections
from bot.views.confirming.agreement import awaited_block, dispute_buttons, dispute_line, disputed_words, right_after_all
from bot.views.entries import entry_words
from bot.views.feedback.survey import survey_blocks
from induction.calendar import short_day
from induction.feedback.pulse import Pulse
from induction.people import Person
from induction.writing.drafts import Draft

CONFIRM, DOUBT, DRAFT, ASK_AGAIN = "home_confirm", "home_doubt", "home_draft", "home_ask_again"
CORRECT, TAKE_OUT, UPHOLD = "home_correct", "home_take_out", "home_uphold"
SHARED = "home_shared"

MOST_WAITING = 5
"""How many of each kind a Home shows; `/casc confirm` has the rest."""
MOST_DISPUTES = 10


def waiting_blocks(
    unsettled: Unsettled,
    drafts: Sequence[tuple[Draft, Person]] = (),
    to_approve: Sequence[ApprovalAsked] = (),
    survey: Pulse | None = None,
) -> Iterator[Block]:
    """What waits for the person, then what is in dispute and what waits for others, each with what settles it."""
    nothing = not unsettled.to_confirm and not drafts and not to_approve and survey is None
    yield section("*What waits for you*\nNothing just now." if nothing else "*What waits for you*")
    yield from _to_confirm(unsettled.to_confirm)
    yield from _drafts(drafts)
    yield from approvals_blocks(to_approve)
    yield from survey_blocks(survey)
    yield from _disputes(unsettled.disputes)
    yield from _awaited(unsettled.awaited)


def program_blocks(unsettled: UnsettledProgram) -> Iterator[Block]:
    """What the people of a program have not agreed on, for their administrator."""
    lines = [
        "*Hours that are not agreed on*",
        _counts(unsettled),
        *map(disputed_words, unsettled.disputes[:MOST_DISPUTES]),
    ]
    if unsettled.in_dispute > MOST_DISPUTES:
        lines.append(f"and {unsettled.in_dispute - MOST_DISPUTES} more")
    yield from sections([escape(line) for line in lines])


def _to_confirm(entries: Sequence[AskedEntry]) -> Iterator[Block]:
    shown = entries[:MOST_WAITING]
    for asked in shown:
        number = str(asked.entry.id)
        since = f", waiting since {short_day(asked.overdue_since)}" if asked.overdue_since else ""
        yield section(escape(f"{entry_words(asked.line)}, logged by {asked.logged_by.first_name}{since}"))
        yield actions([button("Confirm", CONFIRM, number, style="primary"), button("That’s not right", DOUBT, number)])
    if len(shown) > 1:
        numbers = ",".join(str(asked.entry.id) for asked in shown)
        yield actions([button(f"Confirm all {len(shown)}", CONFIRM, numbers)])
    yield from _more(entries, "to confirm")


def _drafts(drafts: Sequence[tuple[Draft, Person]]) -> Iterator[Block]:
    for draft, author in drafts[:MOST_WAITING]:
        words = section(escape(f"A {draft.kind.value} that {author.first_name} drafted with you, to keep or to change"))
        yield words | {"accessory": button("Look at it", DRAFT, draft.draft_id)}
    if len(drafts) > MOST_WAITING:
        yield context(f"and {len(drafts) - MOST_WAITING} more: `/casc goals`, `/casc reflections`")


def approvals_blocks(waiting: Sequence[ApprovalAsked]) -> Iterator[Block]:
    """The goals that wait for the reader's approval, without a word of what is in them."""
    for one in waiting[:MOST_WAITING]:
        words = section(escape(f"An IIP goal of {one.candidate.first_name}, kept and waiting for your approval"))
        yield words | {"accessory": button("Look at it", DRAFT, f"{one.draft_id}:{one.version}")}
    if len(waiting) > MOST_WAITING:
        yield context(f"and {len(waiting) - MOST_WAITING} more: `/casc goals`")


def shared_blocks(shared: ShareList) -> Iterator[Block]:
    """How much candidates share with a supervisor, without a word of what is in it, and the way to it."""
    if shared.lines:
        items = "1 item is" if len(shared.lines) == 1 else f"{len(shared.lines)} items are"
        names = " and ".join(dict.fromkeys(line.other.first_name for line in shared.lines))
        words = section(escape(f"*Shared with you*\n{items} open to you, from {names}"))
        yield words | {"accessory": button("Show it" if len(shared.lines) == 1 else "Show them", SHARED, "mine")}


def _disputes(disputes: Sequence[OpenDispute]) -> Iterator[Block]:
    if disputes:
        yield section("*In dispute*")
    for one in disputes[:MOST_WAITING]:
        words = section(escape(dispute_line(one)))
        if not one.mine:
            yield words | {"accessory": right_after_all(one, CONFIRM)}
            continue
        yield words
        row = dispute_buttons(one, CORRECT, TAKE_OUT, UPHOLD)
        if row["elements"]:
            yield row
    yield from _more(disputes, "in dispute")


def _awaited(awaited: Sequence[AwaitedEntry]) -> Iterator[Block]:
    if awaited:
        yield section("*You wait for somebody’s word*")
    yield from (awaited_block(one, ASK_AGAIN) for one in awaited[:MOST_WAITING])
    yield from _more(awaited, "that wait")


def _more(listed: Sequence[object], which: str) -> Iterator[Block]:
    if len(listed) > MOST_WAITING:
        yield context(f"and {len(listed) - MOST_WAITING} more {which}: `/casc confirm`")


def _counts(unsettled: UnsettledProgram) -> str:
    """How much is in dispute, and how much waits for a confirmation for too long."""
    disputed, overdue = unsettled.in_dispute, unsettled.overdue_count
    if not disputed and not overdue:
        return "Nothing is in dispute, and nothing waits too long for a confirmation."
    days = unsettled.pack.confirmation.overdue_days
    late = f"{overdue or 'none'} unconfirmed for more than {days} days" + (
        ": `/casc confirm` names them" if overdue else ""
    )
    return f"{disputed or 'None'} in dispute, {late}."
