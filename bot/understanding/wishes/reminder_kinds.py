"""What people call the kinds of reminders."""

import re

from induction.packs.reminding import NudgeKind

_NAMES = (
    (
        NudgeKind.PACE,
        r"pace|(?:my |own |the )*pace of (?:my |the )?hours|(?:being|falling|running) behind|(?:my )?hours",
    ),
    (
        NudgeKind.UNCONFIRMED,
        r"unconfirmed(?: hours| entries)?|hours (?:that )?nobody (?:has )?confirmed(?: yet)?|hours",
    ),
    (NudgeKind.REFLECTION, r"(?:missing |open )?reflections?|a reflection that is missing"),
    (NudgeKind.WINDOW, r"deadlines?|due dates?|windows?|what(?:'s| is) due(?: soon)?|dates"),
    (NudgeKind.ITEM, r"(?:open |due )?(?:action )?items?(?: that are due)?|to-?dos?|tasks?"),
    (NudgeKind.CONTACT, r"(?:no )?contact|candidates? without (?:coaching|contact)(?: for long)?"),
    (NudgeKind.MEETING, r"(?:the )?(?:next )?meetings?(?: that is not set)?"),
    (NudgeKind.TO_CONFIRM, r"(?:hours|entries) (?:that wait )?to confirm|confirming(?: hours)?|confirmations?|hours"),
    (NudgeKind.SIGN_OFF, r"sign-?\s?offs?(?: that wait)?|signing|signatures?|steps(?: to sign)?"),
    (NudgeKind.RATING, r"(?:a |the )?ratings?(?: that was asked for)?|rating candidates|scores"),
    (NudgeKind.APPROVAL, r"(?:an |the )?approvals?(?: that was asked for)?|goals? to approve|approving(?: goals)?"),
    (NudgeKind.EARLY_WARNING, r"(?:early )?(?:facts|warnings?)(?: about candidates)?"),
    (NudgeKind.PAIRING, r"pairings?|(?:candidates )?without a coach|candidates without a coach|unpaired candidates"),
    (NudgeKind.QUESTIONS, r"(?:open |unanswered )?questions?(?: that the documents do not answer)?|gaps"),
    (NudgeKind.COHORT, r"(?:the )?(?:weekly )?posts?|cohorts?"),
)
_FORMS = tuple((kind, re.compile(rf"(?:(?:my|the|our|own|any|all)\s+)*(?:{pattern})")) for kind, pattern in _NAMES)

KIND_WORDS = frozenset(
    {"pace", "hours", "unconfirmed", "reflection", "reflections", "deadlines", "deadline", "action", "items", "tasks"}
    | {"contact", "meeting", "meetings", "confirm", "confirmations", "ratings", "rating", "approvals", "approval"}
    | {"warnings", "facts", "pairing", "questions", "posts", "candidates", "without"}
)
"""Words of those names in which a slip of the finger is put right."""


def kinds_named(text: str) -> tuple[NudgeKind, ...]:
    """The kinds that may be called so, several where a word leaves it open; none where no kind is."""
    said = " ".join(text.split())
    exact = [kind for kind in NudgeKind if said == kind.label]
    return tuple(exact) or tuple(kind for kind, form in _FORMS if form.fullmatch(said))
