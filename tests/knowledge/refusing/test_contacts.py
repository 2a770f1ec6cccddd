"""Whom to ask: by subject, by who asks, and never who the trouble is with."""

import pytest

from induction.packs.pack import Contact, ProgramPack
from induction.people import Role
from knowledge.refusing.contacts import contact_for

OFFICE = Contact(role=Role.PROGRAM_ADMIN, title="the office", asks=("hours", "enrollment", "change of coach", "refund"))
COACH = Contact(role=Role.COACH, title="your coach", asks=("coaching", "goals", "checklist", "supervisor"))
TEACHER = Contact(role=Role.INSTRUCTOR, title="Session Instructor", asks=("late work", "assignment", "session"))
ANALYST = Contact(role=Role.ANALYST, title="the analyst", asks=("credential", "ctc"))
EQUITY = Contact(title="the equity office", asks=("harassment", "discrimination"))
PACK = ProgramPack(
    id="fern",
    name="Fern",
    short_name="Fern",
    documents=(),
    rules=(),
    contacts=(OFFICE, COACH, TEACHER, ANALYST, EQUITY),
)


@pytest.mark.parametrize(
    ("asked", "asker", "contact"),
    [
        ("where do I write my goals", "candidate", COACH),
        ("what is in the checklist", None, COACH),
        ("what is in the checklist", "coach", OFFICE),
        ("what does the supervisor rate", "supervisor", OFFICE),
        ("can I hand in my assignment late", "candidate", TEACHER),
        ("can I hand in an assignment late", "instructor", OFFICE),
        ("can I watch a session", "supervisor", OFFICE),
        ("my coach is slow with my goals", "candidate", OFFICE),
        ("when does my credential expire", "candidate", ANALYST),
        ("do I get my deposit back", "candidate", OFFICE),
        ("can I change my coach", "candidate", OFFICE),
        ("my coach never answers about my goals", "candidate", OFFICE),
        ("I have a problem with my coach", "candidate", OFFICE),
        ("a new coach for coaching please", "candidate", OFFICE),
        ("who takes a report of harassment", "candidate", EQUITY),
        ("what is for lunch", "candidate", OFFICE),
        ("does the ctc take part", "program_admin", ANALYST),
    ],
)
def test_the_contact_is_chosen_by_subject_and_asker(asked: str, asker: str | None, contact: Contact) -> None:
    assert contact_for(asked, PACK, asker) == contact


def test_an_administrator_is_never_told_to_ask_the_administrator() -> None:
    titles = [
        contact_for(asked, pack, "program_admin").title
        for asked, pack in (
            ("do hours carry over", PACK),
            ("what does standard 3 say of hours", PACK),
            ("do hours carry over", PACK.model_copy(update={"shared": True})),
        )
    ]
    state = "the Commission on Teacher Credentialing (CTC)"
    assert titles == ["your colleagues who run the program with you", state, state]


def test_without_a_pack_it_is_the_program_administrator() -> None:
    assert contact_for("anything", None).title == "the program administrator"
