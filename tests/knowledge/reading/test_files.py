from pathlib import Path

import pytest

from knowledge.passages import Passage, PassageKind
from knowledge.reading.files import read, title_of
from knowledge.reading.unreadable import Unreadable


def test_a_text_file_is_read_to_passages(tmp_path: Path) -> None:
    path = tmp_path / "guide_for-coaches.txt"
    path.write_text("You meet twice a month.\n\nCoaching Hours\n\nForty each year.\n", encoding="utf-8")
    assert read(path, program="usc")[1:] == (
        Passage(
            program="usc",
            document="guide_for-coaches.txt",
            title="guide for coaches",
            kind=PassageKind.PARAGRAPH,
            heading=("Coaching Hours",),
            text="Forty each year.",
            place="line 5",
            line=5,
        ),
    )


def test_a_text_file_is_named_by_the_heading_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "scan0001.txt"
    path.write_text("Handbook For Candidates\n\nYou meet twice a month.\n", encoding="utf-8")
    assert read(path, program="usc")[0].title == "Handbook For Candidates"


def test_a_given_title_comes_before_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "guide.md"
    path.write_text("# Hours\n\nForty each year.\n", encoding="utf-8")
    assert [read(path, program="usc")[0].title, read(path, program="usc", title="Guide")[0].title] == ["Hours", "Guide"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("The coach’s log.".encode("cp1252"), "The coach’s log."),
        ("The coach’s log.".encode("utf-16"), "The coach’s log."),
        ("\ufeffThe coach’s log.".encode(), "The coach’s log."),
    ],
)
def test_text_in_other_encodings_is_read(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(content)
    assert [passage.text for passage in read(path, program="usc")] == [text]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b" \n", "it is empty"),
        ("marks.txt", b"---\n\n***\n", "there is no text in it"),
        ("picture.png", b"\x89PNG", "only PDF, DOCX, HTML, Markdown and plain text"),
        ("deep.html", b"<div>" * 5000 + b"text", "it is damaged, or built in a way"),
        ("program.txt", b"\x7fELF\x00\x00\x01", "this is not text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        read(path, program="usc")


def test_a_missing_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="it cannot be opened"):
        read(tmp_path / "gone.txt", program="usc")


@pytest.mark.parametrize(
    ("name", "title"),
    [("004_ab5a6e7036951e16.txt", "004 ab5a6e7036951e16"), ("2024_coach-guide.v2.pdf", "coach guide v2")],
)
def test_a_file_name_serves_as_title(name: str, title: str) -> None:
    assert title_of(Path(name)) == title
