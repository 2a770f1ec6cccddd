"""Plain words as replies: what needs no record, a question back, the fixed cards, help."""

from collections.abc import Sequence
from dataclasses import dataclass

from induction.packs.pack import CrisisLine
from induction.people import Role


@dataclass(frozen=True)
class Words:
    """Plain words: a question back, a refusal, a greeting."""

    text: str


class NotNow(Words):
    """That the records are busy, so that nothing was done. It waits for no record itself, and is kept nowhere."""


@dataclass(frozen=True)
class Crisis:
    """The fixed card for someone in crisis."""

    lines: Sequence[CrisisLine]


@dataclass(frozen=True)
class Disclosed:
    """The fixed card for someone who tells of harm, or complains: kept nowhere, as the crisis card is."""

    words: str


@dataclass(frozen=True)
class Help:
    """What can be done here; `nearest` is the command that was perhaps meant."""

    role: Role | None
    nearest: str | None = None
