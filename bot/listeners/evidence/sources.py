"""What Slack tells of a file or a message that may be evidence: its title, its day, and where it can be looked at.

Only people's own files and messages are taken: what another app posted, or another workspace, is not.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.shapes import Payload
from bot.listeners.files.download import SharedFile
from bot.services.evidence.replies import Seed
from induction.people import Person
from induction.record.artifacts import LONGEST_TITLE
from induction.refused import Refused

AsMeant = Callable[[str], str]
"""Gives the text of a Slack message as it was typed."""

_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def seed_of_file(file: SharedFile) -> Seed:
    """What is known of a file by how Slack describes it in the message that it was shared with."""
    name = str(file.get("name") or "file")
    return Seed(title=_title(PurePosixPath(name).stem), file=name, file_id=str(file.get("id") or "") or None)


def filled_with_file(client: WebClient, seed: Seed, person: Person) -> Seed:
    """The seed with the link and the day of its file; as it is where it has none. Refused where it is not their own."""
    if seed.file_id is None:
        return seed
    file = own_file(client, seed.file_id, person)
    found = seed_of_file(file)
    return seed.model_copy(
        update={
            "title": seed.title or found.title,
            "file": found.file,
            "link": seed.link or _link(file.get("permalink")),
            "on": seed.on or _day(file.get("created"), person),
        }
    )


def own_file(client: WebClient, file_id: str, person: Person) -> SharedFile:
    """The file as Slack describes it; Refused where it is gone, of another workspace, or somebody else shared it."""
    try:
        file: SharedFile = client.files_info(file=file_id)["file"]
    except SlackApiError as error:
        raise Refused("file_gone", "That file is no longer in Slack. Please send it again.") from error
    if file.get("is_external") and file.get("external_type") == "slack":
        raise _elsewhere()
    if file.get("user") != person.slack_id:
        raise Refused("not_your_file", "Somebody else shared that file. Please send it yourself.")
    return file


def seed_of_message(body: Payload, as_meant: AsMeant, person: Person) -> Seed:
    """What is known of the message at which the person chose a shortcut; Refused for what an app posted.

    Its first line is the title, its own address the link.
    """
    said = body["message"]
    if said.get("bot_id") or not said.get("user"):
        raise _of_an_app()
    files = _files(said)
    title = _first_line(as_meant(said.get("text") or "")) or (seed_of_file(files[0]).title if files else "")
    return Seed(title=title, on=_day(said.get("ts"), person), link=_address_of(body))


def seeds_of_forwards(event: Mapping[str, Any], as_meant: AsMeant, person: Person) -> Sequence[Seed]:
    """What is known of the messages that were forwarded in this one; Refused for another workspace's, or an app's."""
    said = event.get("attachments")
    found = [one for one in said if isinstance(one, dict) and one.get("is_share")] if isinstance(said, list) else []
    return [_of_forward(one, event.get("team"), as_meant, person) for one in found]


def _of_forward(one: Mapping[str, Any], team: object, as_meant: AsMeant, person: Person) -> Seed:
    if one.get("bot_id") or not one.get("author_id"):
        raise _of_an_app()
    theirs = one.get("channel_team") or one.get("author_team")
    link = _link(one.get("from_url"))
    if (team and theirs and theirs != team) or link is None or not _is_slacks(link):
        raise _elsewhere()
    text = as_meant(str(one.get("text") or ""))
    return Seed(title=_first_line(text), link=link, on=_day(one.get("ts"), person))


def _address_of(body: Payload) -> str | None:
    """The message's own address in its workspace; None where Slack does not tell enough of it."""
    domain, channel = (body.get("team") or {}).get("domain"), (body.get("channel") or {}).get("id")
    if not isinstance(domain, str) or not _DOMAIN.fullmatch(domain) or not isinstance(channel, str):
        return None
    return f"https://{domain}.slack.com/archives/{channel}/p{body['message']['ts'].replace('.', '')}"


def _is_slacks(link: str) -> bool:
    host = urlsplit(link).hostname or ""
    return host == "slack.com" or host.endswith(".slack.com")


def _files(said: Mapping[str, Any]) -> Sequence[SharedFile]:
    files = said.get("files")
    return [one for one in files if isinstance(one, dict)] if isinstance(files, list) else []


def _link(said: object) -> str | None:
    return said if isinstance(said, str) and said.startswith(("https://", "http://")) else None


def _first_line(text: str) -> str:
    return _title(next((line for line in text.splitlines() if line.strip()), ""))


def _title(text: str) -> str:
    plain = " ".join(text.replace("_", " ").split())
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[: LONGEST_TITLE - 1]}…"


def _day(said: object, person: Person) -> date | None:
    """The day of a point in time that Slack tells, where the person is."""
    try:
        return datetime.fromtimestamp(float(str(said)), UTC).astimezone(ZoneInfo(person.zone)).date()
    except (ValueError, OverflowError, OSError):
        return None


def _of_an_app() -> Refused:
    return Refused(
        "of_an_app",
        "An app wrote that, so it shows nothing that you did. Save the file or the message that it is about.",
    )


def _elsewhere() -> Refused:
    return Refused(
        "elsewhere",
        "That is in another workspace, where I cannot say whose it is. Upload the file here, or send its link.",
    )
