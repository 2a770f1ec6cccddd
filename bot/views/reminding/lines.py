"""What is open in lines: each thing by itself, and what is the same of several people in one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from bot.services.reminding.replies import DigestShown
from bot.views.assessing.words import sentence
from bot.views.blocks import literal
from induction.ahead.early_warning import FactKind
from induction.packs.reminding import NudgeKind
from induction.reminding.calendars import OpenItem
from induction.reminding.due import Reason
from prompts.digest import ToldOf, digest_item

_TOGETHER = frozenset({NudgeKind.CONTACT, NudgeKind.MEETING, NudgeKind.APPROVAL, NudgeKind.PAIRING})
"""What is one line for all whom it is about."""

_TOGETHER_BY_NAME = frozenset({NudgeKind.SIGN_OFF, NudgeKind.RATING, NudgeKind.EARLY_WARNING})
"""What is one line for all of whom it is the same step, round or kind of fact."""

_WITHIN_A_LINE = frozenset({NudgeKind.EARLY_WARNING, NudgeKind.PACE, NudgeKind.COHORT})


@dataclass(frozen=True)
class DigestLine:
    """A line of a digest: its words in mrkdwn, not escaped yet, and the items of which it tells."""

    kind: NudgeKind
    items: Sequence[OpenItem]
    words: str


def digest_lines(shown: DigestShown) -> Sequence[DigestLine]:
    """The lines of a digest, in the order of the most urgent item of each."""
    groups: dict[Hashable, list[OpenItem]] = {}
    for item in shown.items:
        groups.setdefault(_group(item), []).append(item)
    return [DigestLine(few[0].kind, few, _words(few, shown)) for few in groups.values()]


def digest_words(shown: DigestShown) -> Sequence[str]:
    """The same lines for a terminal."""
    lines = [line.words.replace("*", "", 2) for line in digest_lines(shown)]
    return [*lines, f"and {shown.more} more"] if shown.more else lines


def candidate_name(item: OpenItem, shown: DigestShown) -> str | None:
    """The name of whom it is about; None where it is the reader's own."""
    about = None if item.about is None else shown.about.get(item.about)
    return None if about is None else about.name


def _group(item: OpenItem) -> Hashable:
    if item.about is None:
        return item.key
    if item.kind in _TOGETHER:
        return item.kind
    return (item.kind, item.ref, item.name) if item.kind in _TOGETHER_BY_NAME else item.key


def _words(items: Sequence[OpenItem], shown: DigestShown) -> str:
    first, pack = items[0], shown.pack
    return digest_item(
        first.kind,
        _goals(items, shown) if first.kind is NudgeKind.APPROVAL else [_told(one, shown) for one in items],
        shown.today,
        name=literal(_name(first)),
        fact=FactKind(first.ref) if first.kind is NudgeKind.EARLY_WARNING and first.ref else None,
        text=literal(shown.agreed.get(first.key, "")),
        reason=Reason(first.ref).words if first.kind is NudgeKind.COHORT and first.ref else "",
        after=pack.warnings.no_contact_days,
        coach=pack.words.coach,
    )


def _name(item: OpenItem) -> str:
    """What the pack calls it, which begins a line; a kind of hours does not, and a cohort has the name that it has."""
    name = item.name or ""
    return name if item.kind in _WITHIN_A_LINE else sentence(name)


def _told(item: OpenItem, shown: DigestShown) -> ToldOf:
    name = candidate_name(item, shown)
    return ToldOf(name and literal(name), item.number, item.of, item.day)


def _goals(items: Sequence[OpenItem], shown: DigestShown) -> Sequence[ToldOf]:
    """Whose goals wait, and how many of each."""
    names = [one.who for one in (_told(item, shown) for item in items)]
    return [ToldOf(name, names.count(name)) for name in dict.fromkeys(names)]
