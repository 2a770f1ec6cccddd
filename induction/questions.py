"""Questions that are kept: what the documents did not answer, what people say of answers, what is asked further.

What of them an administrator is shown: no asker, and nothing by which one could be told.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.people import Person, Role

KEPT_FOR = timedelta(days=365)
"""How long questions and feedback are kept: a program improves its handbook from one year to the next."""

FEWEST = 3
"""How many people must have asked for the same before it is shown in a small cohort."""

SMALL_COHORT = 50
"""Up to so many people know each other, and whoever administers them can tell who would ask such a thing."""

LONGEST_PAUSE = timedelta(minutes=30)
"""After that, what is said in a direct message begins anew: it has no subject that is seen, as a thread has."""

LONGEST_THREAD = timedelta(days=1)
"""After that, a question in a thread begins anew too, and what was asked before it is deleted."""

EXCHANGES = 3
"""How many questions with their answers a further one may lean on."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class KeptQuestion(_Value):
    """A question that the documents did not answer.

    `key` is the delivery that it came with. `reason` says why it was not answered; `role`, `title` and `how` whom to
    ask instead. `cohort` is the asker's on that day. `sent_at` is when they sent it on to whom it concerns.
    """

    key: str
    person_id: int
    program: str
    cohort: str | None = None
    text: str
    reason: str
    role: Role | None = None
    title: str | None = None
    how: str | None = None
    asked_at: datetime
    sent_at: datetime | None = None


class Why(StrEnum):
    """What is wrong with an answer."""

    WRONG_PART = "wrong_part"
    OUT_OF_DATE = "out_of_date"
    TOO_LONG = "too_long"
    NOT_ANSWERED = "not_answered"
    OTHER = "other"


class Feedback(_Value):
    """What somebody says of the answer to a question: the newest word of each person on each answer counts."""

    person_id: int
    program: str
    cohort: str | None = None
    question: str
    helpful: bool
    why: Why | None = None
    at: datetime


class Exchange(_Value):
    """A question and the beginning of what was answered to it."""

    question: str
    answer: str


def crowd_sizes(people: Iterable[Person]) -> Mapping[str | None, int]:
    """How many people of one program each cohort has; under None, for whoever is in no cohort, all of them."""
    sizes: dict[str | None, int] = {None: 0}
    for person in people:
        sizes[None] += 1
        if person.cohort is not None:
            sizes[person.cohort] = sizes.get(person.cohort, 0) + 1
    return sizes


def may_be_shown(askers: Mapping[int, str | None], sizes: Mapping[str | None, int]) -> bool:
    """Whether what these people asked, each with their cohort, tells nobody who asked it."""
    return len(askers) >= FEWEST or all(sizes.get(cohort, 0) > SMALL_COHORT for cohort in askers.values())
