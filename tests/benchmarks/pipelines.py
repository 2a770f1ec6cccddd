"""Three ways from documents to quotes, measured alike: LangChain's tutorial, BM25 alone, and ours.

Each gets the same files and the same embedding model, shows three quotes, and looks only at the documents of the
question's program, which the tutorial does not do of itself and which helps it.
"""

from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import bm25s
import Stemmer
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.answering import Handbook
from knowledge.answers import AnswerStatus, Question
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from knowledge.program_packs import load_packs
from tests.benchmarks.evidence import Asked
from tests.knowledge.paper_catalogue import PaperCatalogue

SHOWN = 3
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(frozen=True)
class File:
    """A document and whose it is."""

    path: Path
    program: str


class Pipeline(Protocol):
    """A way from documents to quotes."""

    def index(self, files: Sequence[File]) -> None:
        """Read the documents, once."""
        ...

    def quotes(self, asked: Asked) -> list[str]:
        """What is shown for a question, best first."""
        ...

    def close(self) -> None:
        """Let go of what is open."""
        ...


def chunks(files: Sequence[File]) -> list[Document]:
    """The documents as the tutorial splits them."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    whole = [Document(one.path.read_text(encoding="utf-8"), metadata={"program": one.program}) for one in files]
    return splitter.split_documents(whole)


class Tutorial:
    """LangChain's tutorial on retrieval: split, embed, store in Chroma, take the nearest."""

    def __init__(self, folder: Path) -> None:
        self._store = Chroma("tutorial", embedding_function=PackagedMiniLM(), persist_directory=str(folder))

    def index(self, files: Sequence[File]) -> None:
        """Split and store the documents."""
        self._store.add_documents(chunks(files))

    def quotes(self, asked: Asked) -> list[str]:
        """The nearest chunks."""
        only = {"program": asked.program} if asked.program else None
        return [found.page_content for found in self._store.similarity_search(asked.text, k=SHOWN, filter=only)]

    def close(self) -> None:
        """Nothing: the store offers no way."""


class WordsAlone:
    """BM25 over the tutorial's chunks, with stop words and stems."""

    def __init__(self, _folder: Path) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._shelves: dict[str | None, tuple[bm25s.BM25, list[str]]] = {}

    def index(self, files: Sequence[File]) -> None:
        """Count the words of every program's chunks, and of all."""
        split = chunks(files)
        for program in {None, *(one.program for one in files)}:
            texts = [one.page_content for one in split if program in {None, one.metadata["program"]}]
            shelf = bm25s.BM25()
            shelf.index(self._tokens(texts), show_progress=False)
            self._shelves[program] = shelf, texts

    def quotes(self, asked: Asked) -> list[str]:
        """The chunks that share most."""
        shelf, texts = self._shelves[asked.program]
        places, _ = shelf.retrieve(self._tokens([asked.text]), k=min(SHOWN, len(texts)), show_progress=False)
        return [texts[place] for place in places[0]]

    def _tokens(self, texts: list[str]) -> "bm25s.tokenization.Tokenized":
        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)

    def close(self) -> None:
        """Nothing is open."""


class Ours:
    """The companion's handbook: what it cites where it answers, and nothing where it refuses."""

    def __init__(self, folder: Path) -> None:
        self.model = PackagedMiniLM()
        self._open = ExitStack()
        self._library = self._open.enter_context(
            closing(Library(folder / "passages", PaperCatalogue(folder / "catalogue.json"), self.model))
        )
        self._handbook = Handbook(self._library, load_packs(None))

    def index(self, files: Sequence[File]) -> None:
        """Add the documents."""
        for one in files:
            self._library.add(one.program, [one.path], now=NOW)

    def quotes(self, asked: Asked) -> list[str]:
        """The citations of the answer."""
        answer = self._handbook.ask(Question(text=asked.text, program=asked.program))
        answered = answer.status is AnswerStatus.ANSWERED
        return [citation.quote for citation in answer.citations[:SHOWN]] if answered else []

    def close(self) -> None:
        """Close the library."""
        self._open.close()
