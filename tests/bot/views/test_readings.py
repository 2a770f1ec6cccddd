from datetime import date

from bot.outgoing import limits
from bot.services.conversation.readings import CARRIED
from bot.services.conversation.replies import Option, Pick, WhichReading
from bot.views.readings import CHOOSE, which_reading_message

PICK = Pick(by=2, source="Ev1", said="45 or 60 min", on=date(2026, 11, 18))


def test_the_question_stands_above_a_button_for_each_answer() -> None:
    options = [Option(label, PICK.model_copy(update={"reading": label})) for label in ("45 min", "1 h")]
    message = which_reading_message(WhichReading("Which one is it, <@U1>?", options))
    assert message.text == "Which one is it, <@U1>?\n• 45 min\n• 1 h"
    question, row = message.blocks
    assert question["text"]["text"] == "Which one is it, &lt;@U1&gt;?"
    assert [(one["text"]["text"], one["action_id"]) for one in row["elements"]] == [
        ("45 min", f"{CHOOSE}:0"),
        ("1 h", f"{CHOOSE}:1"),
    ]
    assert [Pick.model_validate_json(one["value"]).reading for one in row["elements"]] == ["45 min", "1 h"]


def test_the_most_that_a_choice_carries_fits_into_a_button() -> None:
    said = "é" * (CARRIED - len(PICK.model_dump_json()) + len(PICK.said))
    whole = PICK.model_copy(update={"said": said})
    assert len(whole.model_dump_json()) == CARRIED
    chosen = whole.model_copy(update={"reading": "x" * limits.BUTTON_TEXT, "people": (("Dana", 12345),)})
    assert len(chosen.model_dump_json(exclude_defaults=True)) <= limits.BUTTON_VALUE


def test_a_choice_has_a_key_of_its_own() -> None:
    chosen = PICK.model_copy(update={"reading": "45 min", "people": (("dana", 4),)})
    entry = PICK.model_copy(update={"entry": 7})
    assert [PICK.key, chosen.key, entry.key] == ["Ev1", "Ev1:45 min:4", "Ev1:#7"]
