"""Changes to what was recorded: which entry, and what it should be."""

from datetime import date
from functools import partial

import pytest

from bot.understanding.intents import Correction, CorrectionAction, EntryChanges, EntryReference
from bot.understanding.reading import read
from induction.hours import HourKind, MeetingFormat
from induction.people import Role

TODAY = date(2026, 11, 18)  # a Wednesday
nov, octo = partial(date, 2026, 11), partial(date, 2026, 10)
CANDIDATE, COACH = Role.CANDIDATE, Role.COACH
IN_PERSON, VIRTUAL, PHONE = MeetingFormat.IN_PERSON, MeetingFormat.VIRTUAL, MeetingFormat.PHONE


def delete(which: EntryReference, reason: str | None = None) -> Correction:
    return Correction(action=CorrectionAction.DELETE, which=which, reason=reason)


def update(which: EntryReference, changes: EntryChanges, reason: str | None = None) -> Correction:
    return Correction(action=CorrectionAction.UPDATE, which=which, changes=changes, reason=reason)


CORRECTIONS = [
    ("make that 2 hours", update(EntryReference(last=True), EntryChanges(minutes=120))),
    ("oops should be 60 not 90", update(EntryReference(last=True, minutes=90), EntryChanges(minutes=60))),
    ("scratch that", delete(EntryReference(last=True))),
    ("change yesterday's to 45 min", update(EntryReference(on=nov(17)), EntryChanges(minutes=45))),
    ("delete my coaching entry from 11/3", delete(EntryReference(kind=HourKind.COACHING, on=nov(3)))),
    ("undo", delete(EntryReference(last=True))),
    ("please remove the last entry", delete(EntryReference(last=True))),
    ("actually it was 45 minutes", update(EntryReference(last=True), EntryChanges(minutes=45))),
    ("actually 45 min", update(EntryReference(last=True), EntryChanges(minutes=45))),
    (
        "that was on zoom not in person",
        update(EntryReference(last=True, format=IN_PERSON), EntryChanges(format=VIRTUAL)),
    ),
    ("wrong date, it was 10/13", update(EntryReference(last=True), EntryChanges(on=octo(13)), "wrong date")),
    (
        "I logged 90 min yesterday but it was only 60",
        update(EntryReference(minutes=90, on=nov(17)), EntryChanges(minutes=60)),
    ),
    (
        "it was with Kim not Dana",
        update(EntryReference(last=True, counterpart="Dana"), EntryChanges(counterpart="Kim")),
    ),
    ("I meant Kim, not Dana", update(EntryReference(last=True, counterpart="Dana"), EntryChanges(counterpart="Kim"))),
    (
        "change my PLC on 11/2 from 2 hours to 1.5 hours",
        update(
            EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="plc", minutes=120, on=nov(2)),
            EntryChanges(minutes=90),
        ),
    ),
    ("can you fix my last log? it should be 11/10", update(EntryReference(last=True), EntryChanges(on=nov(10)))),
    (
        "edit the coaching I logged monday to 30 min",
        update(EntryReference(kind=HourKind.COACHING, on=nov(16)), EntryChanges(minutes=30)),
    ),
    ("take that off", delete(EntryReference(last=True))),
    ("sorry, that was 11/9 not 11/10", update(EntryReference(on=nov(10)), EntryChanges(on=nov(9)))),
    ("cancel my last entry", delete(EntryReference(last=True))),
    (
        "move my PLC log from 10/12 to 10/13",
        update(
            EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="plc", on=octo(12)), EntryChanges(on=octo(13))
        ),
    ),
    (
        "the coaching on 11/3 was actually 90 min",
        update(EntryReference(kind=HourKind.COACHING, on=nov(3)), EntryChanges(minutes=90)),
    ),
    ("I accidentally logged that twice", delete(EntryReference(last=True), "I accidentally logged that twice")),
    ("correction: 75 minutes", update(EntryReference(last=True), EntryChanges(minutes=75))),
    ("update my last log to 1 hr", update(EntryReference(last=True), EntryChanges(minutes=60))),
    ("no, 2 hours", update(EntryReference(last=True), EntryChanges(minutes=120))),
    ("not 90, 60 min", update(EntryReference(last=True, minutes=90), EntryChanges(minutes=60))),
    ("make it 1h30", update(EntryReference(last=True), EntryChanges(minutes=90))),
    (
        "void the 2 hour workshop on 10/20",
        delete(EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, minutes=120, on=octo(20))),
    ),
    (
        "that last one should have been PLC not coaching",
        update(
            EntryReference(last=True, kind=HourKind.COACHING),
            EntryChanges(kind=HourKind.PROFESSIONAL_LEARNING, category="plc"),
        ),
    ),
    (
        "can you delete the zoom session I logged with Priya?",
        delete(EntryReference(format=VIRTUAL, counterpart="Priya")),
    ),
    ("60 min not 90", update(EntryReference(last=True, minutes=90), EntryChanges(minutes=60))),
    ("please change it to phone", update(EntryReference(last=True), EntryChanges(format=PHONE))),
    ("the last entry was supposed to be 45 min", update(EntryReference(last=True), EntryChanges(minutes=45))),
    (
        "get rid of my district training log",
        delete(EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="district_training")),
    ),
    ("erase that", delete(EntryReference(last=True))),
    ("change 90 to 60", update(EntryReference(last=True, minutes=90), EntryChanges(minutes=60))),
    ("my entry for 11/9 is wrong, should be 2 hrs", update(EntryReference(on=nov(9)), EntryChanges(minutes=120))),
    ("fix the date on my last entry to 11/10", update(EntryReference(last=True), EntryChanges(on=nov(10)))),
    (
        "oops wrong person, that was with Marcus",
        update(EntryReference(last=True), EntryChanges(counterpart="Marcus"), "wrong person"),
    ),
    ("remove yesterday's coaching", delete(EntryReference(kind=HourKind.COACHING, on=nov(17)))),
    ("edit my last log", update(EntryReference(last=True), EntryChanges())),
    ("I put 2 hours but it was 1 hour", update(EntryReference(last=True, minutes=120), EntryChanges(minutes=60))),
    ("switch that to in person", update(EntryReference(last=True), EntryChanges(format=IN_PERSON))),
    ("can you undo that?", delete(EntryReference(last=True))),
    (
        "add 30 min to yesterday's coaching with Dana",
        update(EntryReference(kind=HourKind.COACHING, on=nov(17), counterpart="Dana"), EntryChanges()),
    ),
    ("add 30 minutes to my last log", update(EntryReference(last=True), EntryChanges())),
    ("add another 15 min to that", update(EntryReference(last=True), EntryChanges())),
    (
        "that plc was on tuesday not monday",
        update(
            EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="plc", on=nov(16)), EntryChanges(on=nov(17))
        ),
    ),
    (
        "the coaching w/ Dana on 11/12 was zoom, not in person",
        update(
            EntryReference(kind=HourKind.COACHING, on=nov(12), format=IN_PERSON, counterpart="Dana"),
            EntryChanges(format=VIRTUAL),
        ),
    ),
    (
        "ignore my 1 hr coaching from yesterday",
        delete(EntryReference(kind=HourKind.COACHING, minutes=60, on=nov(17))),
    ),
    ("never mind the 1 hr I logged for yesterday", delete(EntryReference(minutes=60, on=nov(17)))),
    (
        "remove 1 hour of plc from monday",
        delete(EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="plc", minutes=60, on=nov(16))),
    ),
    (
        "change Dana's 1 hr yesterday to monday",
        update(EntryReference(minutes=60, on=nov(17), counterpart="Dana"), EntryChanges(on=nov(16))),
    ),
    ("delete my last log, she had to leave", delete(EntryReference(last=True), "she had to leave")),
    ("scratch that, it was a duplicate", delete(EntryReference(last=True), "it was a duplicate")),
    ("undo that (wrong person)", delete(EntryReference(last=True), "wrong person")),
    (
        "remove the PLC from 11/9 because it never took place",
        delete(EntryReference(kind=HourKind.PROFESSIONAL_LEARNING, category="plc", on=nov(9)), "it never took place"),
    ),
    (
        "make that 30 min since Kim left early",
        update(EntryReference(last=True), EntryChanges(minutes=30), "Kim left early"),
    ),
    ("we ran over, make that 75 min", update(EntryReference(last=True), EntryChanges(minutes=75), "we ran over")),
    (
        "change the coaching on 11/3 to phone - the wifi went down",
        update(EntryReference(kind=HourKind.COACHING, on=nov(3)), EntryChanges(format=PHONE), "the wifi went down"),
    ),
    ("make that 45 min, not 60", update(EntryReference(last=True, minutes=60), EntryChanges(minutes=45))),
    (
        "wrong category, it was district training",
        update(
            EntryReference(last=True),
            EntryChanges(kind=HourKind.PROFESSIONAL_LEARNING, category="district_training"),
            "wrong category",
        ),
    ),
    ("no it was joel", update(EntryReference(last=True), EntryChanges(counterpart="joel"))),
    ("nope, with joel", update(EntryReference(last=True), EntryChanges(counterpart="joel"))),
    ("oops, Ana Lucia", update(EntryReference(last=True), EntryChanges(counterpart="Ana Lucia"))),
    ("not kim, joel", update(EntryReference(last=True, counterpart="kim"), EntryChanges(counterpart="joel"))),
    ("i meant joel not kim", update(EntryReference(last=True, counterpart="kim"), EntryChanges(counterpart="joel"))),
    ("wrong name, it was joel", update(EntryReference(last=True), EntryChanges(counterpart="joel"), "wrong name")),
    ("nope it was 2 hours", update(EntryReference(last=True), EntryChanges(minutes=120))),
    ("should be 45 min not 60", update(EntryReference(last=True, minutes=60), EntryChanges(minutes=45))),
    ("90 not 60", update(EntryReference(last=True, minutes=60), EntryChanges(minutes=90))),
    ("my last log is wrong", update(EntryReference(last=True), EntryChanges())),
    ("It wasn't 2 hours it was 1 hour", update(EntryReference(last=True, minutes=120), EntryChanges(minutes=60))),
]


@pytest.mark.parametrize(
    "said", ["no it was cancelled", "no it was amazing", "no worries", "no, thanks", "it was great", "no way"]
)
def test_what_names_nobody_corrects_nothing(said: str) -> None:
    assert not isinstance(read(said, today=TODAY, role=Role.COACH), Correction)


@pytest.mark.parametrize(("said", "understood"), CORRECTIONS)
def test_a_correction_names_the_entry_and_the_change(said: str, understood: Correction) -> None:
    assert read(said, today=TODAY, role=Role.COACH) == understood
