from copy import deepcopy
from typing import Any

from bot.outgoing.own_words import Tongue, Vocabulary, worded
from induction.packs.own_words import said_otherwise
from induction.packs.words import HOUSE_WORDS, ProgramWords

MENTORS = ProgramWords(coach="mentor", plan="ILP")
WORDS = {"UNOOR": MENTORS, "UDANA": HOUSE_WORDS}


VOCABULARY = Vocabulary(WORDS.get, said_otherwise(WORDS.values()))


def tongue(speaking: str | None) -> Tongue:
    return Tongue(VOCABULARY, speaking)


def nobody(slack_id: str) -> ProgramWords | None:
    raise AssertionError(slack_id)


def message(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "blocks": [
            {"type": "section", "block_id": "coach", "text": {"type": "mrkdwn", "text": text}},
            {"type": "section", "block_id": "verbatim_1", "text": {"type": "mrkdwn", "text": "my coach"}},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "coach",
                        "value": "coach",
                        "text": {"type": "plain_text", "text": text},
                    }
                ],
            },
        ],
    }


def test_what_people_read_is_said_in_their_words_and_nothing_else_changes():
    assert tongue("UNOOR").said(message("Your coach")) == message("Your mentor")
    assert worded(message("IIP"), MENTORS) == message("ILP")


def test_what_people_wrote_stays_in_the_field_that_they_edit():
    element = {"type": "plain_text_input", "initial_value": "my coach", "placeholder": {"text": "Your coach"}}
    said = worded({"element": element}, MENTORS)
    assert said == {"element": {**element, "placeholder": {"text": "Your mentor"}}}


def test_the_words_are_those_of_whoever_it_is_for():
    assert tongue("UDANA").said({"channel": "UNOOR", "text": "coach"})["text"] == "mentor"
    assert tongue("UNOOR").said({"user_id": "UDANA", "text": "coach"})["text"] == "coach"
    assert tongue("UNOOR").said({"channel": "C1", "text": "coach"})["text"] == "mentor"


def test_whom_nobody_knows_gets_the_houses_words():
    payload = message("coach")
    assert tongue("UNOBODY").said(payload) is payload
    assert tongue(None).said(payload) is payload
    assert tongue("UDANA").said(payload) is payload


def test_nobody_is_looked_up_for_what_every_program_says_alike():
    payload = message("A candidate of “another” program")
    silent = {**payload, "blocks": payload["blocks"][:1]}
    assert Tongue(Vocabulary(nobody, VOCABULARY.otherwise), "UNOOR").said(silent) is silent


def test_a_copied_context_speaks_the_same():
    spoken = tongue("UNOOR")
    assert deepcopy({"said": spoken.said})["said"].__self__ is spoken
