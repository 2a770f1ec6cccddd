"""What can be wrong with an input: every way is a choice of one random number generator, whose seed names the case."""

import copy
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

Path = tuple[str | int, ...]

KEYS = frozenset({"event_id", "trigger_id", "action_ts"})
"""Slack's own marks of a delivery: two deliveries with the same mark are one, so a spoiled mark is still its own."""

WORDS: Sequence[str] = (
    *("", " ", "\n", "x", "0", "-1", "null", "[]", "{}", '"', '{"a":', "true", ":", ":0", "0:", ":::", ",", "None"),
    *("99999999999999999999", "-99999999999999999999", "1e309", "NaN", "٣٤", "²", "½", "1_000", "0x10", "2147483648"),
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "1900-01-01", "25:99", "24:00", "-00:01", "11/17/26"),
    *(
        "\x00",
        "a\x00b",
        "\ud800",
        "a\udfffb",
        "\ufffe",
        "\u202e\u0661",
        "e\u0301" * 50,
        "👩\u200d👩\u200d👧" * 20,
        "ﷺ" * 100,
    ),
    *(
        "{{ 7 * 7 }}",
        "{% for i in () %}",
        "%s%n",
        "'; DROP TABLE hour; --",
        "../../etc/passwd",
        "<!channel>",
        "<@U1|x>",
    ),
    *("<http://", "*_~`", "`" * 200, "<" * 300, "&amp;&lt;", "javascript:1", "\r\nX: 1", "U" + "0" * 300, "<@UDANA>"),
    *("x" * 5_000, "9" * 5_000, "a b " * 3_000, "45 min coaching today; " * 200, "(" * 2_000, "日本語" * 1_000),
)

THINGS: Sequence[Any] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**40, 0.5, -0.0, 1e308, float("nan"), float("inf")),
    *([], [[]], [None], {}, {"": None}, {"id": None}, [{}], {"value": {"value": []}}, [["a"] * 50] * 50),
)

SENTENCES: Sequence[str] = (
    *(
        "45 min coaching yesterday",
        "90 min coaching with Dana yesterday, IIP goal 2",
        "log 2h PLC on 10/12",
        "yes",
        "no",
    ),
    *("3:30-5 coaching mon", "make that 60 min", "delete my last log", "confirm", "progress Dana", "weekly usc-2026"),
    *("history", "session Dana", "items", "attendance", "export", "gaps", "goals Dana", "ask what is the IIP?", "help"),
    *("goal I want more families by May 2027. CPSEL 4", "reflect We tried it. 31 came.", "how many PL hours a year?"),
    *(
        "from 2pm to 1pm coaching",
        "1000000 hours coaching today",
        "-5 min coaching",
        "coaching 0 min",
        "half an hour plc",
    ),
    *("deadlines", "deadlines Dana", "deadlines feed", "what's due this week?", "steps", "steps Dana", "verify Dana"),
    *("I attended orientation on 9/12", "rate", "rate Dana", "ratings", "ratings Dana", "packet Dana xlsx", "rulings"),
    *("reminders", "reminders Dana", "reminders snooze a week", "reminders stop hours", "I'm on leave next week"),
    *("plan", "plan Dana", "warnings", "warnings Dana", "cohort", "cohort behind", "report accreditation usc-2026"),
    *(
        "45 min coaching on 2/30",
        "45 min coaching on 1/1/0001",
        "1h coaching in 9999",
        "1/0 h coaching",
        "correct",
        "log",
    ),
)


def spoiled(body: Any, chance: Random, others: Sequence[str], mark: str) -> Any:
    """The body with one to three things wrong. `others` are words from other payloads; `mark` is this case's own."""
    found = copy.deepcopy(body)
    for _ in range(chance.choices((1, 2, 3), (6, 3, 1))[0]):
        paths = list(_paths(found))
        if not paths:
            break
        telling = [path for path in paths if _tells(path)] or paths
        path = chance.choice(telling if chance.random() < 0.75 else paths)
        _spoil(found, path, chance, others, mark)
    return found


def sentence(chance: Random) -> str:
    """Words that somebody might send by mistake, or to see what happens."""
    said = chance.choice(SENTENCES)
    match chance.randrange(6):
        case 0:
            return chance.choice(WORDS)
        case 1:
            return f"{said} {chance.choice(WORDS)}"
        case 2:
            at = chance.randrange(len(said) + 1)
            return said[:at] + chance.choice(WORDS) + said[at:]
        case 3:
            letters = list(said)
            chance.shuffle(letters)
            return "".join(letters)
        case 4:
            return " ".join(chance.choice(SENTENCES) for _ in range(chance.randrange(2, 40)))
        case _:
            return "".join(chr(_code(chance)) for _ in range(chance.randrange(1, 60)))


def _code(chance: Random) -> int:
    """A character of any kind, half of one among them."""
    return chance.choice((chance.randrange(32, 127), chance.randrange(0x250), chance.randrange(0x110000)))


def _tells(path: Path) -> bool:
    """Is it of what somebody pressed or filled in, not of the envelope around it?"""
    return (
        bool({"actions", "values", "private_metadata", "event", "text", "callback_id"} & set(path))
        and "blocks" not in path
    )


def _paths(body: Any, at: Path = ()) -> Iterator[Path]:
    """Where something stands in the body."""
    named = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in named:
        yield (*at, name)
        yield from _paths(value, (*at, name))


def _spoil(body: Any, path: Path, chance: Random, others: Sequence[str], mark: str) -> None:
    for name in path[:-1]:
        body = body[name]
    name = path[-1]
    value = body[name]
    if name in KEYS and chance.random() < 0.7:
        body[name] = chance.choice((f"{chance.choice(WORDS[:10])}{mark}", None, {}, [mark]))
        return
    inner = _read(value)
    if inner is not None and chance.random() < 0.6:
        body[name] = json.dumps(spoiled(inner, chance, others, mark))
    elif isinstance(value, str) and ":" in value and chance.random() < 0.4:
        parts = value.split(":")
        parts[chance.randrange(len(parts))] = chance.choice((*WORDS, *others))
        body[name] = ":".join(parts)
    else:
        _put(body, name, chance, others)


def _put(body: Any, name: str | int, chance: Random, others: Sequence[str]) -> None:
    match chance.randrange(5):
        case 0:
            del body[name]
        case 1:
            body[name] = copy.deepcopy(chance.choice(THINGS))
        case 2 if others:
            body[name] = chance.choice(others)
        case _:
            body[name] = chance.choice(WORDS)


def _read(value: Any) -> Any:
    """What a text carries as JSON, where it does."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return None
    try:
        return json.loads(value)
    except ValueError:
        return None
