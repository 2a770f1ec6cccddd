"""Leads: the words above a list that its items need to be understood."""

import re
from dataclasses import dataclass, field

from knowledge.reading.blocks import Block, BlockKind

SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+(?=[\"“(\[]?[A-Z0-9])")
"""The space after a sentence."""

_ENDS = re.compile(r"[.!?;][\"”’)\]]*$")
_MARK = re.compile(r"^\(?(?:(\d{1,2})|([a-zA-Z]))[.)]\s")
_SHORT, _LONGEST, _FEW = 40, 300, 2


@dataclass
class Leads:
    """What leads in to the next item of a list: the words before the list, and the items that it stands below."""

    words: str = ""
    _last: str = ""
    _above: list[Block] = field(default_factory=list)
    _items: list[Block] = field(default_factory=list)

    def of(self, block: Block) -> str:
        """The words that a block leans on, which it does not hold itself; it is remembered for those after it."""
        if block.kind is BlockKind.ITEM:
            self._last = " ".join(filter(None, (self._of_item(block), block.columns)))
            return self._last
        if block.kind is BlockKind.PARAGRAPH and self._items and block.level > self._items[-1].level:
            return self._last
        self.words = _leading(block.text) if block.kind is BlockKind.PARAGRAPH else ""
        self._above, self._items = [], []
        return block.columns

    def _of_item(self, item: Block) -> str:
        if self._items and self._is_another_list(item):
            self.words, self._above, self._items = "", [], []
        deeper_before = bool(self._items) and self._items[-1].level > item.level
        self._above = [
            above
            for above in self._above
            if above.level < item.level or (above.level == item.level and not deeper_before and _leads(above, item))
        ]
        lead = " ".join(filter(None, (self.words, *(last_sentence(above.text) for above in self._above))))
        self._items.append(item)
        if not any(above.level == item.level for above in self._above) or item.text.endswith(":"):
            self._above = [above for above in self._above if above.level < item.level]
            self._above.append(item)
        return lead

    def _is_another_list(self, item: Block) -> bool:
        """Whether an item differs in form from all before it: it begins otherwise, or is prose among phrases."""
        beside = [other for other in self._items if other.level == item.level]
        colon = any(above.text.endswith(":") and above.level == item.level for above in self._above)
        if beside and _mark(item.text) and not colon:
            return _mark(item.text) != _mark(beside[0].text)
        if _mark(item.text) or len(beside) < _FEW:
            return False
        begins_otherwise = all(other.text[:1].isupper() for other in beside) and item.text[:1].islower()
        prose = len(SENTENCE_END.split(item.text)) > 1 and bool(_ENDS.search(item.text))
        return begins_otherwise or (prose and not any(_ENDS.search(other.text) for other in beside))


def last_sentence(text: str) -> str:
    """The last sentence of a text, with the one before it where it is too short to say much."""
    sentences = SENTENCE_END.split(_MARK.sub("", text, count=1))
    last = sentences[-1]
    if len(last) < _SHORT and len(sentences) > 1:
        longer = f"{sentences[-2]} {last}"
        last = longer if len(longer) <= _LONGEST else last
    return last


def _leading(paragraph: str) -> str:
    """The words of a paragraph that lead in to a list below it; none where its last sentence is closed."""
    return "" if _ENDS.search(paragraph) else last_sentence(paragraph)


def _mark(text: str) -> str:
    """How a list numbers the item: `1`, `a`, or nothing where it has a bullet."""
    found = _MARK.match(text)
    return "" if found is None else "1" if found[1] else "a"


def _leads(above: Block, item: Block) -> bool:
    """Whether an item of the same depth as one that ends with a colon belongs under it."""
    same = _mark(above.text) == _mark(item.text)
    return above.text.endswith(":") and not item.text.endswith(":") and (not same or not _mark(item.text))
