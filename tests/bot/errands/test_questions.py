"""A question on its way, and the week's note: rendered as things stand when they go out."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.services.asking.gaps import NOTE
from bot.services.asking.sending_on import SEND_ON
from induction.people import Person
from induction.questions import KeptQuestion
from storage.errands import KeptErrand
from tests.bot.conftest import NOW


@pytest.fixture
def people(companion: Companion) -> dict[str | None, Person]:
    return {person.slack_id: person for person in companion.records.people()}


def keep(companion: Companion, asker: Person) -> None:
    companion.records.questions.keep(
        KeptQuestion(
            key="Ev1", person_id=asker.id, program="usc", text="Is parking free?", reason="not_said", asked_at=NOW
        )
    )


def test_a_question_goes_to_who_is_in_slack_while_it_is_kept(
    companion: Companion, people: dict[str | None, Person]
) -> None:
    compose = composers(companion)[SEND_ON]

    def sent_to(person: Person) -> str | None:
        details = {"question": "Ev1", "person": person.id, "link": None}
        outgoing = compose(KeptErrand("k", SEND_ON, details), NOW)
        return outgoing and outgoing.to

    assert sent_to(people["UPRIYA"]) is None
    keep(companion, people["UDANA"])
    assert [sent_to(people["UPRIYA"]), sent_to(people[None])] == ["UPRIYA", None]
    companion.records.questions.forget(NOW + timedelta(days=1))
    assert sent_to(people["UPRIYA"]) is None


def test_a_note_that_has_nothing_to_tell_any_more_goes_to_nobody(
    companion: Companion, people: dict[str | None, Person]
) -> None:
    compose = composers(companion)[NOTE]
    week = {"since": (NOW - timedelta(days=7)).isoformat(), "until": NOW.isoformat()}

    def sent_to(person: Person) -> str | None:
        outgoing = compose(KeptErrand("k", NOTE, {"admin": person.id, **week}), NOW + timedelta(days=3))
        return outgoing and outgoing.to

    assert sent_to(people["UPRIYA"]) is None
    keep(companion, people["UDANA"])
    assert [sent_to(people["UPRIYA"]), sent_to(people[None])] == ["UPRIYA", None]
