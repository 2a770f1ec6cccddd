"""Why a file written by hand can't be read: what stands on its line, and what to write, for whoever wrote it."""

import re
from collections.abc import Mapping, Sequence

_TOML: Mapping[str, str] = {
    "Invalid value": "what stands behind the = is no value: write a text in quotes, a number, true or false, or a list",
    "Cannot overwrite a value": "this name is there already in the same block: keep one of the two",
    "Cannot declare": "this block is there already: put both into one, or write each as [[…]] where they are a list",
    "Expected '=' after": "a name is followed by = and its value: name = value",
    "Expected ']": "the name of a block stands in brackets, all of which are closed: [words], [[rules]]",
    "Unclosed array": "a list that began with [ here or above needs its ], and commas between what it holds",
    "Unclosed inline table": "a table that began with { needs its }, and commas between what it holds",
    "Illegal character": "a text in quotes ends on the line where it began: its closing quote is missing",
    "Unterminated string": "a text in quotes needs its closing quote",
    "Expected newline": "one name with its value stands on a line, and nothing behind it",
    "Invalid statement": "a line begins with a name, a [block], a [[list entry]] or #",
    "Invalid initial character": "a name is made of letters, digits, - and _",
    "Unescaped": "a backslash in a text is written twice, or the text stands in single quotes",
}
_TOML_SLIPS: Sequence[tuple[str, str]] = (
    (r"[“”„‘’«»]", 'its quotes are those of a word processor: write straight ones, "'),
    ("\u00a0", "it has a space from a web page or a word processor: type the line anew"),
    (r"= *(\"[^\"]*'|'[^']*\") *$", "a text ends with the quote with which it began"),
    (r"= *\d{1,2}[./]\d{1,2}[./]\d{2,4}", "a day is written year-month-day: 2026-08-17"),
    (r"= *\d{1,2}(:\d\d *$|(:\d\d)? *([ap]\.?m\b|Uhr))", "a time of day is written as 16:00:00"),
    (
        r"= *\d+([.,]\d+)? *(%|percent)",
        'a percentage is a number with its unit below: value = 80, then unit = "percent"',
    ),
    (r"= *\d+,\d", "a number has no comma: write 40, and a part of an hour in minutes"),
    (r"= *(yes|no|True|False|TRUE|FALSE)\b", "yes and no are written true and false, in small letters"),
    (r"= *\d+ +[A-Za-z]", 'a number stands alone, and its unit on a line of its own: unit = "hours"'),
    (r"= *(#|$)", "the value behind the = is missing"),
    (r"^[ \t]*[\w.]+ *:", "a name is followed by = and not by a colon"),
    (r"= *[A-Za-z][^\"'=]*$", 'a text stands in quotes: name = "value"'),
    (r"^[ \t]*\{", "this is JSON; a pack is TOML, as docs/packs.md shows it"),
)
_JSON: Mapping[str, str] = {
    "Expecting property name": 'a name in straight double quotes comes here: "hours"',
    "Expecting ':'": "a name is followed by a colon and its value",
    "Expecting ','": "a comma is missing behind what stands on this line",
    "Expecting value": "a value is missing here: a text in quotes, a number, true or false, a list or { … }",
    "Invalid control": "a text in quotes ends on the line where it began: its closing quote is missing",
    "Unterminated string": "a text in quotes needs its closing quote",
    "Invalid \\": "a backslash in a text is written twice",
    "Extra data": "the record ends before this: is there a bracket too many?",
}
_JSON_SLIPS: Sequence[tuple[str, str, str]] = (
    ("", r"[“”„‘’«»']", 'its quotes are not straight double ones: write "'),
    ("", r"//|/\*|#", "a record has no remarks: take this one out"),
    (r",\s*", r"[}\]]", "a comma stands before the closing bracket: take it out"),
    (r"\d,", r"\d", "a number has a point and no comma: 1.5"),
    ("", r"(True|False|None|yes|no)\b", "yes and no are written true and false, in small letters and without quotes"),
    (r"\d", r"[:./%]|h", "a number stands alone, such as 1.5; a day stands in quotes"),
    (r"\"\s*", ":", "the list or the table above needs its closing bracket before this name"),
    (r"[}\]\w\"]\s*", r"\Z", "the record needs its closing brackets: a ] for each [ and a } for each {"),
)


def toml_words(problem: str, line: str) -> str:
    """What keeps a pack from being read, after what `tomllib` says of it and the line on which it says so."""
    slip = next((words for sign, words in _TOML_SLIPS if re.search(sign, line)), None)
    told = next((words for start, words in _TOML.items() if problem.startswith(start)), problem)
    quoted = problem.startswith(("Illegal character", "Unterminated", "Unescaped", "Cannot", "Unclosed"))
    return f"This cannot be read: {told if quoted or slip is None else slip}."


def json_words(problem: str, before: str, after: str) -> str:
    """What keeps a record from being read, after what `json` says of it, and the text on both sides of the place."""
    for left, right, words in _JSON_SLIPS:
        if re.search(f"(?:{left})\\Z", before) and re.match(right, after):
            return f"this can't be read: {words}."
    return (
        f"this can't be read: {next((words for start, words in _JSON.items() if problem.startswith(start)), problem)}."
    )
