"""The list of tombstones beside the database: a backup that is brought back does not know who was erased since."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from induction.refused import Refused
from induction.retention import Tombstone

NAME = "erased.jsonl"


@dataclass(frozen=True)
class TombstoneList:
    """A file with a tombstone a line: numbers, roles and days, and nobody's name."""

    path: Path

    def read(self) -> tuple[Tombstone, ...]:
        """Every tombstone that is in the file; Refused names the line that is none. No file has none."""
        if not self.path.exists():
            return ()
        found = []
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                found.append(Tombstone.model_validate_json(line))
            except ValidationError as error:
                raise Refused("bad_tombstone", f"Line {number} of {self.path} is no tombstone.") from error
        return tuple(found)

    def keep(self, tombstones: Sequence[Tombstone]) -> bool:
        """Whether the file has all of these now, beside those that it had: written whole, or left as it was."""
        try:
            known = {one.source: one for one in (*self.read(), *tombstones)}
            lines = [json.dumps(one.model_dump(mode="json")) for one in known.values()]
            beside = self.path.with_suffix(".new")
            beside.touch(mode=0o600)
            beside.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            beside.replace(self.path)
        except (OSError, Refused):
            return False
        return True
