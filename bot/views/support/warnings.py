"""Early facts: the message that tells of them, and the list of those that stand."""

from collections.abc import Iterator, Sequence

from bot.services.support.replies import CandidateFacts, EarlyFacts, EarlyNews
from bot.views.blocks import Block, Message, actions, button, context, escape, plain_message, section
from bot.views.support.plans import WRITE_PLAN, plan_block
from induction.ahead.early_warning import Fact
from induction.packs.pack import ProgramPack
from prompts.support import early_words, fact_words, has_missing

LISTED = 15

_NONE = {
    True: "Nothing stands out: no fact on record that people are told of early.",
    False: (
        "There is no early fact that candidates have had a day to see: each comes to them first, and to you the day "
        "after. `/casc cohort` shows where everybody stands today."
    ),
}


def early_news_message(news: EarlyNews) -> Message:
    """The facts for one person, with the administrator's way to a plan; a locked screen shows none of them."""
    theirs = news.reader.id == news.candidate.id
    decides = news.reader.role.value == "program_admin"
    around = early_words(
        None if theirs else news.candidate.name,
        others=news.others,
        instructor=_instructor(news.pack),
        missing=has_missing(news.facts),
        decides=decides,
    )
    head, _, rest = around.partition("\n\n")
    blocks = [section(escape(head)), section(_lines(news.facts, news.pack))]
    blocks += [context(escape(rest))] if rest.strip() else []
    if decides:
        blocks.append(actions([button("Write a support plan", WRITE_PLAN, str(news.candidate.id))]))
    return Message("There is something on record that you should see.", blocks)


def early_facts_message(reply: EarlyFacts) -> Message:
    """The facts that stand, by candidate, with the plans that are not over."""
    if not reply.rows:
        return plain_message(_NONE[reply.reader.role.value == "candidate"])
    blocks = [section("*On record today*\nFacts, and no status: what follows is for people to decide.")]
    for row in reply.rows[:LISTED]:
        blocks += _row(row, reply)
    left = len(reply.rows) - LISTED
    blocks += [context(f"and {left} more: say it with a name, such as `/casc warnings Dana`")] if left > 0 else []
    return Message("Here is what stands out.", blocks)


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
