"""A weekly post goes out in its week, to the channel that was named, or not at all."""

from datetime import date, timedelta

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.sending.outgoing import Outgoing
from bot.errands.sending.troubles import trouble_errands
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, STARTS


def test_only_the_programs_own_administrator_is_told_of_a_channel_that_is_closed_to_the_companion(
    companion: Companion,
) -> None:
    helen = RosterLine(name="Helen", email="h@x.org", role=Role.PROGRAM_ADMIN, program="mcoe", slack_id="UHELEN")
    companion.records.write_roster([helen], today=NOW.date(), now=NOW)
    people = {person.slack_id: person.id for person in companion.records.people()}
    companion.records.cohorts.set_channel("usc", "usc-2026", "C1", actor_id=people["UPRIYA"], now=NOW)
    told = {
        channel: [errand.details["admin"] for errand in trouble_errands(companion.records, "k", "x", channel)]
        for channel in ("C1", "C2")
    }
    assert told == {"C1": [people["UPRIYA"]], "C2": [people["UPRIYA"], people["UHELEN"]]}


def test_a_post_is_composed_until_its_week_is_over(companion: Companion) -> None:
    candidate = RosterLine(
        name="Alba Moreno", email="a@x.org", role=Role.CANDIDATE, program="usc", cohort="usc-2026", starts_on=STARTS
    )
    companion.records.write_roster([candidate], today=NOW.date(), now=NOW)
    admin = companion.records.person_by_slack("UPRIYA")
    assert admin is not None
    posted = companion.desk.weekly.post(admin, "usc-2026", "C1", on=date(2026, 11, 18), now=NOW)
    compose = composers(companion)[posted.errand.kind]
    for later in (timedelta(0), timedelta(days=4), timedelta(days=4, hours=12)):  # until ten on Sunday, in Los Angeles
        sent = compose(posted.errand, NOW + later)
        assert isinstance(sent, Outgoing)
        assert (sent.to, sent.message.text.splitlines()[0]) == ("C1", "*USC Rossier: the weeks of Nov 16 and Nov 23*")
    assert compose(posted.errand, NOW + timedelta(days=5)) is None
