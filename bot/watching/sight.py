"""What becomes of the delivery that is being answered: told where it is decided, deep down in the call.

It travels in the context of the call (a ContextVar), as the deadline for the records does, so that no service passes on
what is no business of theirs. Outside of a delivery nobody is told anything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot.watching.acts import REFUSED, Delivery
from bot.watching.watch import Watch
from induction.refused import Refused


@dataclass(frozen=True)
class _Sight:
    watch: Watch
    delivery: Delivery


_sight: ContextVar[_Sight | None] = ContextVar("sight", default=None)


@contextmanager
def in_sight(watch: Watch, delivery: Delivery) -> Iterator[None]:
    """Answer the delivery in here, before the eyes of whoever watches."""
    with watch.during(delivery):
        before = _sight.set(_Sight(watch, delivery))
        try:
            yield
        finally:
            _sight.reset(before)


def ends(outcome: str) -> None:
    """The delivery that is being answered comes to this end."""
    if (sight := _sight.get()) is not None:
        sight.delivery.outcome = outcome


def note(refused: Refused) -> None:
    """Its person is told of this refusal."""
    if (sight := _sight.get()) is not None:
        sight.delivery.outcome = REFUSED
        sight.watch.refused(refused.rule)
