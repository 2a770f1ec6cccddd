"""Passages in Chroma, one collection a program and generation, found by meaning and by words."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np

from induction.refused import Refused
from knowledge.embedding import PACKAGED, name_of
from knowledge.passages import Passage, PassageKind
from knowledge.search.hits import Hit, Match, fused
from knowledge.search.likeness import Likeness
from knowledge.search.nearness import InChroma, InMemory, Nearness, Record, Vector, unit
from knowledge.search.shelf import Shelf, parts_of, searched

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from langchain_core.embeddings import Embeddings

_LISTED = 200
"""How many records the dense search lists: passages and their parts together."""

_WORDED = 40
"""How many passages the lexical search lists."""

_IN_MEMORY = 20_000
"""How many vectors of a generation are kept in memory, at most: 30 MB. A program's handbook has about a thousand."""

_KEPT = 250_000
"""How many records of all programs together are kept: those of some 150 programs of 300 passages, 6 to 9 MB each, if
all of them are asked. With fewer kept than are asked in turn, every question would read its program anew."""

_BATCH = 64
_MODEL = "embeddings"
"""Where a generation keeps the name of its model; those that keep none are older, and of the packaged one."""

Progress = Callable[[int, int], None]


def _name(program: str, generation: str) -> str:
    return f"{program}.{generation}"


def _server(url: str) -> tuple[str, int, bool]:
    """Host, port and whether to encrypt; Refused where the address names no server."""
    try:
        address = urlsplit(url)
        port = address.port
    except ValueError:
        address, port = urlsplit(""), None
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise Refused("bad_chroma_url", f"COMPANION_CHROMA_URL is “{url}”. Write it like http://chroma.example:8000.")
    secure = address.scheme == "https"
    return address.hostname, port or (443 if secure else 8000), secure


