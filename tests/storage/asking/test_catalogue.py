from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from induction.packs.documents import ProgramDocument
from storage.asking.catalogue import CatalogueRecords
from storage.records import Records


@pytest.fixture
def catalogue(records: Records) -> CatalogueRecords:
    return records.catalogue


@pytest.fixture
def documents(now: datetime) -> tuple[ProgramDocument, ...]:
    return tuple(
        ProgramDocument(program="usc", name=name, title=f"The {name}", sha256="a" * 64, passages=12, added_at=now)
        for name in ("Handbook.pdf", "calendar.md", "guide.md")
    )


def test_nothing_was_published(catalogue: CatalogueRecords) -> None:
    assert (catalogue.generation("usc"), catalogue.documents("usc"), catalogue.programs()) == (None, (), ())


def test_a_generation_comes_with_its_documents(
    catalogue: CatalogueRecords, documents: tuple[ProgramDocument, ...]
) -> None:
    assert catalogue.publish("usc", "g1", documents[::-1], replacing=None)
    assert (catalogue.generation("usc"), catalogue.documents("usc"), catalogue.programs()) == (
        "g1",
        documents,
        ("usc",),
    )
    assert catalogue.publish("usc", "g2", documents[1:], replacing="g1")
    assert (catalogue.generation("usc"), catalogue.documents("usc")) == ("g2", documents[1:])
    assert catalogue.publish("usc", "g3", (), replacing="g2")
    assert (catalogue.generation("usc"), catalogue.documents("usc"), catalogue.programs()) == ("g3", (), ())


@pytest.mark.parametrize("replacing", [None, "g0"])
def test_who_was_too_late_changes_nothing(
    catalogue: CatalogueRecords, documents: tuple[ProgramDocument, ...], replacing: str | None
) -> None:
    catalogue.publish("usc", "g1", documents, replacing=None)
    assert not catalogue.publish("usc", "g2", documents[1:], replacing=replacing)
    assert (catalogue.generation("usc"), catalogue.documents("usc")) == ("g1", documents)


def test_the_first_generation_replaces_none(
    catalogue: CatalogueRecords, documents: tuple[ProgramDocument, ...]
) -> None:
    assert not catalogue.publish("usc", "g1", documents, replacing="g0")
    assert (catalogue.generation("usc"), catalogue.documents("usc")) == (None, ())


def test_programs_do_not_mix(catalogue: CatalogueRecords, documents: tuple[ProgramDocument, ...]) -> None:
    guide = documents[2].model_copy(update={"program": "mcoe"})
    catalogue.publish("usc", "g1", documents, replacing=None)
    catalogue.publish("mcoe", "g1", [guide], replacing=None)
    assert catalogue.programs() == ("mcoe", "usc")
    assert (catalogue.documents("mcoe"), catalogue.documents("usc")) == ((guide,), documents)


@pytest.mark.parametrize("replacing", [None, "g"])
def test_of_many_at_once_one_is_published(
    catalogue: CatalogueRecords, documents: tuple[ProgramDocument, ...], replacing: str | None
) -> None:
    if replacing:
        catalogue.publish("usc", replacing, (), replacing=None)

    def publish(number: int) -> bool:
        return catalogue.publish("usc", f"g{number}", documents[number % 3 :], replacing=replacing)

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(publish, range(8)))
    assert outcomes.count(True) == 1
    winner = outcomes.index(True)
    assert (catalogue.generation("usc"), catalogue.documents("usc")) == (
        f"g{winner}",
        documents[winner % 3 :],
    )
