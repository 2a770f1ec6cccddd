"""Whoever reads what is another's leaves a line in the audit: a room that reads something new has to say how."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from induction.access import Action
from induction.writing.readings import Looked
from storage.holdings.readings import LOOKS
from storage.tables.audit import AuditAction

SERVICES = Path(__file__).parents[3] / "bot" / "services"

READS = re.compile(
    r"records\.(?:drafts\.(?:versions|of|histories)|artifacts\.(?:by_id|of_candidates|content)"
    r"|ratings\.of_candidates|support\.(?:plans_of|versions)|approvals\.of_\w+|coaching\.of_coach"
    r"|sessions\.(?:of|by_key)|holdings\.of)\("
)
"""A call that gives the words of people."""

NOTES, COUNTS, OWN = "notes it itself", "shows counts, days and names", "shows it to whose it is"
BEFORE = "gives it to a room that notes it"
KNOWN: Mapping[str, str] = {
    "assessing/cases.py": BEFORE,
    "cohort/accreditation.py": COUNTS,
    "deadlines/agreed.py": COUNTS,
    "drafts/approvals.py": BEFORE,
    "drafts/approving.py": BEFORE,
    "drafts/drafts.py": BEFORE,
    "guiding/guiding.py": OWN,
    "drafts/lines.py": BEFORE,
    "guiding/moving.py": OWN,
    "guiding/questions.py": OWN,
    "drafts/reading.py": NOTES,
    "drafts/since.py": OWN,
    "suggesting/suggesting.py": OWN,
    "evidence/evidence.py": NOTES,
    "evidence/finding.py": OWN,
    "evidence/lines.py": BEFORE,
    "feedback/coaching.py": NOTES,
    "holdings/mydata.py": "noted as everything that is held",
    "hours/withdrawn.py": COUNTS,
    "sessions/action_items.py": "what the two agreed on for each other",
    "sessions/form.py": NOTES,
    "sessions/sessions.py": NOTES,
    "sharing/sharing.py": "names what is shared, and no message has its title",
    "support/plans.py": NOTES,
    "verification/packet_parts.py": "noted as the packet",
}
"""The rooms that read them, and how a reading of another's comes into the audit or why there is none."""

IN_NO_IIP = {
    *(Action.SEE_HOURS, Action.SEE_STEPS, Action.SEE_COHORT, Action.SEE_GAPS, Action.SEE_READERS),
}
"""What may be seen of somebody and is not their IIP: figures and steps."""

_UNDER = {Action.SEE_EARLIER_NOTE: AuditAction.SEE_NOTE}


def test_every_room_that_reads_the_words_of_people_says_how_that_is_noted() -> None:
    reading = {
        path.relative_to(SERVICES).as_posix() for path in SERVICES.rglob("*.py") if READS.search(path.read_text())
    }
    assert reading == KNOWN.keys()


@pytest.mark.parametrize("name", [name for name, how in KNOWN.items() if how == NOTES])
def test_a_room_that_notes_it_does(name: str) -> None:
    assert re.search(r"\bnote_reading\(", (SERVICES / name).read_text())


def test_all_that_can_be_seen_of_an_iip_has_its_line_in_the_audit() -> None:
    seen = {one for one in Action if one.name.startswith("SEE_")} - IN_NO_IIP
    audited = {_UNDER.get(one) or AuditAction[one.name] for one in seen}
    assert audited == {one for one in AuditAction if one.name.startswith("SEE_")}
    assert audited - LOOKS.keys() == {AuditAction.SEE_COACHING}, (
        "a coach has no IIP, and sees their own audit in mydata"
    )
    assert set(LOOKS.values()) == set(Looked)
