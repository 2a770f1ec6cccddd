"""Embeddings that need no model: every stem has a place in the vector."""

import zlib

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.language.words import stems

_SIZE = 64


class CountedWords(Embeddings):
    """Vectors that are near where texts share words."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.full(_SIZE, 0.01)
        for stem in stems(text):
            vector[zlib.crc32(stem.encode()) % _SIZE] += 1
        return [float(value) for value in vector / np.linalg.norm(vector)]
