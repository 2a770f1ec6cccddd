from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from induction.documents import ProgramDocument
from storage.records import Records


@pytest.fixture
def documents(now: datetime) -> tuple[ProgramDocument, ...]:
    return tuple(
        ProgramDocument(program="usc", name=name, title=f"The {name}", sha256="a" * 64, passages=12, added_at=now)
        for name in ("Handbook.pdf", "calendar.md", "guide.md")
    )


def test_nothing_was_published(records: Records) -> None:
    assert (records.generation("usc"), records.documents("usc"), records.programs()) == (None, (), ())


def test_a_generation_comes_with_its_documents(records: Records, documents: tuple[ProgramDocument, ...]) -> None:
    assert records.publish("usc", "g1", documents[::-1], replacing=None)
    assert (records.generation("usc"), records.documents("usc"), records.programs()) == ("g1", documents, ("usc",))
    assert records.publish("usc", "g2", documents[1:], replacing="g1")
    assert (records.generation("usc"), records.documents("usc")) == ("g2", documents[1:])
    assert records.publish("usc", "g3", (), replacing="g2")
    assert (records.generation("usc"), records.documents("usc"), records.programs()) == ("g3", (), ())


@pytest.mark.parametrize("replacing", [None, "g0"])
def test_who_was_too_late_changes_nothing(
    records: Records, documents: tuple[ProgramDocument, ...], replacing: str | None
) -> None:
    records.publish("usc", "g1", documents, replacing=None)
    assert not records.publish("usc", "g2", documents[1:], replacing=replacing)
    assert (records.generation("usc"), records.documents("usc")) == ("g1", documents)


def test_the_first_generation_replaces_none(records: Records, documents: tuple[ProgramDocument, ...]) -> None:
    assert not records.publish("usc", "g1", documents, replacing="g0")
    assert (records.generation("usc"), records.documents("usc")) == (None, ())


def test_programs_do_not_mix(records: Records, documents: tuple[ProgramDocument, ...]) -> None:
    guide = documents[2].model_copy(update={"program": "mcoe"})
    records.publish("usc", "g1", documents, replacing=None)
    records.publish("mcoe", "g1", [guide], replacing=None)
    assert records.programs() == ("mcoe", "usc")
    assert (records.documents("mcoe"), records.documents("usc")) == ((guide,), documents)


@pytest.mark.parametrize("replacing", [None, "g"])
def test_of_many_at_once_one_is_published(
    records: Records, documents: tuple[ProgramDocument, ...], replacing: str | None
) -> None:
    if replacing:
        records.publish("usc", replacing, (), replacing=None)

    def publish(number: int) -> bool:
        return records.publish("usc", f"g{number}", documents[number % 3 :], replacing=replacing)

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(publish, range(8)))
    assert outcomes.count(True) == 1
    winner = outcomes.index(True)
    assert (records.generation("usc"), records.documents("usc")) == (f"g{winner}", documents[winner % 3 :])
