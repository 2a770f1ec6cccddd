"""Passages in Chroma, one collection a program and generation, found by meaning and by words."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from induction.refused import Refused
from knowledge.hits import Hit, Match, fused
from knowledge.passages import Passage
from knowledge.shelf import Shelf, parts_of, searched

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from langchain_core.embeddings import Embeddings

_LISTED = 200
"""How many records the dense search lists: passages and their parts together."""

_WORDED = 40
"""How many passages the lexical search lists."""

_KEPT_SHELVES, _BATCH = 32, 64

Progress = Callable[[int, int], None]
Vector = NDArray[np.float32]


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

    A record is a passage (id `7`) or one of its parts (id `7.2`), with its vector.
    """

    def __init__(self, embeddings: "Embeddings", *, folder: Path, url: str | None = None) -> None:
        self._embeddings = embeddings
        self._folder = folder
        self._url = url
        self._shelves: OrderedDict[str, tuple[Shelf, Collection]] = OrderedDict()
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
        """The vector of every text of a generation, for the next one to reuse."""
        collection = self._client.get_collection(_name(program, generation), embedding_function=None)
        got = collection.get(include=["documents", "embeddings"])
        embeddings = np.asarray(got["embeddings"], dtype=np.float32)
        return dict(zip(got["documents"] or [], embeddings, strict=True))

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

    def search(self, question: str, generations: Mapping[str, str]) -> tuple[Hit, ...]:
        """What those programs' generations have for a question, best first."""
        vector = np.asarray(self._embeddings.embed_query(question), dtype=np.float32)
        return fused([match for at in generations.items() for match in self._matches(question, vector, at)])

    def _matches(self, question: str, vector: Vector, at: tuple[str, str]) -> list[Match]:
        shelf, collection = self._shelf(*at)
        if not shelf.passages:
            return []  # Chroma does not search an empty collection
        wholes, parts = shelf.lexical(question)
        found: dict[int, Match] = {}

        def match(nth: int) -> Match:
            return found.setdefault(
                nth, Match(shelf.passages[nth], lexical=float(wholes[nth]), lexical_part=float(parts[nth]))
            )

        listed = min(_LISTED, len(shelf.passages) + sum(map(len, shelf.parts)))
        near = collection.query(query_embeddings=vector[None, :], n_results=listed, include=["distances", "documents"])
        for id_, distance, text in zip(
            near["ids"][0], (near["distances"] or [[]])[0], (near["documents"] or [[]])[0], strict=True
        ):
            nth, _, part = id_.partition(".")
            _take(match(int(nth)), 1 - distance, text if part else None)
        for nth in np.argsort(-wholes)[:_WORDED]:
            if wholes[nth] > 0:
                match(int(nth))
        unseen = [str(nth) for nth, one in found.items() if not one.whole]
        if unseen:
            got = collection.get(ids=unseen, include=["embeddings"])
            for id_, embedding in zip(got["ids"], np.asarray(got["embeddings"]), strict=True):
                _take(found[int(id_)], float(vector @ embedding / np.linalg.norm(vector)), None)
        return list(found.values())

    def _shelf(self, program: str, generation: str) -> "tuple[Shelf, Collection]":
        name = _name(program, generation)
        with self._lock:
            if name in self._shelves:
                self._shelves.move_to_end(name)
                return self._shelves[name]
        collection = self._client.get_collection(name, embedding_function=None)
        got = collection.get(where={"whole": True}, include=["metadatas"])
        rows = sorted(zip(map(int, got["ids"]), got["metadatas"] or [], strict=True), key=lambda row: row[0])
        shelf = Shelf(tuple(Passage.model_validate_json(str(metadata["passage"])) for _, metadata in rows))
        with self._lock:
            kept = self._shelves.setdefault(name, (shelf, collection))
            while len(self._shelves) > _KEPT_SHELVES:
                self._shelves.popitem(last=False)
        return kept


def _records(passages: Sequence[Passage], first: int) -> Iterator[tuple[str, str, str]]:
    """Id, searched text and, for a whole passage, the passage itself as JSON."""
    for nth, passage in enumerate(passages, first):
        yield str(nth), searched(passage), passage.model_dump_json()
        for place, part in enumerate(parts_of(passage)):
            yield f"{nth}.{place}", part, ""


def _take(match: Match, similarity: float, part: str | None) -> None:
    if part is None:
        match.whole = similarity
    elif similarity > match.part:
        match.part, match.closest = similarity, part
