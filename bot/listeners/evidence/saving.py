"""The form of an artifact: what is sent off is saved, changed or withdrawn; a file is fetched where files are kept."""

from functools import partial

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, register_form
from bot.listeners.evidence.sources import own_file
from bot.listeners.files.download import download
from bot.services.evidence.evidence import LARGEST_FILE
from bot.services.evidence.replies import EvidenceSaved
from bot.views.evidence.form import (
    DAY,
    EVIDENCE_FORM,
    GOAL,
    LINK,
    STANDARDS,
    TITLE,
    WHY,
    filled_seed,
    is_withdrawn,
    read_about,
)
from induction.people import Person

FIELDS = {
    TITLE: ("no_title", "no_artifact", "meanwhile"),
    STANDARDS: ("which_standard", "unknown_standard"),
    DAY: ("no_day", "in_the_future"),
    WHY: ("long_why",),
    LINK: ("no_link",),
    GOAL: ("no_goal",),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the form."""
    evidence = doorway.desk.evidence

    def save(told: Submission) -> EvidenceSaved:
        artifact_id, unseen = carried(read_about, told.about)
        source = f"evidence:{told.key}"
        if artifact_id is not None and is_withdrawn(told.values):
            return evidence.withdraw(told.person, artifact_id, source=source, now=told.now)
        seed, fetch = filled_seed(unseen, told.values), None
        if seed.file_id is not None:
            fetch = partial(_content, app.client, seed.file_id, told.person)
        return evidence.save(told.person, seed, source=source, now=told.now, artifact_id=artifact_id, fetch=fetch)

    register_form(app, doorway, EVIDENCE_FORM, save, FIELDS)


def _content(client: WebClient, file_id: str, person: Person) -> bytes:
    return download(client, own_file(client, file_id, person), largest=LARGEST_FILE)
