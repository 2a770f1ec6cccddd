"""Early facts: the list of those that stand."""

from collections.abc import Iterator, Sequence

from bot.services.support.replies import CandidateFacts, EarlyFacts
from bot.views.blocks import Block, Message, actions, button, context, escape, plain_message, section
from bot.views.support.plans import WRITE_PLAN, plan_block
from induction.ahead.early_warning import Fact, FactKind
from induction.packs.pack import ProgramPack
from prompts.support import early_words, fact_words

LISTED = 15

_NONE = {
    True: "Nothing stands out: no fact on record that people are told of early.",
    False: (
        "There is no early fact that candidates have had a day to see: each comes to them first, and to you the day "
        "after. `/casc cohort` shows where everybody stands today."
    ),
}


def early_facts_message(reply: EarlyFacts) -> Message:
    """The facts that stand, by candidate, with the plans that are not over."""
    if not reply.rows:
        return plain_message(_NONE[reply.reader.role.value == "candidate"])
    blocks = [section("*On record today*\nFacts, and no status: what follows is for people to decide.")]
    for row in reply.rows[:LISTED]:
        blocks += _row(row, reply)
    left = len(reply.rows) - LISTED
    blocks += [context(f"and {left} more: say it with a name, such as `/casc warnings Dana`")] if left > 0 else []
    if note := _note(reply):
        blocks.append(context(escape(note)))
    return Message("Here is what stands out.", blocks)


def _note(reply: EarlyFacts) -> str:
    """For the candidate: whom to tell of an assignment that is in all the same, and who reads of it after them."""
    facts = [fact for row in reply.rows for fact in row.facts]
    if not facts or not reply.mine:
        return ""
    missing = any(fact.kind is FactKind.MISSING_ASSIGNMENTS for fact in facts)
    return early_words(others=reply.others, instructor=_instructor(reply.pack) if missing else None)


def _row(row: CandidateFacts, reply: EarlyFacts) -> Iterator[Block]:
    name = "" if reply.mine else f"*{escape(row.candidate.name)}*\n"
    if row.facts:
        yield section(name + _lines(row.facts, reply.pack))
    for line in row.plans:
        mine = row.candidate.id == reply.reader.id
        yield plan_block(line, whose=None if mine or row.facts else row.candidate.name)
    if reply.decides:
        yield actions([button("Write a support plan", WRITE_PLAN, str(row.candidate.id))])


def _lines(facts: Sequence[Fact], pack: ProgramPack) -> str:
    return "\n".join(f"• {escape(fact_words(fact, coach=pack.words.coach))}" for fact in facts)


def _instructor(pack: ProgramPack) -> str:
    contact = pack.contact_for("assignments")
    return contact.named if contact else "your session instructor"
