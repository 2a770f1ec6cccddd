"""Blocks shared out among as many messages as Slack's limits of one message ask for."""

from collections.abc import Iterable, Iterator, Sequence

from bot.outgoing import limits
from bot.outgoing.fitting import Block, said
from bot.outgoing.surfaces import markdown_length, tables, weight
from bot.outgoing.words import words


def grouped(blocks: Sequence[Block], *, weighed: bool) -> list[list[Block]]:
    """The blocks in order, a list for each message; `weighed` where Slack looks at how long they are together."""
    groups: list[list[Block]] = []
    room = _Room()
    for block in _light(blocks) if weighed else blocks:
        after = room.after(block, weighed=weighed)
        if not groups or after.full:
            groups.append([])
            after = _Room().after(block, weighed=weighed)
        groups[-1].append(block)
        room = after
    return groups


class _Room:
    """How much of what one message may hold is taken."""

    def __init__(self, taken: Iterable[int] = (0, 0, 0, 0)) -> None:
        self._taken = tuple(taken)

    def after(self, block: Block, *, weighed: bool) -> "_Room":
        """What is taken once the block is there too."""
        more = (1, len(tables([block])), markdown_length([block]), weight(block) if weighed else 0)
        return _Room(map(sum, zip(self._taken, more, strict=True)))

    @property
    def full(self) -> bool:
        """Whether that is too much for one message."""
        most = (limits.BLOCKS_IN_MESSAGE, 1, limits.MARKDOWN, limits.WEIGHT_OF_MESSAGE)
        return any(taken > allowed for taken, allowed in zip(self._taken, most, strict=True))


def _light(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those too heavy for a message of their own as plain words."""
    for block in blocks:
        yield from [block] if weight(block) <= limits.WEIGHT_OF_MESSAGE else said(words(block))
