from datetime import UTC, datetime
from pathlib import Path

from knowledge.shelving import Change, GivenFile, planned

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


def given(folder: Path, text: str) -> GivenFile:
    folder.mkdir(exist_ok=True)
    path = folder / "handbook.txt"
    path.write_text(text, encoding="utf-8")
    return GivenFile(path, "usc", None)


def test_what_replaces_a_document_of_its_name_names_it(tmp_path: Path) -> None:
    old = given(tmp_path / "old", "You write a plan of goals.").document(NOW)
    (outcome,) = planned([given(tmp_path / "new", "You keep a log.")], {"handbook.txt": old}, NOW).outcomes
    assert (outcome.change, outcome.before) == (Change.REPLACED, old)


def test_of_two_files_of_one_name_given_together_the_second_is_not_taken_for_the_first(tmp_path: Path) -> None:
    first, second = given(tmp_path / "one", "You write a plan."), given(tmp_path / "two", "You keep a log.")
    again = given(tmp_path / "three", "You write a plan.")
    plan = planned([first, second, again], {}, NOW)
    assert [(outcome.change, outcome.reason) for outcome in plan.outcomes] == [
        (Change.ADDED, None),
        (
            Change.UNREADABLE,
            "another file of the same name came before it. Give one of them another name, then add it again.",
        ),
        (Change.UNCHANGED, None),
    ]
    assert [passage.text for passage in plan.fresh["handbook.txt"]] == ["You write a plan."]
