"""docs/privacy.md names every place that holds a person's data, with what taking away and erasing do there."""

from collections.abc import Iterator
from pathlib import Path

from storage.holdings.places.place import KEY, OF_OTHERS, Fate, Place
from storage.holdings.places.places import PLACES

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"

BESIDE_THE_TABLES = (
    *("`durable.db`", "`passages`", "`erased.jsonl`", "`serve.lock`", "The log", "Slack itself", "Backups"),
    *("Files that people downloaded", "A chat model", "Cassettes"),
)


def lines() -> Iterator[str]:
    """The rows of the page's table, one for each table of the database."""
    for place in PLACES:
        yield f"| `{place.table}` | {place.what} | {_given(place)} | {_erased(place)} |"


def test_every_table_has_its_line() -> None:
    written = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [line for line in written if line in set(lines())] == list(lines())


def test_every_place_beside_the_tables_is_named() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert [place for place in BESIDE_THE_TABLES if place not in said] == []


def _given(place: Place) -> str:
    if place.table == "errand":
        return "what waits and names them: its kind and times"
    if not place.holds_people:
        return "nothing"
    parts = ["theirs"] if place.whose or place.through else []
    if place.told_by:
        parts.append("what they did")
    held_back = [f"no `{name}`: {why}" for name, why in place.withheld.items() if why != KEY]
    return "; ".join([", ".join(parts), *held_back])


def _erased(place: Place) -> str:
    done = {Fate.GOES: "theirs goes", Fate.STAYS: "stays", Fate.EMPTIED: "is emptied"}[place.fate]
    if place.why == OF_OTHERS:
        return f"{done}, elsewhere their name"
    return f"{done}: {place.why}" if place.why else done
