"""Rules that documents leave open, a few at a time with a button for each reading, and those that were settled."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from bot.outgoing import limits
from bot.services.rulings.replies import RulingList, RulingMade, RulingUndone, SettledRule
from bot.views.blocks import Block, Message, actions, button, context, divider, escape, section, sections
from bot.views.fields import whole_number
from induction.calendar import date_words
from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.packs.rulings import is_authorship, rule_words, ruled_words
from induction.packs.writing import Authorship

SIDE, OTHER, LATER, UNDO = "ruling_side", "ruling_other", "ruling_later", "ruling_undo"
CHOICE = "ruling_authorship"
SETTLE = "ruling_list"

_NO_AUTHORSHIP = (
    "Whether a model may suggest wording for goals and reflections is yours to say. Until you do, they are in the "
    "candidate’s own words alone."
)

SETTLED_SHOWN = 10
DISPUTES_SHOWN = 10
"""How many open disputes whoever cannot settle them reads: those that hours, marks and days hang on come first."""


def ruling_list_message(reply: RulingList) -> Message:
    """What is open, with the buttons that settle it for whoever may, and what is settled by whom."""
    blocks, lines = [*_listed(reply)], [_title(reply), *_open_lines(reply)]
    if reply.settled:
        blocks += [divider(), section("*Settled*"), *_settled_blocks(reply)]
        lines += ["*Settled*", *map(_settled_line, reply.settled[-SETTLED_SHOWN:])]
    return Message("\n\n".join(lines), blocks)


def ruling_made_message(reply: RulingMade) -> Message:
    """The receipt, with the way back, and what is open next."""
    made = reply.settled
    told = f"Settled: {_settled_line(made)}"
    after = "It is shown with your name wherever the rule is shown. What is signed already stays as it is."
    back = actions([_undo_button(made)])
    blocks = [*sections([escape(told)]), context(after), back, divider(), *_listed(reply.left)]
    return Message("\n\n".join([told, after, _title(reply.left), *_open_lines(reply.left)]), blocks)


def ruling_undone_message(reply: RulingUndone) -> Message:
    """What was taken back, why, and what holds now."""
    ruled = reply.settled.ruling
    told = f"Taken back: *{ruled.says}* (`{ruled.rule}`)\nWhy: “{reply.reason}”"
    holds = f"Now again: {rule_words(reply.now)}"
    blocks = [*sections([escape(told), escape(holds)]), divider(), *_listed(reply.left)]
    return Message("\n\n".join([told, holds, _title(reply.left), *_open_lines(reply.left)]), blocks)


def settle_blocks(open_rules: int) -> Iterator[Block]:
    """What stands first on an administrator's Home as long as rules are open."""
    if open_rules:
        rules = "1 rule" if open_rules == 1 else f"{open_rules} rules"
        words = f"*{rules} on which your documents disagree*: settle them once, so that nobody lives with two numbers."
        yield section(words) | {"accessory": button("Settle them", SETTLE, "home", style="primary")}


def carried(pack: ProgramPack, rule: Rule, side: int | None = None) -> str:
    """What the button of a reading carries."""
    return "|".join((pack.id, rule.key, "" if side is None else str(side)))


def read_carried(value: str) -> tuple[str, str, int | None]:
    """The program, the rule and the reading that a button is about; ValueError where it carries no such thing."""
    program, key, side = value.split("|")
    number = whole_number(side)
    if side and number is None:
        raise ValueError(value)
    return program, key, number


def side_words(pack: ProgramPack, rule: Rule, number: int) -> str:
    """One reading with its place: `40 hours a year (Candidate Handbook, Responsibilities of Candidates, line 350)`."""
    side = rule.conflict[number]
    title = pack.document(side.source.document).title
    return f"{side.value} ({title}, {side.source.place}, line {side.source.line})"


def _title(reply: RulingList) -> str:
    name = f"*Rules of {reply.pack.short_name} on which the documents disagree*"
    if not reply.disputed:
        return f"{name}\nThere are none: I know of no place where they do."
    done = f"{reply.disputed - reply.open_disputes} of {reply.disputed} settled."
    if not reply.open_disputes:
        return f"{name}\nAll {reply.disputed} are settled."
    if reply.mine:
        return f"{name}\n{done} Choose what is to hold, once for everyone; until then the strictest reading counts."
    who = " or ".join(reply.administrators) or "your program administrator"
    return f"{name}\n{done} The strictest reading counts until {who} settles the rest."


