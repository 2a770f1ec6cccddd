"""A pack and a record several times as large as those of the shipped programs still go out as they are."""

from datetime import date

import pytest

from bot.services.progress.replies import Progress, ProgressPart
from bot.views.progress.standings import progress_message
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.standing.requirements import standings
from knowledge.program_packs import load_packs
from tests.bot.outgoing.accepted import assert_accepted

STARTS, TODAY = date(2026, 8, 17), date(2027, 11, 22)
TIMES = 4


@pytest.mark.parametrize("part", ProgressPart)
def test_every_part_of_a_standing_goes_out_as_it_is(part: ProgressPart) -> None:
    pack = load_packs(None)["usc"]
    dana = Person(
        id=1, name="Dana Whitfield", email="d@x.example", program="usc", role=Role.CANDIDATE, starts_on=STARTS
    )
    found = standings(pack, CandidateRecord(candidate=dana), TODAY)
    many = [one.model_copy(update={"label": f"{one.label}, part {number}"}) for number in range(TIMES) for one in found]
    reply = Progress(dana, pack, many, [], mine=True, year=2, part=part)
    assert_accepted("chat.postMessage", {"channel": "D1", **progress_message(reply).payload()})
