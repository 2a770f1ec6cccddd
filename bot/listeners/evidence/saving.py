"""The form of an artifact: what is sent off is saved, changed or withdrawn. A file that is kept is fetched first."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, register_form
from bot.listeners.evidence.sources import own_file
from bot.listeners.files.download import check_size, download
from bot.listeners.files.opening import Sender
from bot.services.desk import Desk
from bot.services.evidence.evidence import LARGEST_FILE
from bot.services.evidence.replies import EvidenceSaved, Seed
from bot.services.heard import Heard
from bot.services.words import Words
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
from induction.refused import Refused

KEEP_FILE = "keep_file"
"""The kind of the errand that fetches the file of an artifact and saves both."""

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

    def save(told: Submission) -> EvidenceSaved | Words:
        artifact_id, unseen = carried(read_about, told.about)
        source = f"evidence:{told.key}"
        if artifact_id is not None and is_withdrawn(told.values):
            return evidence.withdraw(told.person, artifact_id, source=source, now=told.now)
        seed = filled_seed(unseen, told.values)
        is_new_file = artifact_id is None and seed.file_id is not None
        if is_new_file and evidence.is_to_fetch(told.person, seed, source=source, now=told.now):
            return _fetching(app.client, doorway, told.person, seed, source)
        return evidence.save(told.person, seed, source=source, now=told.now, artifact_id=artifact_id)

    register_form(app, doorway, EVIDENCE_FORM, save, FIELDS)


def _fetching(client: WebClient, doorway: Doorway, person: Person, seed: Seed, source: str) -> Words:
    """That the file is fetched; what Slack says of it at once, such as whose it is, is refused at once."""
    check_size(own_file(client, seed.file_id or "", person), LARGEST_FILE)
    sender = Sender(person.slack_id or "", source, to=person.slack_id or "")
    doorway.take(source, sender.errand(KEEP_FILE, {"source": source, "seed": seed.model_dump(mode="json")}))
    return Words(f"I am fetching “{seed.file}” to keep it. I tell you here, in a moment, that your evidence is saved.")


def keep_file(desk: Desk, details: Mapping[str, Any], heard: Heard, client: WebClient) -> EvidenceSaved:
    """The artifact, saved with its file; Refused in words that say that it is not."""
    person, seed = desk.known(heard), Seed.model_validate(details["seed"])
    fetch = partial(_content, client, seed.file_id or "", person)
    try:
        return desk.evidence.save(person, seed, source=details["source"], now=heard.now, fetch=fetch)
    except Refused as refused:
        if refused.passes:
            raise
        raise Refused(refused.rule, f"“{seed.title}” is not saved as evidence. {refused.message}") from refused


def _content(client: WebClient, file_id: str, person: Person) -> bytes:
    return download(client, own_file(client, file_id, person), largest=LARGEST_FILE)
