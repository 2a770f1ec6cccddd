"""One block as the blocks that say the same and fit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.outgoing import limits
from bot.outgoing.splitting import pieces
from bot.outgoing.surfaces import Surface, in_blocks
from bot.outgoing.trimming import GONE, Trimming
from bot.outgoing.words import words

Block = dict[str, Any]


def all_fitted(surface: Surface, blocks: Sequence[object], at: str, trimming: Trimming) -> list[Block]:
    """All blocks as they fit, no two of one name."""
    fitting = [part for i, block in enumerate(blocks) for part in fitted(surface, block, f"{at}/{i}", trimming)]
    return _named_once(fitting, trimming)


def _named_once(blocks: Sequence[Block], trimming: Trimming) -> list[Block]:
    seen: set[str] = set()
    kept = []
    for block in blocks:
        name = block.get("block_id")
        if name in seen:
            trimming.notes.append("a block_id that was there twice left out")
        kept.append({key: value for key, value in block.items() if key != "block_id" or name not in seen})
        if name is not None:
            seen.add(name)
    return kept


def fitted(surface: Surface, block: object, at: str, trimming: Trimming) -> list[Block]:
    """The block in as many as it needs; what of it cannot be shown at all follows as plain words."""
    parts = _split(block) if isinstance(block, Mapping) else [block]
    if len(parts) > 1:
        trimming.notes.append(f"{at} split into {len(parts)} blocks")
    return [fitting for part in parts for fitting in _one_fitted(surface, part, at, trimming)]


def _one_fitted(surface: Surface, part: object, at: str, trimming: Trimming) -> list[Block]:
    own = Trimming(notes=trimming.notes)
    fitting = own.fit(surface.blocks, part, at)
    if fitting is not GONE and any(in_blocks(surface, [fitting])):
        own.lost, fitting = [(at, fitting)], GONE
    trimming.lost += own.lost
    kept = [] if fitting is GONE else [fitting]
    return [*kept, *(block for _, lost in own.lost for block in said(words(lost)))]


def said(text: str) -> list[Block]:
    """Plain sections that say the text."""
    return [_section(piece) for piece in pieces(text, limits.SECTION_TEXT)]


def _split(block: Mapping[str, Any]) -> Sequence[object]:
    kind = block.get("type")
    split = _SPLITS.get(kind) if isinstance(kind, str) else None
    return [block] if split is None else split(block)


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _sections(block: Mapping[str, Any]) -> Sequence[object]:
    """The text in several sections: the first keeps the name and the accessory, the last the fields."""
    fields = block.get("fields", [])
    if not isinstance(fields, list | tuple):
        return [block]
    texts = _texts(block.get("text"), limits.SECTION_TEXT)
    columns = [part for field in fields for part in _texts(field, limits.FIELD_TEXT)]
    rows = _rows(columns, limits.SECTION_FIELDS)
    parts = [{"text": text} for text in texts] + [{"fields": row} for row in rows]
    whole = len(texts) < 2 > len(rows) and len(columns) == len(fields)  # noqa: PLR2004 - one of each is one section
    if whole or not parts:
        return [block]
    own = {name: value for name, value in block.items() if name not in {"text", "fields"}}
    return [{**own, **parts[0]}, *({"type": "section", **part} for part in parts[1:])]


def _contexts(block: Mapping[str, Any]) -> Sequence[object]:
    elements = [part for element in _listed(block) for part in _texts(element, limits.CONTEXT_TEXT)]
    return _several(block, _rows(elements, limits.CONTEXT_ELEMENTS))


def _texts(text: object, most: int) -> list[object]:
    """A text object in several of the same kind; anything else as it is."""
    if text is None:
        return []
    if not isinstance(text, Mapping) or not isinstance(text.get("text"), str) or len(text["text"]) <= most:
        return [text]
    return [{**text, "text": piece} for piece in pieces(text["text"], most)]


def _actions(block: Mapping[str, Any]) -> Sequence[object]:
    return _several(block, _apart(_listed(block), limits.ACTIONS_ELEMENTS))


def _context_actions(block: Mapping[str, Any]) -> Sequence[object]:
    return _several(block, _apart(_listed(block), limits.CONTEXT_ACTIONS_ELEMENTS))


def _apart(elements: Sequence[object], most: int) -> list[list[object]]:
    """Rows in which no two elements have one action_id: listeners know elements by it, so it must stay."""
    rows: list[list[object]] = []
    for element in elements:
        row = rows[-1] if rows else []
        name = element.get("action_id") if isinstance(element, Mapping) else None
        taken = [other.get("action_id") for other in row if isinstance(other, Mapping)]
        if not rows or len(row) == most or (name is not None and name in taken):
            row = []
            rows.append(row)
        row.append(element)
    return rows


def _markdowns(block: Mapping[str, Any]) -> Sequence[object]:
    text = block.get("text")
    if not isinstance(text, str) or len(text) <= limits.MARKDOWN:
        return [block]
    return [{"type": "markdown", "text": piece} for piece in pieces(text, limits.MARKDOWN)]


def _tables(block: Mapping[str, Any]) -> Sequence[object]:
    rows = _rows(block.get("rows"), limits.TABLE_ROWS)
    if len(rows) < 2:  # noqa: PLR2004 - one part is the table itself
        return [block]
    unnamed = {name: value for name, value in block.items() if name != "block_id"}
    return [{**block, "rows": rows[0]}, *({**unnamed, "rows": part} for part in rows[1:])]


def _several(block: Mapping[str, Any], rows: Sequence[Sequence[object]]) -> Sequence[object]:
    """The block once for each row of elements; only the first keeps its name."""
    if not rows:
        return [block]
    return [{**block, "elements": rows[0]}, *({"type": block["type"], "elements": row} for row in rows[1:])]


def _listed(block: Mapping[str, Any]) -> Sequence[object]:
    elements = block.get("elements")
    return elements if isinstance(elements, list | tuple) else []


def _rows(items: object, most: int) -> list[Sequence[object]]:
    if not isinstance(items, list | tuple):
        return []
    return [items[start : start + most] for start in range(0, len(items), most)]


_SPLITS: Mapping[str, Callable[[Mapping[str, Any]], Sequence[object]]] = {
    "section": _sections,
    "context": _contexts,
    "actions": _actions,
    "context_actions": _context_actions,
    "markdown": _markdowns,
    "table": _tables,
}
