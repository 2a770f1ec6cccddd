import os
from pathlib import Path

import pytest

from knowledge.search.likeness import Likeness
from tests.knowledge.counted import CountedWords


class Counting(CountedWords):
    """Says what it was asked to embed."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        self.embedded.append(text)
        return super().embed_query(text)


def test_the_nearer_text_is_the_more_alike(tmp_path: Path) -> None:
    same, other = Likeness(CountedWords(), tmp_path).similar("coach hours", ("coach hours", "moon and stars"))
    assert same == pytest.approx(1.0)
    assert other < same


def test_every_text_and_question_is_embedded_once(tmp_path: Path) -> None:
    embeddings = Counting()
    likeness = Likeness(embeddings, tmp_path)
    for question in ("coach", "coach", "moon"):
        likeness.similar(question, ("stars", "stars", "sky"))
    assert embeddings.embedded == ["stars", "sky", "coach", "moon"]


def test_the_questions_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    embeddings = Counting()
    likeness = Likeness(embeddings, tmp_path)
    for question in (*map(str, range(20)), "0"):
        likeness.question(question)
    assert embeddings.embedded.count("0") == 2


def test_nothing_is_like_no_texts(tmp_path: Path) -> None:
    assert Likeness(CountedWords(), tmp_path).similar("coach", ()) == ()


def test_many_texts_are_embedded_once_for_all(tmp_path: Path) -> None:
    texts = tuple(f"rule {nth}" for nth in range(100))
    before = Likeness(Counting(), tmp_path).similar("rule 7", texts)
    embeddings = Counting()
    again = Likeness(embeddings, tmp_path)
    assert again.similar("rule 7", texts) == before
    assert again.similar("rule 7", texts) == before
    assert "rule 8" not in embeddings.embedded
    assert before[7] == pytest.approx(1.0)


def test_a_file_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    texts = tuple(f"rule {nth}" for nth in range(100))
    before = Likeness(CountedWords(), tmp_path).similar("rule 7", texts)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"half")
    assert Likeness(CountedWords(), tmp_path).similar("rule 7", texts) == before


def test_a_file_that_was_not_used_for_long_is_deleted_when_another_is_written(tmp_path: Path) -> None:
    texts = tuple(f"rule {nth}" for nth in range(100))
    for more in range(3):
        Likeness(CountedWords(), tmp_path).similar("rule 7", (*texts, f"version {more}"))
    files = set(tmp_path.iterdir())
    for file in files:
        os.utime(file, (0, 0))
    Likeness(CountedWords(), tmp_path).similar("rule 7", (*texts, "version 1"))
    [used] = [file for file in files if file.stat().st_mtime > 0]
    Likeness(CountedWords(), tmp_path).similar("rule 7", (*texts, "version 9"))
    left = set(tmp_path.iterdir())
    assert (files & left, len(left)) == ({used}, 2)


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    texts = tuple(f"rule {nth}" for nth in range(100))
    (tmp_path / "folder").touch()
    assert len(Likeness(CountedWords(), tmp_path / "folder").similar("rule 7", texts)) == 100
