"""Questions in plain words whose answer stands in no document: the CPSELs, one's own log."""

import pytest

from tests.bot.dialog import Dialog, buttons, shown


def test_a_cpsel_is_told_in_the_companions_own_words_also_in_a_channel(dialog: Dialog) -> None:
    [(method, answer)] = dialog.mention("UDANA", "what is CPSEL 4?")
    assert (method, answer["channel"]) == ("chat.postMessage", "C1")
    assert "own words" in shown(answer)
    assert "*CPSEL 4: Family and community engagement*. In a school: families" in shown(answer)
    assert "CPSEL 3" not in shown(answer)


def test_ones_own_log_is_counted_and_not_looked_up(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 45 min coaching yesterday, budgets"))["Record"])
    [answer] = dialog.direct("UDANA", "what did I log this week?")
    logged = "*45 min* coaching with Marcus Bell on Tue, Nov 17, 2026 (budgets)"
    assert shown(answer).startswith(f"*History of your hours*\n{logged}")


@pytest.mark.parametrize(
    ("user", "said", "answered"),
    [
        ("UMARCUS", "not theo, dana", "what to do with “not theo, dana”, so I did nothing. To put right"),
        ("UPRIYA", "actually no", "what to do with “actually no”, so I did nothing. Ask the handbook"),
        ("USTRANGER", "who is my coach?", "You are not on a roster"),
        ("UDANA", "casc progress", "Where you stand"),
        ("UDANA", "CASC hours a year?", "The documents I have"),
        ("UDANA", "/casc log 45 min coaching today", "Record this?"),
        ("UMARCUS", "progress dana", "Where Dana Whitfield stands"),
    ],
)
def test_what_is_said_in_a_hurry_gets_an_answer_that_helps(dialog: Dialog, user: str, said: str, answered: str) -> None:
    [answer] = dialog.direct(user, said)
    assert answered in shown(answer)


@pytest.mark.parametrize("said", ["delete all my data", "delete my account", "remove my profile"])
def test_a_wish_to_be_forgotten_takes_no_entry_out(dialog: Dialog, said: str) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 45 min coaching yesterday"))["Record"])
    [answer] = dialog.direct("UDANA", said)
    assert list(buttons(answer)) == ["Send this question to the Program Administrator"]
    assert "Please ask" in shown(answer)


def test_please_is_no_professional_learning(dialog: Dialog) -> None:
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 45 min coaching yesterday"))["Record"])
    [card] = dialog.direct("UDANA", "undo that pls")
    assert "Take it out" in buttons(card)
