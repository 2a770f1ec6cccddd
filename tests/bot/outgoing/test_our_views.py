"""What our own views send goes out exactly as they made it."""

import pytest

from bot.services.replies import Reply
from bot.services.words import Help, Words
from bot.views.forms import reading_view
from bot.views.messages import message
from induction.people import Role
from tests.bot.dialog import Dialog, buttons
from tests.bot.outgoing.accepted import assert_accepted

ROLES = [None, *Role]
PEOPLE = ["UPRIYA", "UMARCUS", "UDANA", "USTRANGER"]


@pytest.mark.parametrize(
    "reply",
    [
        Words("x"),
        Words("<!channel> <@U1> & *bold* ￼ 👩‍🏫"),
        Words("word " * 4000),
        *(Help(role) for role in ROLES),
    ],
)
def test_replies(reply: Reply) -> None:
    shown = message(reply)
    assert_accepted("chat.postMessage", {"channel": "C1", **shown.payload()})
    assert_accepted("response", {"response_type": "ephemeral", **shown.payload()})
    assert_accepted("view_submission", {"response_action": "update", "view": reading_view(shown)})


@pytest.mark.parametrize("user", PEOPLE)
@pytest.mark.parametrize(
    "said", ["", "help", "progress", "log", "log 45 min coaching with Dana yesterday", "log x" * 500]
)
def test_commands(dialog: Dialog, user: str, said: str) -> None:
    answer = dialog.command(user, said)
    if answer:
        assert_accepted("response", answer)


@pytest.mark.parametrize("user", PEOPLE)
def test_homes_and_forms(dialog: Dialog, user: str) -> None:
    home = dialog.home(user)
    assert_accepted("views.publish", {"user_id": user, "view": home})
    if "Log hours" in buttons(home):
        assert_accepted("views.open", {"view": dialog.open(user, buttons(home)["Log hours"])})