def _listed(reply: RulingList) -> Iterator[Block]:
    yield from sections([escape(_title(reply))])
    if not reply.mine:
        yield from sections([escape(line) for line in _readers_lines(reply)])
        return
    for rule in reply.shown:
        yield from sections([escape(line) for line in _rule_words(reply, rule).splitlines()])
        sides = [
            button(side.value, f"{SIDE}:{number}", carried(reply.pack, rule, number))
            for number, side in enumerate(rule.conflict)
        ]
        if is_authorship(reply.pack, rule):
            yield actions([_choice(reply.pack, rule, one) for one in Authorship])
            continue
        label = "Something else" if sides else "Settle it"
        yield actions([*sides[: limits.ACTIONS_ELEMENTS - 1], button(label, OTHER, carried(reply.pack, rule))])
    if len(reply.open) > len(reply.shown):
        after = reply.skipped + reply.at_most
        skip = after if after < len(reply.open) else 0
        yield actions([button("The next ones" if skip else "From the start", LATER, str(skip))])
        yield context(_more(reply))


def _open_lines(reply: RulingList) -> list[str]:
    if not reply.mine:
        return list(_readers_lines(reply))
    left = len(reply.open) - len(reply.shown)
    return [*(_rule_words(reply, rule) for rule in reply.shown), *([_more(reply)] if left else [])]


def _more(reply: RulingList) -> str:
    """How many are not among those that are shown: on which documents disagree, and on which none says anything."""
    left = [rule for rule in reply.open if rule not in reply.shown]
    disputed = sum(rule.state is RuleState.PROVISIONAL for rule in left)
    silent = len(left) - disputed
    counted = [f"{disputed} more on which they disagree"] if disputed else []
    counted += [f"{silent} on which no document says anything"] if silent else []
    return f"{' and '.join(counted)}; those that count most come first."


def _readers_lines(reply: RulingList) -> Iterator[str]:
    """The open disputes for those who cannot settle them."""
    disputes = [rule for rule in reply.open if rule.state is RuleState.PROVISIONAL]
    for rule in disputes[:DISPUTES_SHOWN]:
        yield f"• {' or '.join(side.value for side in rule.conflict)} (`{rule.key}`)"
    if (left := len(disputes) - DISPUTES_SHOWN) > 0:
        yield f"and {left} more, on which less depends."


def _rule_words(reply: RulingList, rule: Rule) -> str:
    """A rule with its readings, numbered as the command line takes them, and what is settled of it in part."""
    readings = (f"{number + 1}. {side_words(reply.pack, rule, number)}" for number in range(len(rule.conflict)))
    silence = _NO_AUTHORSHIP if is_authorship(reply.pack, rule) else "No document settles it."
    nothing = () if rule.conflict else (silence,)
    partly = (f"Settled in part: {_for_whom(one, reply.today)}." for one in reply.settled if one.rule.key == rule.key)
    return "\n".join(chain((f"*{rule.says}* (`{rule.key}`)",), readings, nothing, partly))


def _choice(pack: ProgramPack, rule: Rule, one: Authorship) -> Block:
    """The button for one of the two answers to whose words drafts are."""
    label = "Own words alone" if one is Authorship.STRUCTURE else "A model may suggest"
    return button(label, f"{CHOICE}:{one.value}", carried(pack, rule))


def _for_whom(one: SettledRule, today: date) -> str:
    """What was settled, and for whom or from when: `40 hours a year, for the cohort usc-2025`."""
    whom = f", for the cohort {one.ruling.cohort}" if one.ruling.cohort else ""
    when = f", only from {date_words(one.ruling.since)}" if one.ruling.since > today else ""
    return f"{one.ruling.says}{whom}{when}"


def _settled_blocks(reply: RulingList) -> Iterator[Block]:
    for one in reply.settled[-SETTLED_SHOWN:]:
        words = section(escape(_settled_line(one)))
        yield words | {"accessory": _undo_button(one)} if reply.mine else words
    if len(reply.settled) > SETTLED_SHOWN:
        yield context(f"and {len(reply.settled) - SETTLED_SHOWN} that were settled before these.")


def _settled_line(one: SettledRule) -> str:
    """What was settled, by whom, for whom and from when, and why."""
    ruled = one.rule.ruled
    who = ruled_words(ruled) if ruled else "settled"
    whom = "" if one.ruling.cohort else ", for every cohort"
    when = f"from {date_words(one.ruling.since)}"
    number = f" #{one.ruling.id}"
    return f"*{one.ruling.says}* (`{one.ruling.rule}`,{number}), {who}{whom}, {when}\nWhy: “{one.ruling.reason}”"


def _undo_button(one: SettledRule) -> Block:
    return button("Take it back", UNDO, str(one.ruling.id))
