"""What a candidate shares in a direct message, offered as evidence: files, forwarded messages, with what is said."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.listeners.evidence.sources import AsMeant, seed_of_file, seeds_of_forwards
from bot.listeners.files.download import SharedFile
from bot.services.desk import Desk
from bot.services.evidence.finding import seed_of
from bot.services.evidence.replies import EvidenceOffer, Seed
from bot.services.heard import Heard
from bot.services.words import Disclosed
from bot.understanding.intents import Question
from bot.understanding.wishes.asking import is_question
from bot.understanding.wishes.evidence import SaveEvidence
from bot.understanding.words.spelling import tidy
from induction.access import Action, may

_LONGEST_WHY = 500

_CLIPS = frozenset({"slack_audio", "slack_video"})


def gathers(heard: Heard) -> bool:
    """Whether whoever spoke gathers evidence of their own."""
    return heard.person is not None and may(heard.person, Action.GATHER_EVIDENCE, heard.person)


def seeds_of_files(files: Sequence[SharedFile]) -> Sequence[Seed]:
    """What is known of each file; a clip that was recorded in the message is talk, and no evidence."""
    return [seed_of_file(file) for file in files if file.get("subtype") not in _CLIPS]


def wished(desk: Desk, heard: Heard) -> SaveEvidence | None:
    """The wish to save what stands beside the words, where they are one."""
    if heard.person is None or not gathers(heard):
        return None
    wish = desk.evidence_finder.wish(heard.person, heard.text, now=heard.now)
    return wish if isinstance(wish, SaveEvidence) else None


def offer_of(desk: Desk, heard: Heard, seeds: Sequence[Seed]) -> EvidenceOffer | Disclosed | None:
    """These as evidence, with what the words beside them tell; None where the words are about something else."""
    if not seeds or not gathers(heard):
        return None
    wish = wished(desk, heard)
    if wish is None and heard.text and not _describes(desk, heard):
        return None
    if (card := desk.disclosure(heard.text, heard.person)) is not None:
        return card
    told = Seed(why=heard.text[:_LONGEST_WHY] or None) if wish is None else seed_of(wish)
    return EvidenceOffer([_with(seed, told, alone=len(seeds) == 1) for seed in seeds])


def offer_of_forwards(
    desk: Desk, heard: Heard, event: Mapping[str, Any], as_meant: AsMeant
) -> EvidenceOffer | Disclosed | None:
    """The messages that were forwarded in this one, as evidence; None where there are none."""
    if heard.person is None or not gathers(heard):
        return None
    return offer_of(desk, heard, seeds_of_forwards(event, as_meant, heard.person))


def _describes(desk: Desk, heard: Heard) -> bool:
    """Whether the words say what was shared: no question, no command, and nothing that the companion does."""
    if heard.typed_command is not None or is_question(tidy(heard.text)):
        return False
    return isinstance(heard.meaning(heard.text, desk.packs), Question)


def _with(seed: Seed, told: Seed, *, alone: bool) -> Seed:
    """The seed with what was said; a title that was said is that of one thing alone."""
    title = told.title if alone and told.title else seed.title
    facts = {"title": title, "standards": told.standards, "why": told.why}
    return seed.model_copy(update=facts | ({"link": told.link} if told.link and not seed.link else {}))