class PassageIndex:
    """The passages of every program, in a folder or on the Chroma server at `url`.

    A record is a passage (id `7`) or one of its parts (id `7.2`), with its vector. The vectors of a generation that has
    at most `in_memory` of them are kept in memory.
    """

    def __init__(
        self, embeddings: "Embeddings", *, folder: Path, url: str | None = None, in_memory: int = _IN_MEMORY
    ) -> None:
        self._embeddings = embeddings
        self._in_memory = in_memory
        self._likeness = Likeness(embeddings, folder)
        self._folder = folder
        self._url = url
        self._shelves: OrderedDict[str, tuple[Shelf, Nearness | None]] = OrderedDict()
        self._opened: ClientAPI | None = None
        self._lock = Lock()

    @property
    def _client(self) -> "ClientAPI":
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> "ClientAPI":
        import chromadb  # noqa: PLC0415 - takes most of a second; loaded when first used
        from chromadb.config import Settings  # noqa: PLC0415 - as above
        from chromadb.errors import ChromaError  # noqa: PLC0415 - as above

        settings = Settings(anonymized_telemetry=False)
        if self._url is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(str(self._folder), settings=settings)
        host, port, secure = _server(self._url)
        try:
            return chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        except (ValueError, ChromaError) as error:  # it greets the server, and says so where nothing sensible answers
            raise Refused(
                "no_chroma",
                f"COMPANION_CHROMA_URL is {self._url}, where no Chroma server answers. Is it running, and is the "
                "address right? Unset it to keep the passages in the home folder.",
            ) from error

    def check(self) -> str:
        """Where the passages are kept; Refused where that is a server that does not answer."""
        if self._url is None:
            return f"in {self._folder}"
        self._client.heartbeat()
        return f"on the Chroma server at {self._url}"

    def close(self) -> None:
        """Let go of Chroma's files and connections; what is asked afterwards opens them anew."""
        with self._lock:
            opened, self._opened = self._opened, None
            self._shelves.clear()
        if opened is not None:
            cast("Client", opened).close()  # the interface that chromadb promises leaves `close` out

    def build(
        self,
        program: str,
        generation: str,
        passages: Sequence[Passage],
        *,
        known: MutableMapping[str, Vector],
        progress: Progress | None = None,
    ) -> None:
        """Write a generation. `known` are the vectors of texts embedded before, to which those made now are added.

        `progress` hears how many passages are done, and of how many.
        """
        collection = self._client.create_collection(
            _name(program, generation),
            embedding_function=None,
            metadata={_MODEL: self._model},
            configuration={"hnsw": {"space": "cosine", "ef_search": _LISTED}},
        )
        for start in range(0, len(passages), _BATCH):
            records = list(_records(passages[start : start + _BATCH], start))
            vectors = self._vectors([text for _, text, _ in records], known)
            collection.add(
                ids=[id_ for id_, _, _ in records],
                embeddings=vectors,
                documents=[text for _, text, _ in records],
                metadatas=[{"whole": bool(passage), "passage": passage} for _, _, passage in records],
            )
            if progress:
                progress(min(start + _BATCH, len(passages)), len(passages))

    def _vectors(self, texts: Sequence[str], known: MutableMapping[str, Vector]) -> Vector:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            made = np.asarray(self._embeddings.embed_documents(fresh), dtype=np.float32)
            known.update(zip(fresh, made, strict=True))
        return np.array([known[text] for text in texts], dtype=np.float32)

    def vectors(self, program: str, generation: str) -> dict[str, Vector]:
        """The vector of every text of a generation, for the next one to reuse; none of another model's."""
        collection = self._client.get_collection(_name(program, generation), embedding_function=None)
        if not self._is_ours(collection):
            return {}
        got = collection.get(include=["documents", "embeddings"])
        embeddings = np.asarray(got["embeddings"], dtype=np.float32)
        return dict(zip(got["documents"] or [], embeddings, strict=True))

    def is_current(self, program: str, generation: str) -> bool:
        """Whether the vectors of a generation are of the model that questions are embedded with."""
        return self._is_ours(self._client.get_collection(_name(program, generation), embedding_function=None))

    def _is_ours(self, collection: "Collection") -> bool:
        return bool((collection.metadata or {}).get(_MODEL, PACKAGED) == self._model)

    @cached_property
    def _model(self) -> str:
        return name_of(self._embeddings)

    def passages(self, program: str, generation: str) -> tuple[Passage, ...]:
        """The passages of a generation, in the order of their documents; the same tuple every time."""
        return self._shelf(program, generation)[0].passages

    def generations(self, program: str) -> tuple[str, ...]:
        """Every generation of a program that is there, whichever answers."""
        names = [collection.name for collection in self._client.list_collections()]
        return tuple(name.removeprefix(_name(program, "")) for name in names if name.startswith(_name(program, "")))

    def drop(self, program: str, generation: str) -> None:
        """Delete a generation; no fault where it is gone already."""
        from chromadb.errors import NotFoundError  # noqa: PLC0415 - as above

        with self._lock:
            self._shelves.pop(_name(program, generation), None)
        try:
            self._client.delete_collection(_name(program, generation))
        except NotFoundError:
            return

    def search(self, question: str, generations: Mapping[str, str], limit: int | None = None) -> tuple[Hit, ...]:
        """What those programs' generations have for a question, best first."""
        vector = self._likeness.question(question)
        matches = [match for at in generations.items() for match in self._matches(question, vector, at)]
        return fused(matches, limit)

    def similar(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """How near in meaning the question is to every text, in their order."""
        return self._likeness.similar(question, texts)

    def _matches(self, question: str, vector: Vector, at: tuple[str, str]) -> list[Match]:
        shelf, nearness = self._shelf(*at)
        if not shelf.passages:
            return []  # Chroma does not search an empty collection
        if nearness is None:
            raise Refused(
                "other_embeddings",
                "The documents were read with another embedding model than the one used now. Run `companion knowledge "
                "renew`, or start the companion again: either reads them anew.",
            )
        wholes, parts = shelf.lexical(question)
        near = nearness.nearest(vector, min(_LISTED, shelf.records))
        worded = [nth for nth in np.argsort(-wholes)[:_WORDED].tolist() if wholes[nth] > 0]
        found = {
            nth: Match(
                shelf.passages[nth],
                lexical=float(wholes[nth]),
                lexical_part=float(parts[nth]),
                parts=partial(_of_parts, nearness, vector, nth, len(shelf.parts[nth])),
            )
            for nth in dict.fromkeys([*(record.nth for record, _ in near), *worded])
        }
        for (nth, part), cosine in near:
            if part is None:
                found[nth].whole = cosine
            elif cosine > found[nth].part:
                found[nth].part = cosine
        found = {nth: match for nth, match in found.items() if match.passage.kind is not PassageKind.CONTENTS}
        unseen = [nth for nth, match in found.items() if not match.whole]
        wanted = [Record(nth) for nth in unseen]
        for nth, cosine in zip(unseen, nearness.of(vector, wanted) if wanted else (), strict=True):
            found[nth].whole = cosine
        return list(found.values())

    def _shelf(self, program: str, generation: str) -> "tuple[Shelf, Nearness | None]":
        """A generation's passages and its vectors, without those where they are of another model."""
        name = _name(program, generation)
        with self._lock:
            if name in self._shelves:
                self._shelves.move_to_end(name)
                return self._shelves[name]
        collection = self._client.get_collection(name, embedding_function=None)
        shelf, nearness = _read(collection, self._in_memory)
        read = shelf, nearness if self._is_ours(collection) else None
        with self._lock:
            kept = self._shelves.setdefault(name, read)
            while len(self._shelves) > 1 and sum(shelf.records for shelf, _ in self._shelves.values()) > _KEPT:
                self._shelves.popitem(last=False)
        return kept


def _of_parts(nearness: Nearness, vector: Vector, nth: int, parts: int) -> tuple[float, ...]:
    return tuple(nearness.of(vector, [Record(nth, part) for part in range(parts)])) if parts else ()


def _read(collection: "Collection", in_memory: int) -> tuple[Shelf, Nearness]:
    fits = collection.count() <= in_memory
    got = collection.get(include=["metadatas", "embeddings"]) if fits else collection.get(include=["metadatas"])
    records = [Record.of(id_) for id_ in got["ids"]]
    printed = {
        record.nth: row["passage"] for record, row in zip(records, got["metadatas"] or [], strict=True) if row["whole"]
    }
    shelf = Shelf(tuple(Passage.model_validate_json(str(printed[nth])) for nth in sorted(printed)))
    if not fits:
        return shelf, InChroma(collection)
    return shelf, InMemory(tuple(records), unit(np.asarray(got["embeddings"], dtype=np.float32)))


def _records(passages: Sequence[Passage], first: int) -> Iterator[tuple[str, str, str]]:
    """Id, searched text and, for a whole passage, the passage itself as JSON."""
    for nth, passage in enumerate(passages, first):
        yield str(Record(nth)), searched(passage), passage.model_dump_json()
        for place, part in enumerate(parts_of(passage)):
            yield str(Record(nth, place)), part, ""
