"""Suggestions: wording that a model proposed for a piece of a draft, beside the person's own words."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Suggestion(BaseModel):
    """What `model` proposed for the words of one `part` of this version of a draft.

    `own_words` are the person's, which it stands beside. `taken` is None until the candidate answers; `taken_version`
    is the version of the draft that carries it since.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    draft_id: str
    version: int
    candidate_id: int
    part: str
    own_words: str
    proposed: str
    model: str
    proposed_at: datetime
    taken: bool | None = None
    taken_version: int | None = None
    answered_at: datetime | None = None


class Worded(BaseModel):
    """That a part of a draft carries wording which a model proposed and the candidate accepted.

    `changed` says that somebody changed it since. What it stands for is `suggestion`.
    """

    model_config = ConfigDict(frozen=True)

    suggestion: Suggestion
    changed: bool


def with_taken(parts: Mapping[str, str], taken: Suggestion) -> dict[str, str]:
    """The parts of a draft with the wording in the place of the person's own words."""
    return {**parts, taken.part: taken.proposed}


def worded_parts(parts: Mapping[str, str], version: int, suggestions: Iterable[Suggestion]) -> Mapping[str, Worded]:
    """Which parts of that version of a draft carry wording of a model, by part; `suggestions` are all of the draft's.

    A part counts for as long as it is not the person's own words again, whoever else changed it since: what began as
    a model's is not called their own by a small change.
    """
    found: dict[str, Worded] = {}
    for one in suggestions:
        stands = one.taken and one.taken_version is not None and one.taken_version <= version
        now = parts.get(one.part)
        if stands and now and now != one.own_words:
            found[one.part] = Worded(suggestion=one, changed=now != one.proposed)
        elif stands:
            found.pop(one.part, None)
    return found
