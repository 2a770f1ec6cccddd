"""Payloads at random: right ones, and ones that are wrong in any way."""

from typing import Any

from hypothesis import strategies as st

from bot.outgoing.blocks import BLOCKS
from bot.outgoing.elements import IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT

_TYPES = sorted(
    {
        *BLOCKS.of,
        *IN_ACTIONS.of,
        *IN_INPUT.of,
        *IN_CONTEXT_ACTIONS.of,
        "mrkdwn",
        "plain_text",
        "raw_text",
        "fancy",
        "file",
    }
)
_KEYS = sorted(
    {
        name
        for kinds in (BLOCKS, IN_ACTIONS, IN_INPUT, IN_CONTEXT_ACTIONS)
        for r in kinds.of.values()
        for name in r.fields
    }
    | {"colour", "value", "options", "confirm", "deny"}
)

written = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", " ", "x", "<!here>", "<@U1>", "2026-11-22", "23:59", "https://school.example/a", "7", "1.5"]),
    st.builds(lambda word, count: f"{word} " * count, st.text(min_size=1, max_size=8), st.integers(1, 900)),
)
_leaves = st.one_of(st.none(), st.booleans(), st.integers(-1, 10**11), written)


def _nodes(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.lists(inner, max_size=12),
        st.builds(lambda part, count: [part] * count, inner, st.integers(0, 30)),
        st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5).flatmap(
            lambda found: st.sampled_from(_TYPES).map(lambda kind: {"type": kind, **found})
        ),
    )


anything = st.recursive(_leaves, _nodes, max_leaves=12)

texts = st.builds(lambda kind, text: {"type": kind, "text": text}, st.sampled_from(["mrkdwn", "plain_text"]), written)
buttons = st.builds(
    lambda text, action_id: {"type": "button", "text": text, "action_id": action_id},
    texts,
    st.sampled_from(["a", "b", "c"]),
)
blocks = st.one_of(
    st.builds(lambda text: {"type": "section", "text": text}, texts),
    st.builds(lambda text, fields: {"type": "section", "text": text, "fields": fields}, texts, st.lists(texts)),
    st.builds(lambda text, button: {"type": "section", "text": text, "accessory": button}, texts, buttons),
    st.builds(lambda text: {"type": "header", "text": text}, texts),
    st.builds(lambda elements: {"type": "context", "elements": elements}, st.lists(texts, max_size=13)),
    st.builds(lambda elements: {"type": "actions", "elements": elements}, st.lists(buttons, max_size=28)),
    st.builds(lambda text: {"type": "markdown", "text": text}, written),
    st.builds(lambda text, element: {"type": "input", "label": text, "element": element}, texts, anything),
    st.sampled_from([{"type": "divider"}, {"type": "divider", "block_id": "d"}]),
    st.builds(
        lambda cell, rows: {"type": "table", "rows": [[cell]] * rows},
        st.builds(lambda text: {"type": "raw_text", "text": text}, written),
        st.integers(0, 210),
    ),
)


def several(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """A few parts, each as it is or many times over."""
    repeated = st.builds(lambda part, count: [part] * count, parts, st.one_of(st.just(1), st.integers(1, 40)))
    return st.lists(repeated, max_size=5).map(lambda runs: [part for run in runs for part in run])


messages = st.fixed_dictionaries(
    {"channel": st.just("C1")},
    optional={
        "text": st.one_of(written, anything),
        "blocks": st.one_of(several(st.one_of(blocks, anything)), anything),
    },
)
views = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["home", "modal", "sheet"]),
        "title": st.one_of(texts, anything),
        "submit": st.one_of(texts, anything),
        "private_metadata": written,
        "callback_id": written,
        "blocks": st.one_of(several(st.one_of(blocks, anything)), anything),
        "id": written,
    },
)
