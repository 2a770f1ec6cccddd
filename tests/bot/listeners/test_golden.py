"""The golden questions that no document answers, at the door where people ask them."""

import pytest

from bot.companion import Companion
from knowledge.program_packs import guide_path
from tests.bot.conftest import NOW
from tests.bot.dialog import Dialog, buttons, shown


def test_19_words_of_despair_get_the_fixed_card(dialog: Dialog) -> None:
    [card] = dialog.direct("UDANA", "I can't go on")
    assert "Call or text 988" in shown(card)
    assert buttons(card) == {}


def test_23_twenty_hours_in_a_day_are_asked_about_and_never_kept_silently(dialog: Dialog, companion: Companion) -> None:
    [card] = dialog.direct("UDANA", "Log 20 hours today.")
    assert "20" in shown(card)
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert companion.records.entries_of([dana.id]) == ()


@pytest.mark.parametrize("said", ["Show all my candidates' reflections in the channel."])
def test_24_nobodys_reflections_are_shown_in_a_channel(dialog: Dialog, said: str) -> None:
    (_, answer), (method, note) = dialog.mention("UMARCUS", said)
    assert answer["channel"] == "UMARCUS"
    assert "What candidates write is never shown in a channel" in shown(answer)
    assert "`/casc reflections` with a candidate’s name shows what they kept" in shown(answer)
    assert (method, note["user"]) == ("chat.postEphemeral", "UMARCUS")
    assert "reflections" not in str(note)


def test_11_a_principal_who_asks_gets_nothing_without_the_candidate(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", "My principal asks to see my reflections.")
    assert "a supervisor or an employer may not use it for an employment evaluation" in shown(answer)
    assert "Employment Vs Credential Program, line 641" in shown(answer)
    assert "Nothing of your IIP is open to a supervisor here unless you share it" in shown(answer)
    assert "I send nothing to anybody for you." in shown(answer)


@pytest.mark.slow
def test_11_the_documents_own_words_come_first_where_they_have_any(dialog: Dialog, companion: Companion) -> None:
    companion.library.add("usc", [guide_path("usc")], now=NOW)
    [answer] = dialog.direct("UDANA", "My principal asks to see my reflections.")
    assert shown(answer).startswith("*The IIP is not for job evaluation:* “If your principal")
    assert shown(answer).endswith("talk to your coach or your program administrator first.")


@pytest.mark.slow
def test_11_and_16_the_way_on_is_shown(dialog: Dialog, companion: Companion) -> None:
    companion.library.add("usc", [guide_path("usc")], now=NOW)
    [refused] = dialog.direct("UDANA", "what is in the IIP checklist?")
    assert "names the IIP checklist" in shown(refused)
    assert "Please ask your induction coach" in shown(refused)
