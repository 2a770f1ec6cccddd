"""What is measured: things that take time and come to an end, and what waits. None of it says who, or in what words."""

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

DONE, REFUSED, FAULT, BROKEN, UNHEARD = "done", "refused", "fault", "broken", "unheard"
"""How an act ends. The outcomes of errands and of questions are named by those who do them."""


@dataclass
class Act:
    """Something that is done. Whoever does it says how it ended; `took` is in seconds, and known at the end."""

    name: ClassVar[str]
    outcome: str = field(default=DONE, kw_only=True)
    took: float = field(default=0.0, kw_only=True)

    def facts(self) -> dict[str, Any]:
        """What is known of it beside how it ended and how long it took: words of ours and numbers alone."""
        return {name: value for name, value in asdict(self).items() if name not in {"outcome", "took"}}


@dataclass
class Delivery(Act):
    """One of Slack's deliveries, from when its turn came to its acknowledgement.

    `kind` is how it came (command, event …), `feature` what it is for; it had `waited` seconds for its turn.
    """

    name: ClassVar[str] = "delivery"
    kind: str
    feature: str
    waited: float = 0.0


@dataclass
class Question(Act):
    """A question put to the documents, until there is an answer; it ends with the answer's status."""

    name: ClassVar[str] = "question"


@dataclass
class Transaction(Act):
    """One look into the records (`reading`), or one change of them (`writing`), with its wait for its turn."""

    name: ClassVar[str] = "records"
    kind: str


@dataclass
class Attempt(Act):
    """One try to do an errand of that kind, which was begun `tries` times before and is `late` by so many seconds."""

    name: ClassVar[str] = "errand"
    kind: str
    tries: int
    late: float


def errand_facts(key: str) -> dict[str, str]:
    """What a line of the log says of an errand: its kind, and its key, which is also the id of its workflow."""
    return {"errand": key.partition(":")[0], "workflow": key}


@dataclass
class Minute(Act):
    """The planner's minute, and how many errands it `decided` on."""

    name: ClassVar[str] = "minute"
    decided: int = 0
