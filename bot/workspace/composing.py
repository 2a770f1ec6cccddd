"""What a person typed, as Slack stores it."""

import re
from collections.abc import Iterable

from bot.workspace.identity import BOT_HANDLE, BOT_USER_ID, WorkspacePerson

LONGEST = 40_000  # characters; Slack cuts what is longer

_COMMAND = re.compile(r"/[a-z]\S*(\s|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}]")
_MENTION = re.compile(r"<@(\w+)>")
_LINK = re.compile(r"<((?:https?|mailto):[^<>|]+)(?:\|([^<>]*))?>")
_EMAIL = re.compile(r"(?<![\w@/.:|-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def is_command(text: str) -> bool:
    """Is this a slash command, rather than words?"""
    return _COMMAND.match(text) is not None


def stored(text: str, people: Iterable[WorkspacePerson]) -> str:
    """The words with `&<>` escaped, addresses as links, and each @name of someone here as a mention."""
    escaped = text[:LONGEST].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = _EMAIL.sub(r"<mailto:\g<0>|\g<0>>", _ADDRESS.sub(r"<\g<0>>", escaped))
    names = {BOT_HANDLE: BOT_USER_ID} | {person.name.casefold(): person.id for person in people}
    longest_first = sorted(names, key=len, reverse=True)
    mention = re.compile(rf"(?<![\w@])@({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    return mention.sub(lambda found: f"<@{names[found[1].casefold()]}>", linked)


def typed(text: str, people: Iterable[WorkspacePerson]) -> str:
    """The words as the person typed them, from what is stored: what `stored` did, undone."""
    names = {BOT_USER_ID: BOT_HANDLE} | {person.id: person.name for person in people}
    named = _MENTION.sub(lambda found: f"@{names.get(found[1], found[1])}", text)
    plain = _LINK.sub(lambda found: found[2] or found[1], named)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentions_companion(text: str) -> bool:
    """Does the stored text call the companion?"""
    return f"<@{BOT_USER_ID}>" in text
