"""What the dialogs about closed sessions share: the form opened, sent off, and what then stands in the records."""

from typing import Any

from bot.companion import Companion
from induction.ledger.sessions import ClosedSession
from tests.bot.dialog import Dialog, View

READERS = "Open to Dana and Dana’s coach. Never to a supervisor, and not for an employer’s evaluation."


def person_id(companion: Companion, slack_id: str) -> int:
    person = companion.records.person_by_slack(slack_id)
    assert person is not None
    return person.id


def opened(dialog: Dialog, user: str, text: str) -> View:
    """The modal that a command opens."""
    assert dialog.command(user, text) == {}
    view: View
    [*_, view] = [call["view"] for call in dialog.slack.sent("views.open")]
    return view


def field(view: View, name: str) -> dict[str, Any]:
    """The one field of that name."""
    [block] = [one for one in view["blocks"] if one.get("block_id", "").partition("#")[0] == name]
    return block


def labels(view: View) -> list[str]:
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


def sessions(companion: Companion, slack_id: str = "UDANA") -> tuple[ClosedSession, ...]:
    return companion.records.sessions.of([person_id(companion, slack_id)])


def told(dialog: Dialog, user: str) -> list[dict[str, Any]]:
    """The direct messages to that person."""
    dialog.settle()
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


def close(dialog: Dialog, whom: str = "Dana", view_id: str = "V1", **filled: str | None) -> dict[str, Any]:
    """Close a session of 45 minutes; the answer to the form."""
    view = opened(dialog, "UMARCUS", f"session {whom}")
    return dialog.submit("UMARCUS", view, view_id, **{"session_length": "45", **filled})
