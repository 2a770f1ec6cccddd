"""The sample of the local workspace holds on any day what a newcomer is to find in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.verification.files import CandidateFile, CandidateFiles
from bot.settings import Settings
from bot.workspace.sample import invite_people
from induction.people import Person, Role
from induction.recommendation.verification import next_sign_off
from induction.standing.standing import StandingState
from tests.bot.opening import opened

pytestmark = pytest.mark.slow

DAYS = (datetime(2026, 11, 22, 20, tzinfo=UTC), datetime(2027, 7, 4, 20, tzinfo=UTC))
"""A day soon after the sample's people could begin, and one at the end of a school year."""


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: f"{day:%B}")
def companion(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Companion]:
    home: Path = tmp_path_factory.mktemp("sample") / "home"
    with opened(Settings(home=home), lambda: request.param) as companion:
        invite_people(companion)
        yield companion


def person(companion: Companion, name: str) -> Person:
    [found] = [one for one in companion.records.people() if one.first_name == name]
    return found


def file(companion: Companion, name: str) -> CandidateFile:
    files = CandidateFiles(companion.records, companion.packs)
    return files.of(person(companion, name), now=companion.clock())


def test_ruth_has_everything_and_waits_for_the_credentials_office(companion: Companion) -> None:
    ruth = file(companion, "Ruth")
    assert {one.state for one in ruth.standings} == {StandingState.MET, StandingState.RECORDED}
    assert [one.step.key for one in ruth.sign_offs if one.signing] == [
        f"verification.{key}" for key in ("coach", "candidate", "program")
    ]
    following = next_sign_off(ruth.sign_offs)
    assert following is not None
    assert (following.is_ready, following.step.signer) == (True, Role.ANALYST)


def test_dana_waits_for_the_supervisors_scores_and_theo_has_all_three(companion: Companion) -> None:
    first = {
        name: next(one for one in file(companion, name).standings if one.key == "first") for name in ("Dana", "Theo")
    }
    assert {name: (one.state, one.awaits) for name, one in first.items()} == {
        "Dana": (StandingState.AWAITING, (Role.SUPERVISOR,)),
        "Theo": (StandingState.MET, ()),
    }


def test_jordan_has_an_early_fact_and_a_plan_that_a_person_wrote(companion: Companion) -> None:
    jordan = file(companion, "Jordan")
    [missing] = [one for one in jordan.standings if one.key == "assignments.missing"]
    assert missing.have >= 2
    [plan] = jordan.record.plans
    assert (plan.status, plan.written_by) == ("early_warning", person(companion, "Priya").id)


def test_one_rule_is_settled_and_the_others_are_open(companion: Companion) -> None:
    listed = companion.desk.rulings.listed(person(companion, "Priya"), now=companion.clock())
    assert [one.rule.key for one in listed.settled] == ["assess.first"]
    assert listed.open_disputes == listed.disputed - 1 > 20


def test_whoever_is_in_no_cohort_is_in_no_cohorts_channel(companion: Companion) -> None:
    from bot.workspace.trial import _channels  # noqa: PLC0415 - it pulls the server in, which the other tests need not

    ruth = person(companion, "Ruth")
    assert ruth.cohort is None
    assert all(ruth.slack_id not in channel.members for channel in _channels(companion))
