"""The programs that the companion knows: each is a folder with a `pack.toml`, and may hold a `guide.md`.

The house ships some; a program it has never met is one more folder, and no code.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from induction.packs.pack import ProgramPack
from induction.refused import Refused


def load_packs(extra: Path | None = None) -> Mapping[str, ProgramPack]:
    """Every shipped pack and every one in the folder `extra`, by program id.

    A pack in `extra` takes the place of a shipped one with the same id: the program's own word goes first. Refused
    with file, key and what is wrong where a pack cannot be read.
    """
    own = [_read(folder / "pack.toml") for folder in _folders(extra)] if extra is not None else []
    return MappingProxyType({pack.id: pack for pack in (*_shipped_packs(), *own)})


def guide_path(program: str) -> Path:
    """Where the shipped guide of a program is; Refused where none is shipped."""
    path = _shipped() / program / "guide.md"
    if not path.is_file():
        raise Refused("no_guide", f"No guide is shipped for the program “{program}”.")
    return path


def golden_path(program: str) -> Path:
    """Where the questions to the shipped guide of a program are; Refused where none are shipped."""
    path = _shipped() / program / "golden.jsonl"
    if not path.is_file():
        raise Refused("no_questions", f"No questions are shipped for the program “{program}”: name a file of your own.")
    return path


@cache
def _shipped_packs() -> tuple[ProgramPack, ...]:
    """The packs of the house, which do not change while it runs."""
    return tuple(_read(folder / "pack.toml") for folder in _folders(_shipped()))


def _shipped() -> Path:
    return Path(str(files("knowledge"))) / "packs"


def _folders(parent: Path) -> Iterator[Path]:
    if not parent.is_dir():
        raise Refused("no_packs", f"{parent} is no folder. It should hold one folder a program, each with a pack.toml.")
    return (folder for folder in sorted(parent.iterdir()) if folder.is_dir() and not folder.name.startswith("."))


def _read(path: Path) -> ProgramPack:
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("bad_pack", f"{path} cannot be read: {error}.") from error
    try:
        pack = ProgramPack.model_validate(facts)
    except ValidationError as error:
        wrong = "\n".join(f"- {_where(facts, one['loc'])}: {one['msg']}" for one in error.errors())
        raise Refused("bad_pack", f"{path} is not a sound pack:\n{wrong}") from error
    if pack.id != path.parent.name:
        raise Refused("bad_pack", f"{path}: id is “{pack.id}”, but the folder is called “{path.parent.name}”.")
    return pack


def _where(facts: Mapping[str, Any], loc: tuple[int | str, ...]) -> str:
    """The place of an error as the author of the file knows it: entries by their key or title, not by their number."""
    at: Any = facts
    words = []
    for step in loc:
        at = _inside(at, step)
        name = next((at[key] for key in ("key", "id", "title") if isinstance(at, dict) and key in at), None)
        words.append(f"“{name}”" if isinstance(step, int) and name else str(step))
    return " › ".join(words) or "the pack"


def _inside(value: Any, step: int | str) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
