"""Wordings of answers, counted by day. Nothing here says who asked, or what."""

from datetime import date

from sqlmodel import Field

from storage.tables.ground import Row


class WordingCountRow(Row, table=True):
    """How many wordings ended so on that day, in UTC; `reason` is empty where the outcome needs none."""

    __tablename__ = "wording_count"

    day: date = Field(primary_key=True)
    outcome: str = Field(primary_key=True)
    reason: str = Field(primary_key=True)
    times: int
