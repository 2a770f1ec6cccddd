"""Text as every database takes it: Postgres keeps no NUL, and neither of them half a character.

It is seen to where a statement meets its database, so that no table and no query has to think of it.
"""

import json
import re
from typing import Any

_ODD = re.compile("[\x00\ud800-\udfff]")


def writable(text: str) -> str:
    """The text without NUL, and with a question mark for each half of a character."""
    return _ODD.sub(lambda odd: "" if odd[0] == "\x00" else "?", text)


def make_writable(
    _connection: object, _cursor: object, statement: str, parameters: Any, _context: object, _many: object
) -> tuple[str, Any]:
    """The statement and its parameters, every text among them writable: what SQLAlchemy calls before it executes."""
    return statement, _all_writable(parameters)


def to_json(value: object) -> str:
    """A value as JSON, in which every text is writable."""
    return json.dumps(_all_writable(value))


def _all_writable(value: Any) -> Any:
    match value:
        case str():
            return writable(value) if _ODD.search(value) else value
        case dict():
            return {_all_writable(name): _all_writable(one) for name, one in value.items()}
        case list():
            return [_all_writable(one) for one in value]
        case tuple():
            return tuple(_all_writable(one) for one in value)
        case _:
            return value
