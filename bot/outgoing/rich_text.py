"""Formatted text as Slack's composer writes it: sections, lists, quotes and code, made of small parts."""

from bot.outgoing import limits
from bot.outgoing.objects import ID, URL
from bot.outgoing.shapes import Choice, Fields, Flag, Kinds, Many, Token, Whole, Words, kind, record

_MANY = 1_000
"""More parts than a message could weigh; Slack names no number."""

_FLAGS = ("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink")
_STYLE: Fields = {"style": record({}, dict.fromkeys(_FLAGS, Flag()))}
_TEXT = Words(limits.TEXT_OF_MESSAGE, least=0)

PARTS = Many(
    Kinds(
        {
            **kind("text", {"text": _TEXT}, _STYLE),
            **kind("link", {"url": URL}, {"text": _TEXT, "unsafe": Flag(), **_STYLE}),
            **kind("emoji", {"name": ID}, {"skin_tone": Whole(1, 6), "unicode": ID, "url": URL, **_STYLE}),
            **kind("user", {"user_id": ID}, _STYLE),
            **kind("usergroup", {"usergroup_id": ID}, _STYLE),
            **kind("channel", {"channel_id": ID}, _STYLE),
            **kind("team", {"team_id": ID}, _STYLE),
            **kind("broadcast", {"range": Choice(("here", "channel", "everyone"))}, _STYLE),
            **kind("color", {"value": ID}, _STYLE),
            **kind(
                "date",
                {"timestamp": Whole(0, 10**11), "format": Token()},
                {"url": URL, "fallback": _TEXT, **_STYLE},
            ),
        }
    ),
    _MANY,
    least=0,
)
_PARTED: Fields = {"elements": PARTS}
_BORDER: Fields = {"border": Whole(0, 1)}
_SECTION = kind("rich_text_section", _PARTED)

RICH_TEXT = kind(
    "rich_text",
    {
        "elements": Many(
            Kinds(
                {
                    **_SECTION,
                    **kind("rich_text_quote", _PARTED, _BORDER),
                    **kind("rich_text_preformatted", _PARTED, {"language": ID, **_BORDER}),
                    **kind(
                        "rich_text_list",
                        {"style": Choice(("bullet", "ordered")), "elements": Many(Kinds(_SECTION), _MANY)},
                        {"indent": Whole(0, 8), "offset": Whole(0, limits.TEXT_OF_MESSAGE), **_BORDER},
                    ),
                }
            ),
            _MANY,
            least=0,
        )
    },
    {"block_id": ID},
)
