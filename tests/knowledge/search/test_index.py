"""The index on a real Chroma server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from induction.refused import Refused
from knowledge.passages import Passage, PassageKind
from knowledge.search.index import PassageIndex
from tests.knowledge.counted import CountedWords

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = Path(sys.executable).with_name("chroma")
    command = [str(chroma), "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def passage(nth: int, text: str) -> Passage:
    return Passage(
        program="usc",
        document="h.txt",
        title="Handbook",
        kind=PassageKind.PARAGRAPH,
        heading=("Coaching",),
        text=text,
        place=f"line {nth}",
        line=nth,
    )


PLAN, PANEL = passage(1, "You meet twice a month. You bring your plan."), passage(2, "A panel grades the portfolio.")


def on_a_server(url: str, folder: Path) -> None:
    """What is asked of a server: in a process of its own, because chromadb never closes its connections."""
    with closing(PassageIndex(CountedWords(), folder=folder, url=url)) as index:
        index.build("usc", "one", [PLAN, PANEL], known={})
        index.build("usc-east", "one", [PLAN], known={})
    with closing(PassageIndex(CountedWords(), folder=folder, url=url)) as index:
        assert index.passages("usc", "one") == (PLAN, PANEL)
        (first, _) = index.search("do I bring the plan", {"usc": "one"})
        assert (first.passage, max(range(len(first.parts)), key=first.parts.__getitem__)) == (PLAN, 1)
        assert index.generations("usc") == ("one",)
        index.drop("usc", "one")
        index.drop("usc", "one")
        assert (index.generations("usc"), index.generations("usc-east")) == ((), ("one",))
    assert not folder.exists()


def test_passages_are_kept_found_and_dropped_on_a_server(server: str, tmp_path: Path) -> None:
    asking = get_context("spawn").Process(target=on_a_server, args=(server, tmp_path / "unused"))
    asking.start()
    asking.join(timeout=60)
    assert asking.exitcode == 0


class Refusing(CountedWords):
    """Embeddings that must not be asked."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise AssertionError(texts)


def test_a_vector_known_before_is_not_made_again(tmp_path: Path) -> None:
    passages = tuple(passage(nth, f"Sentence number {nth} stands alone.") for nth in range(130))
    with closing(PassageIndex(CountedWords(), folder=tmp_path)) as index:
        index.build("usc", "one", passages, known={})
        known = index.vectors("usc", "one")
    with closing(PassageIndex(Refusing(), folder=tmp_path)) as index:
        index.build("usc", "two", passages, known=known)
        assert index.passages("usc", "two") == passages


class OtherWords(CountedWords):
    """Another model, with vectors of another length."""

    def embed_query(self, text: str) -> list[float]:
        return [*super().embed_query(text), 0.0]


def test_vectors_of_another_model_are_neither_searched_nor_used_again(tmp_path: Path) -> None:
    with closing(PassageIndex(CountedWords(), folder=tmp_path)) as index:
        index.build("usc", "one", [PLAN, PANEL], known={})
        assert index.is_current("usc", "one")
    with closing(PassageIndex(OtherWords(), folder=tmp_path)) as index:
        assert not index.is_current("usc", "one")
        assert (index.passages("usc", "one"), index.vectors("usc", "one")) == ((PLAN, PANEL), {})
        with pytest.raises(Refused, match="companion knowledge renew"):
            index.search("do I bring the plan", {"usc": "one"})
