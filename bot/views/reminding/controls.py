"""What acts on what is open: the same doors as elsewhere, and lists where it is about several people."""

from datetime import date
from types import MappingProxyType

from bot.services.reminding.replies import DigestShown
from bot.views.assessing.rating import rate_button
from bot.views.blocks import Block, button
from bot.views.doors import close_button, log_button
from bot.views.evidence.listing import NEW_EVIDENCE
from bot.views.fields import choice, option
from bot.views.home import PROGRESS
from bot.views.reminding.lines import DigestLine, candidate_name
from bot.views.verification.steps import RECORD
from induction.packs.reminding import NudgeKind
from induction.packs.requirements import RequirementKind
from induction.reminding.calendars import OpenItem

OPEN = "digest_open"
DONE, REOPEN, LATER = "digest_done", "digest_reopen", "digest_later"

ALL = "all"
"""What a button carries in place of a day where everything that is open is shown."""

_LABELS = MappingProxyType(
    {
        NudgeKind.UNCONFIRMED: "Show them",
        NudgeKind.REFLECTION: "Reflect",
        NudgeKind.WINDOW: "Show deadlines",
        NudgeKind.CONTACT: "Close a session",
        NudgeKind.MEETING: "Close a session",
        NudgeKind.TO_CONFIRM: "Confirm",
        NudgeKind.SIGN_OFF: "Show the step",
        NudgeKind.RATING: "Rate",
        NudgeKind.APPROVAL: "Look at it",
        NudgeKind.EARLY_WARNING: "Show it",
        NudgeKind.QUESTIONS: "Show them",
        NudgeKind.COHORT: "Show the post",
    }
)
"""What the button of each kind says, or the list of whom it is about."""


def controls(line: DigestLine, shown: DigestShown) -> list[Block]:
    """What acts on it: the door to it that is everywhere else, too, or a choice where it is about several people."""
    item = line.items[0]
    if line.kind is NudgeKind.PACE:
        return [log_button()]
    if line.kind is NudgeKind.ITEM:
        return _item_buttons(item, shown)
    if line.kind is NudgeKind.PAIRING:
        return [button("The whole cohort", PROGRESS, "all")]
    if len(line.items) > 1:
        return [_choice(line, shown)]
    return [_button(item, shown)]


def _button(item: OpenItem, shown: DigestShown) -> Block:
    label = _LABELS[item.kind]
    if item.kind in {NudgeKind.CONTACT, NudgeKind.MEETING}:
        return close_button(label, item.about)
    if item.kind is NudgeKind.RATING:
        return rate_button(label, item.about or shown.reader.id, item.ref or "")
    if item.kind is NudgeKind.WINDOW:
        return _window_button(item, shown)
    style = "primary" if item.kind is NudgeKind.TO_CONFIRM else None
    return button(label, OPEN, opened_value(item), style=style)


def _window_button(item: OpenItem, shown: DigestShown) -> Block:
    """What does the thing that is due; the deadlines where nothing in here does it."""
    key = (item.ref or "").partition("@")[0]
    kinds = {one.key: one.kind for one in shown.pack.requirements}
    if key in {one.key for one in shown.pack.assessment.rounds}:
        return rate_button("Rate yourself", shown.reader.id, key)
    if key not in kinds:
        return log_button()  # hours are asked for beside the requirements
    match kinds[key]:
        case RequirementKind.GOALS:
            return button("Draft a goal", OPEN, opened_value(item))
        case RequirementKind.ARTIFACTS:
            return button("Save evidence", NEW_EVIDENCE, "new")
        case RequirementKind.STEP:
            return button("Record it", RECORD, f"{shown.reader.id}:{key}")
    return button(_LABELS[item.kind], OPEN, opened_value(item))


def _choice(line: DigestLine, shown: DigestShown) -> Block:
    names = [option(candidate_name(one, shown) or "", opened_value(one)) for one in line.items]
    return choice(names, None, prompt=f"{_LABELS[line.kind]} …") | {"action_id": OPEN}


def _item_buttons(item: OpenItem, shown: DigestShown) -> list[Block]:
    number = item.ref or ""
    done = button("Done", DONE, day_value(shown.day, number), style="primary")
    if item.day is None:
        return [done]
    return [done, button("In a week", LATER, day_value(shown.day, number, item.day.isoformat()))]


def opened_value(item: OpenItem) -> str:
    """What a button or a choice carries of the item."""
    which = item.name if item.kind is NudgeKind.COHORT else item.ref
    return f"{item.kind}|{item.about or ''}|{which or ''}"


def read_opened(value: str) -> tuple[NudgeKind, str, str]:
    """The kind, the number of the candidate, and which one of theirs; ValueError where it carries none."""
    kind, about, ref = value.split("|", 2)
    return NudgeKind(kind), about, ref


def day_value(day: date | None, *more: str) -> str:
    """The day of the digest as its buttons carry it, with what else they need."""
    return "|".join([day.isoformat() if day else ALL, *more])


def read_day(value: str) -> tuple[date | None, str, str]:
    """The day of the digest, None where it is everything, and what else is carried; ValueError where it is no day."""
    day, _, rest = value.partition("|")
    first, _, second = rest.partition("|")
    return None if day == ALL else date.fromisoformat(day), first, second
