"""The port: whoever watches is told of acts, refusals and the queue. Nobody watches by default."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol, TypeVar

from bot.watching.acts import FAULT, REFUSED, Act
from induction.refused import Refused
from storage.errands import Queue

A = TypeVar("A", bound=Act)


@dataclass(frozen=True)
class Page:
    """Figures to be read by another program."""

    content: bytes
    media_type: str


class Watch(Protocol):
    """Whoever watches. Safe to use from many threads."""

    def during(self, act: A) -> AbstractContextManager[A]:
        """Watch the act while it is done in here; whoever does it may change its outcome."""
        ...

    def refused(self, rule: str) -> None:
        """Somebody was told that this rule forbids what they asked for."""
        ...

    def page(self, queue: Callable[[], Queue | None]) -> Page | None:
        """The figures so far, where this watch keeps any; `queue` gives what waits, and None where nobody can tell."""
        ...

    def close(self) -> None:
        """Hand over what was seen last."""
        ...


class Unwatched:
    """Nobody watches."""

    def during(self, act: A) -> AbstractContextManager[A]:
        """Nothing but the act."""
        return nullcontext(act)

    def refused(self, rule: str) -> None:
        """Nobody counts."""

    def page(self, queue: Callable[[], Queue | None]) -> Page | None:  # noqa: ARG002 - as Watch has it
        """There are no figures."""
        return None

    def close(self) -> None:
        """There is nothing to hand over."""


UNWATCHED = Unwatched()


class Several:
    """Several who watch the same. The first sees the whole of it, with what the others cost."""

    def __init__(self, watches: Sequence[Watch]) -> None:
        self._watches = watches

    @contextmanager
    def during(self, act: A) -> Iterator[A]:
        """The act, watched by each."""
        with ExitStack() as stack:
            for watch in self._watches:
                stack.enter_context(watch.during(act))
            yield act

    def refused(self, rule: str) -> None:
        """Tell each of them."""
        for watch in self._watches:
            watch.refused(rule)

    def page(self, queue: Callable[[], Queue | None]) -> Page | None:
        """The figures of the first who keeps any."""
        return next(filter(None, (watch.page(queue) for watch in self._watches)), None)

    def close(self) -> None:
        """Let each of them end."""
        for watch in self._watches:
            watch.close()


@contextmanager
def timed(act: A) -> Iterator[A]:
    """The act, which knows at its end how long it took, and where it broke or was refused, that it did."""
    began = perf_counter()
    try:
        yield act
    except Refused:
        act.outcome = REFUSED
        raise
    except BaseException:
        act.outcome = FAULT
        raise
    finally:
        act.took = perf_counter() - began
