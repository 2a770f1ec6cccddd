import hashlib

import numpy as np
import pytest

from knowledge import embedding
from knowledge.embedding import ModelDamagedError, PackagedMiniLM


@pytest.mark.slow
def test_texts_that_mean_the_same_are_near() -> None:
    model = PackagedMiniLM()
    late, same, other = np.array(
        model.embed_documents(
            [
                "Assignments handed in after the deadline are accepted for a week.",
                "Late work may be submitted up to seven days.",
                "The office is closed on Sundays.",
            ]
        )
    )
    assert late @ same > 0.5 > late @ other


@pytest.mark.slow
def test_a_vector_is_the_same_alone_and_in_a_batch_of_longer_texts() -> None:
    model = PackagedMiniLM()
    texts = ["How many hours?", "word " * 300, "Who signs the log, and when is it due? " * 4]
    together = np.array(model.embed_documents(texts))
    alone = np.array([model.embed_query(text) for text in texts])
    assert together.shape == (3, 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, alone, atol=1e-3)


def test_no_text_has_no_vector() -> None:
    assert PackagedMiniLM().embed_documents([]) == []


@pytest.mark.parametrize(("package", "file"), [("no_such_package", "model.onnx"), ("knowledge", "no_such_file")])
def test_a_model_that_is_missing_says_what_to_do(package: str, file: str) -> None:
    with pytest.raises(ModelDamagedError, match="make setup"):
        embedding.packaged(package, file, "")


def test_a_model_that_is_another_is_not_loaded() -> None:
    wrong = hashlib.sha256(b"another").hexdigest()
    with pytest.raises(ModelDamagedError, match="is not the file that was measured"):
        embedding.packaged("knowledge", "embedding.py", wrong)
