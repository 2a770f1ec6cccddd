from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from induction.people import Person, Role
from induction.questions import Feedback, KeptQuestion, Why
from storage.errands import Errand
from storage.records import Records

A_DAY = timedelta(days=1)


def question(person: Person, at: datetime, key: str = "Ev1", text: str = "Is parking free?") -> KeptQuestion:
    return KeptQuestion(
        key=key,
        person_id=person.id,
        program=person.program,
        cohort=person.cohort,
        text=text,
        reason="not_said",
        role=Role.PROGRAM_ADMIN,
        title="Program Administrator",
        asked_at=at,
    )


def feedback(person: Person, at: datetime, **more: object) -> Feedback:
    said = {"question": "How many hours?", "helpful": False, **more}
    return Feedback.model_validate(
        {"person_id": person.id, "program": person.program, "cohort": person.cohort, "at": at, **said}
    )


def test_a_question_is_kept_once_a_delivery(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim = people[1]
    records.questions.keep(question(kim, now))
    records.questions.keep(question(kim, now + A_DAY, text="Something else"))
    assert records.questions.by_key("Ev1") == question(kim, now)
    assert records.questions.by_key("Ev2") is None


def test_what_was_asked_is_found_by_program_and_time(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim = people[1]
    asked = [question(kim, now + number * A_DAY, key=f"Ev{number}") for number in range(4)]
    for one in asked:
        records.questions.keep(one)
    found = records.questions.asked("usc", since=now + A_DAY, until=now + 2 * A_DAY)
    assert found == (asked[1], asked[2])
    assert records.questions.asked("mcoe", since=now, until=now + 9 * A_DAY) == ()


def test_a_question_is_sent_on_once_with_its_errands(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim = people[1]
    records.questions.keep(question(kim, now))
    errand = Errand("send_on:Ev1:1", "send_on", {"question": "Ev1"})

    def send(number: int) -> bool:
        return records.questions.send("Ev1", [errand], now=now + number * A_DAY)

    with ThreadPoolExecutor(5) as pool:
        assert sorted(pool.map(send, [1] * 5)) == [False] * 4 + [True]
    assert not send(2)
    sent = records.questions.by_key("Ev1")
    assert sent == question(kim, now).model_copy(update={"sent_at": now + A_DAY})
    assert [one.key for one in records.errands.waiting()] == ["send_on:Ev1:1"]


def test_nothing_goes_out_for_a_question_that_is_not_kept(records: Records, now: datetime) -> None:
    assert not records.questions.send("Ev9", [Errand("k", "send_on")], now=now)
    assert records.errands.waiting() == ()


def test_the_newest_word_on_an_answer_counts(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim, lee = people[1:]
    for said in (
        feedback(kim, now),
        feedback(kim, now + A_DAY, question="how  many HOURS?", why=Why.TOO_LONG),
        feedback(lee, now, helpful=True),
        feedback(kim, now, question="Who signs?", helpful=True),
    ):
        records.questions.rate(said)
    assert records.questions.rated("usc", since=now, until=now + 2 * A_DAY) == (
        feedback(kim, now + A_DAY, question="how  many HOURS?", why=Why.TOO_LONG),
        feedback(lee, now, helpful=True),
        feedback(kim, now, question="Who signs?", helpful=True),
    )
    assert records.questions.rated("usc", since=now - A_DAY, until=now - A_DAY) == ()


def test_what_is_old_is_deleted(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim = people[1]
    for key, at in (("Ev1", now - 2 * A_DAY), ("Ev2", now)):
        records.questions.keep(question(kim, at, key=key))
        records.questions.rate(feedback(kim, at, question=key))
    assert records.questions.forget(now - A_DAY) == 2
    within = {"since": now - 9 * A_DAY, "until": now + A_DAY}
    assert [one.key for one in records.questions.asked("usc", **within)] == ["Ev2"]
    assert [one.question for one in records.questions.rated("usc", **within)] == ["Ev2"]


def test_letters_that_a_database_does_not_take_are_left_out(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim = people[1]
    records.questions.keep(question(kim, now, text="Is \x00it \ud800 free?"))
    records.questions.rate(feedback(kim, now, question="Is \x00it \ud800 free?"))
    [asked] = records.questions.asked("usc", since=now, until=now)
    [rated] = records.questions.rated("usc", since=now, until=now)
    assert (asked.text, rated.question) == ("Is it ? free?", "Is it ? free?")
