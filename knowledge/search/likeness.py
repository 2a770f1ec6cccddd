"""Likeness: how near in meaning a question is to texts that seldom change, such as the rules of a pack."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import numpy as np

from knowledge.embedding import name_of
from knowledge.search.nearness import Vector, products, unit

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

T = TypeVar("T")

_QUESTIONS, _TEXTS = 16, 20_000
"""How many vectors are remembered: the last questions, which are looked up in several ways, and 30 MB of texts."""

_MANY, _SETS = 32, 128
"""From how many texts on their vectors are kept as one matrix, in a file too, and how many such sets there may be."""

_IDLE = timedelta(days=30)
"""After that long without a start that used it, a file is of texts or of a model that nobody has any more."""


class Likeness:
    """Questions and texts by their vectors; each is embedded once, for as long as it is remembered.

    Many texts that are asked for together are embedded once for all: their vectors stay in `folder`.
    """

    def __init__(self, embeddings: "Embeddings", folder: Path) -> None:
        self._embeddings = embeddings
        self._folder = folder
        self._sets: OrderedDict[tuple[str, ...], Vector] = OrderedDict()
        self._questions: OrderedDict[str, Vector] = OrderedDict()
        self._texts: OrderedDict[str, Vector] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def _model(self) -> str:
        return name_of(self._embeddings)

    def question(self, text: str) -> Vector:
        """The vector of a question, of length one."""
        with self._lock:
            known = self._questions.get(text)
        if known is not None:
            return known
        vector = unit(np.asarray(self._embeddings.embed_query(text), dtype=np.float32))
        self._remember(self._questions, {text: vector}, _QUESTIONS)
        return vector

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine between the question and every text, in their order."""
        if not texts:
            return ()
        if len(texts) >= _MANY:
            cosines: list[float] = products(self._set(tuple(texts)), self.question(question)).tolist()
            return tuple(cosines)
        with self._lock:
            known = {text: self._texts[text] for text in texts if text in self._texts}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            new = dict(zip(fresh, self._embedded(fresh), strict=True))
            self._remember(self._texts, new, _TEXTS)
            known |= new
        return tuple(products(np.stack([known[text] for text in texts]), self.question(question)).tolist())

    def _embedded(self, texts: Sequence[str]) -> Vector:
        return unit(np.asarray(self._embeddings.embed_documents(list(texts)), dtype=np.float32))

    def _set(self, texts: tuple[str, ...]) -> Vector:
        with self._lock:
            if texts in self._sets:
                self._sets.move_to_end(texts)
                return self._sets[texts]
        known = self._kept(texts)
        self._remember(self._sets, {texts: known}, _SETS)
        return known

    def _kept(self, texts: tuple[str, ...]) -> Vector:
        """The vectors of those texts from their file; made and kept where there is none that can be read."""
        told = "\x1f".join((self._model, *texts)).encode()
        file = self._folder / f"likeness-{hashlib.sha256(told).hexdigest()[:16]}.npy"
        try:
            found = np.asarray(np.load(file), dtype=np.float32)
        except (OSError, ValueError, EOFError):
            found = self._embedded(texts)
            with suppress(OSError):  # what cannot be kept is made anew at the next start
                self._keep(file, found)
        else:
            with suppress(OSError):  # where nothing can be written, nothing is cleared away either
                file.touch()
        return found

    def _keep(self, file: Path, vectors: Vector) -> None:
        """Write them, and delete the files that no process has used for long; one that needs such a file makes it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{uuid4().hex}.npy")
        np.save(unfinished, vectors)
        written = unfinished.stat().st_mtime
        unfinished.replace(file)
        for other in self._folder.glob("likeness-*.npy"):
            with suppress(OSError):  # another process was faster
                if written - other.stat().st_mtime > _IDLE.total_seconds():
                    other.unlink()

    def _remember(self, memory: OrderedDict[T, Vector], new: Mapping[T, Vector], most: int) -> None:
        with self._lock:
            memory.update(new)
            while len(memory) > most:
                memory.popitem(last=False)
