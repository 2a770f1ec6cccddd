"""Why somebody changes what is on record: the usual reasons, to be said with one tap."""

from collections.abc import Mapping

from induction.ledger.cards import CardAction

REASONS: Mapping[CardAction, Mapping[str, str]] = {
    CardAction.RECORD: {},
    CardAction.CORRECT: {
        "length": "Wrong length",
        "day": "Wrong day",
        "activity": "Wrong activity",
        "details": "Wrong details",
    },
    CardAction.VOID: {
        "not_held": "Did not take place",
        "twice": "Logged twice",
        "person": "Wrong person",
        "day": "Wrong day",
        "length": "Wrong length",
    },
}
"""By what a card does, each by its name."""
