"""The documents that a program has given to the companion."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class ProgramDocument(BaseModel):
    """One document of a program, as it was last added. `name` is its file name, unique in the program."""

    model_config = ConfigDict(frozen=True)

    program: str
    name: str
    title: str
    sha256: str
    passages: int
    added_at: datetime
