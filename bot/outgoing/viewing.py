"""A view as one that Slack opens: its blocks made to fit, and the last of them says how much is left out."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outgoing import limits
from bot.outgoing.checking import faults, parsed
from bot.outgoing.fitting import Block, all_fitted, said
from bot.outgoing.splitting import shorten
from bot.outgoing.surfaces import HOME, MODAL, VIEW_OF, Surface, elements_of, size
from bot.outgoing.trimming import GONE, Trimming
from bot.outgoing.words import words

Payload = dict[str, Any]

NOTHING_YET = "There is nothing to show here yet."
NOT_A_FORM = "I could not show this in full. Close it, and type to me what you would like to do."
CHECK_THIS = "Please check this."

_METHOD = {HOME: "views.publish", MODAL: "views.open"}
_BESIDE = 10_000
"""Bytes that a view carries beside its blocks, at most."""


def shown(surface: Surface, given: object, trimming: Trimming) -> Payload:
    """The view as Slack takes it; where even that fails, the words of its blocks and no form."""
    view = _view(given)
    listed = view.get("blocks")
    blocks = listed if isinstance(listed, list | tuple) else []
    fitting = _focused_once(all_fitted(surface, blocks, "/view/blocks", trimming)) or said(NOTHING_YET)
    fitting = _cut(fitting, surface.most, trimming)
    kind = next(iter(VIEW_OF[surface].of))
    whole = {**view, "type": kind, "blocks": fitting, **_button(surface, view, fitting)}
    before = len(trimming.lost)
    fitted = trimming.fit(VIEW_OF[surface], whole, "/view")
    if fitted is GONE or len(trimming.lost) > before or faults(_METHOD[surface], {"view": fitted}):
        trimming.lost.append(("/view", view))
        return _plain(surface, blocks, trimming)
    return dict(fitted)


def answered(given: Payload, trimming: Trimming) -> Payload:
    """The answer to a submitted modal as Slack takes it: its errors in words, or its next view."""
    errors = given.get("errors")
    if given.get("response_action") == "errors" and isinstance(errors, Mapping) and errors:
        sentences = {
            block: shorten(said, limits.LABEL_TEXT) if isinstance(said, str) and said.strip() else CHECK_THIS
            for block, said in errors.items()
        }
        return {"response_action": "errors", "errors": sentences}
    action = "push" if given.get("response_action") == "push" else "update"
    return {"response_action": action, "view": shown(MODAL, given.get("view"), trimming)}


def _view(given: object) -> Payload:
    try:
        view = parsed(given)
    except ValueError:
        view = None
    return dict(view) if isinstance(view, Mapping) else {}


def _button(surface: Surface, view: Payload, blocks: Sequence[Block]) -> Payload:
    """The button without which a modal may not ask for anything."""
    asks = surface is MODAL and any(block["type"] == "input" for block in blocks)
    return {"submit": {"type": "plain_text", "text": "Submit"}} if asks and not view.get("submit") else {}


def _focused_once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the focus in the first that asks for it."""
    kept = []
    focused = False
    for block in blocks:
        asking = sum(element.get("focus_on_load") is True for _, element in elements_of(block))
        kept.append(_unfocused(block) if asking and (focused or asking > 1) else block)
        focused = focused or asking == 1
    return kept


def _unfocused(part: Any) -> Any:
    if isinstance(part, list | tuple):
        return [_unfocused(inner) for inner in part]
    if isinstance(part, Mapping):
        return {name: _unfocused(inner) for name, inner in part.items() if name != "focus_on_load"}
    return part


def _cut(blocks: list[Block], most: int, trimming: Trimming) -> list[Block]:
    """As many blocks as fit, and how many do not."""
    kept = blocks
    while len(kept) > most or size(kept) > limits.VIEW_BYTES - _BESIDE:
        kept = kept[: min(len(kept) - 1, most - 1)]
    left = len(blocks) - len(kept)
    if not left:
        return blocks
    trimming.notes.append(f"/view/blocks cut by {left}")
    return [*kept[: most - 1], *said(f"… and {left} more that do not fit here. Ask me about them in a message.")]


def _plain(surface: Surface, blocks: Sequence[object], trimming: Trimming) -> Payload:
    """A view of nothing but words."""
    note = said(NOT_A_FORM) if surface is MODAL else []
    told = _cut([*said(words(blocks)), *note] or said(NOTHING_YET), surface.most, trimming)
    title = {"title": {"type": "plain_text", "text": "Companion"}} if surface is MODAL else {}
    return {"type": next(iter(VIEW_OF[surface].of)), **title, "blocks": told}
