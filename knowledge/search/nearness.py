"""Nearness: which records of one generation are near a question by meaning.

A record is a whole passage or one of its parts. Up to a size they are compared in memory, beyond it by Chroma.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

Vector = NDArray[np.float32]


class Record(NamedTuple):
    """The passage with that number, or its part with that number; `str` of it is the id in Chroma: `7`, `7.2`."""

    nth: int
    part: int | None = None

    def __str__(self) -> str:
        """The id in Chroma."""
        return str(self.nth) if self.part is None else f"{self.nth}.{self.part}"

    @classmethod
    def of(cls, id_: str) -> "Record":
        """The record with that id in Chroma."""
        nth, _, part = id_.partition(".")
        return cls(int(nth), int(part) if part else None)


class Nearness(Protocol):
    """The vectors of one generation, asked by a question's vector of length one."""

    def nearest(self, question: Vector, listed: int) -> Sequence[tuple[Record, float]]:
        """The `listed` records nearest to a question with their cosines, best first."""
        ...

    def of(self, question: Vector, records: Sequence[Record]) -> Sequence[float]:
        """The cosines of those records, in their order."""
        ...


@dataclass(frozen=True)
class InMemory:
    """Every record compared: one product with the matrix of all vectors (a row a record, of length one).

    Chroma's own search is approximate, made for millions of vectors: for the thousand of a program it takes 5 ms where
    the product is exact and takes a tenth of one.
    """

    records: tuple[Record, ...]
    vectors: Vector

    @cached_property
    def _rows(self) -> dict[Record, int]:
        return {record: row for row, record in enumerate(self.records)}

    def nearest(self, question: Vector, listed: int) -> Sequence[tuple[Record, float]]:
        """The records nearest to a question, every one of them compared."""
        cosines = products(self.vectors, question)
        order = np.argsort(-cosines, kind="stable")[:listed]
        return [(self.records[row], float(cosines[row])) for row in order.tolist()]

    def of(self, question: Vector, records: Sequence[Record]) -> Sequence[float]:
        """The cosines of those records, in their order."""
        found: list[float] = products(self.vectors[[self._rows[record] for record in records]], question).tolist()
        return found


@dataclass(frozen=True)
class InChroma:
    """The records of a generation too large to be kept in memory, looked up by Chroma."""

    collection: "Collection"

    def nearest(self, question: Vector, listed: int) -> Sequence[tuple[Record, float]]:
        """The records nearest to a question as Chroma's index finds them: nearly always all of them."""
        near = self.collection.query(query_embeddings=question[None, :], n_results=listed, include=["distances"])
        return [
            (Record.of(id_), 1 - distance)
            for id_, distance in zip(near["ids"][0], (near["distances"] or [[]])[0], strict=True)
        ]

    def of(self, question: Vector, records: Sequence[Record]) -> Sequence[float]:
        """The cosines of those records, in their order."""
        got = self.collection.get(ids=[str(record) for record in records], include=["embeddings"])
        cosines = products(unit(np.asarray(got["embeddings"], dtype=np.float32)), question)
        by_id = dict(zip(got["ids"], cosines.tolist(), strict=True))
        return [by_id[str(record)] for record in records]


def products(vectors: Vector, question: Vector) -> Vector:
    """The product of every vector with the question's, in one thread.

    `@` wakes a thread on every core and waits for all: 30 ms where the cores are busy, for a product of a tenth of one.
    """
    return np.asarray(np.einsum("ij,j->i", vectors, question), dtype=np.float32)


def unit(vectors: Vector) -> Vector:
    """The vectors with length one, so that their products are cosines."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.clip(lengths, 1e-12, None), dtype=np.float32)
