"""Every dated thing of a candidate: each reading with its own day, what is missing, and how it is read on a day."""

from datetime import UTC, date, datetime, time

from induction.ahead.dated import Ahead, Dated, Deadline, ahead, due_between
from induction.ahead.deadlines import common_dates, deadlines
from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import Contact, PackDocument, ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind, VerificationStep
from induction.packs.rules import Due, Rule, RuleState, Side, Source, Trigger
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing

START = date(2026, 8, 17)
TODAY = date(2026, 11, 22)
KIM = Person(id=1, name="Kim Park", email="kim@example.org", program="north", role=Role.CANDIDATE, starts_on=START)
ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Administrator")


def at(line: int) -> Source:
    return Source(document="handbook", line=line, place="Calendar", figure="a month")


def reading(value: str, line: int, due: Due | None) -> Side:
    return Side(value=value, source=at(line), due=due)


def step(key: str, rule: str, **facts: object) -> PackRequirement:
    return PackRequirement.model_validate(
        {"key": key, "label": key.title(), "kind": RequirementKind.STEP, "rule": rule, **facts}
    )


def on_calendar(key: str, kind: DateKind, **facts: object) -> PackDate:
    said = {"key": key, "title": f"the {key}", "kind": kind, "state": RuleState.AGREED, "sources": (at(30),), **facts}
    return PackDate.model_validate(said)


FIRST = Rule(
    key="assess.first",
    says="When the first assessment is due.",
    state=RuleState.PROVISIONAL,
    sources=(at(1),),
    conflict=(
        reading("90 days after the first day", 1, Due(within=90, of=Trigger.HIRED)),
        reading("September to December", 2, Due(date="assessing")),
        reading("early on", 3, None),
    ),
)
PAPER = Rule(
    key="paper", says="A paper.", state=RuleState.AGREED, sources=(at(4),), due=Due(within=60, of=Trigger.ENROLLED)
)
FILED = Rule(key="filed", says="The last step.", state=RuleState.AGREED, sources=(at(5),))
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(FIRST, PAPER, FILED),
    contacts=(ADMIN,),
    dates=(
        on_calendar("assessing", DateKind.WINDOW, month=9, until_month=12, rules=("assess.first",)),
        on_calendar("session", DateKind.SESSION, month=10, weekday=1, nth=2, starts=time(17, 30), ends=time(19, 30)),
        on_calendar("interview", DateKind.EVENT, month=11),
    ),
    requirements=(step("first", "assess.first"), step("paper", "paper", years=(1, 2))),
    verification=(
        VerificationStep(
            key="state",
            label="The last step",
            signer=Role.CANDIDATE,
            rule="filed",
            due=Due(within=90, of=Trigger.RECOMMENDED),
        ),
    ),
)


def record(*days: tuple[str, date], signings: tuple[Signing, ...] = ()) -> CandidateRecord:
    said = datetime(2026, 9, 1, tzinfo=UTC)
    milestones = tuple(
        Milestone(id=number, candidate_id=1, key=key, on=on, recorded_at=said)
        for number, (key, on) in enumerate(days, start=1)
    )
    return CandidateRecord(candidate=KIM, milestones=milestones, signings=signings)


def found(of: CandidateRecord) -> list[tuple[str, str, str, Trigger | None]]:
    return [(one.key, str(one.first), str(one.last), one.missing) for one in deadlines(PACK, of, START, TODAY)]


def test_each_reading_has_its_own_day_and_what_is_not_known_says_which_day_is_missing():
    assert found(record(("hired", date(2026, 8, 1)))) == [
        ("first/2", "2026-09-01", "2026-12-31", None),
        ("session@1", "2026-10-12", "2026-10-12", None),
        ("first/1", "2026-10-30", "2026-10-30", None),
        ("interview@1", "2026-11-01", "2026-11-30", None),
        ("first/3", "None", "None", None),
        ("paper@1", "None", "None", Trigger.ENROLLED),
        ("state", "None", "None", Trigger.RECOMMENDED),
    ]


def test_a_reading_carries_its_words_its_place_and_whom_to_ask():
    [one] = [one for one in deadlines(PACK, record(), START, TODAY) if one.key == "first/2"]

    assert one == Deadline(
        key="first/2",
        title="First",
        kind=Dated.WINDOW,
        first=date(2026, 9, 1),
        last=date(2026, 12, 31),
        state=RuleState.PROVISIONAL,
        sources=(at(2),),
        reading="September to December",
        readings=3,
        doer=Role.CANDIDATE,
        ask=ADMIN,
    )


def test_what_is_done_is_due_no_more():
    signed = Signing(id=1, candidate_id=1, step="state", signed_by=1, signed_at=datetime(2026, 9, 1, tzinfo=UTC))
    reopens = signed.model_copy(update={"id": 2, "reopens": 1, "reason": "a wrong form"})
    recommended = ("recommended", date(2026, 11, 1))

    assert ("state", "2027-01-30", "2027-01-30", None) in found(record(recommended))
    assert "state" not in [key for key, *_ in found(record(recommended, signings=(signed,)))]
    assert "state" in [key for key, *_ in found(record(recommended, signings=(signed, reopens)))]


def test_a_session_on_a_holiday_keeps_its_day():
    [session] = [one for one in common_dates(PACK, START) if one.kind is Dated.SESSION]

    assert (session.first, session.holiday) == (
        date(2026, 10, 12),
        "Columbus Day, in California also Indigenous Peoples' Day",
    )


def test_a_rule_that_was_settled_has_one_day():
    settled = PACK.model_copy(
        update={"requirements": (step("first", "assess.first", due=Due(within=90, of=Trigger.HIRED)),)}
    )
    told = deadlines(settled, record(("hired", date(2026, 8, 1))), START, TODAY)

    assert [(one.key, one.last) for one in told if one.title == "First"] == [("first", date(2026, 10, 30))]


def test_a_stretch_of_the_calendar_on_which_documents_disagree_is_told_with_every_reading():
    bare = PACK.model_copy(update={"requirements": ()})

    assert [(one.title, one.reading) for one in deadlines(bare, record(), START, TODAY) if one.readings > 1] == [
        ("the assessing", "September to December"),
        ("the assessing", "90 days after the first day"),
        ("the assessing", "early on"),
    ]


def dated(key: str, first: date, last: date | None = None, *, doer: Role | None = None) -> Deadline:
    return Deadline(key=key, title=key, kind=Dated.DEADLINE, first=first, last=last or first, doer=doer)


def test_how_dated_things_are_read_on_a_day():
    wednesday = date(2026, 11, 18)
    open_still = dated("open", date(2026, 11, 17), doer=Role.CANDIDATE)
    over = dated("over", date(2026, 11, 17))
    today, sunday = dated("today", wednesday), dated("sunday", date(2026, 11, 22))
    monday, closes = dated("monday", date(2026, 11, 23)), dated("closes", date(2026, 9, 1), date(2026, 11, 29))
    month, goes_on = dated("month", date(2026, 11, 1), date(2026, 11, 30)), dated("on", START, date(2027, 5, 31))
    later, nobody_knows = dated("later", date(2026, 11, 30)), Deadline(key="none", title="none", kind=Dated.DEADLINE)
    everything = (nobody_knows, later, month, goes_on, closes, monday, sunday, today, over, open_still)

    assert ahead(everything, wednesday) == Ahead(
        today=wednesday,
        past=(open_still,),
        this_week=(today, sunday),
        next_week=(closes, monday),
        running=(goes_on, month),
        later=(later,),
        undated=(nobody_knows,),
    )
    assert due_between(everything, wednesday, date(2026, 11, 23)) == (today, sunday, monday)
