"""What a row has from the rule that it rests on: words, place, state, whom to ask."""

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.standing.standing import Standing

_RULING = "ruling"
"""What is asked of whoever settles a rule on which documents disagree: the program administrator."""


def rule_of(pack: ProgramPack, key: str) -> Rule:
    """The rule with that key; KeyError where the pack does not have it, which a pack that was checked always has."""
    rule = pack.rule(key)
    if rule is None:
        raise KeyError(key)
    return rule


def resting_on(pack: ProgramPack, rule: Rule, **facts: object) -> Standing:
    """A row that rests on the rule, with the rule's words, place and state."""
    source = next(iter(rule.sources), None)
    provisional = rule.state is RuleState.PROVISIONAL
    subject = {RuleState.PROVISIONAL: _RULING, RuleState.UNKNOWN: rule.key.partition(".")[0]}.get(rule.state)
    return Standing.model_validate(
        {
            "says": rule.says,
            "source": source,
            "document": pack.document(source.document).title if source else None,
            "provisional": provisional,
            "conflict": rule.conflict,
            "ask": pack.contact_for(subject) if subject else None,
            "ruled": rule.ruled,
            **facts,
        }
    )
