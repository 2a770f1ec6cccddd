"""A requirement's figures and state in a few words, the same in a message, on paper and in what is signed."""

from collections.abc import Mapping
from typing import Any

from induction.hours import duration
from induction.recommendation.verification import Missing
from induction.standing.requirements import Standing, StandingState

STATES = {
    StandingState.MET: "met",
    StandingState.ON_TRACK: "open",
    StandingState.DUE: "due soon",
    StandingState.BEHIND: "late",
    StandingState.AWAITING: "waits for a word",
    StandingState.UNKNOWN: "no document says how much",
    StandingState.RECORDED: "recorded",
}


_MET = {True: "met", False: "not met", None: "nobody can tell"}


def state_words(standing: Standing) -> str:
    """The state as people read it; also that documents disagree on it."""
    mark = ", provisional" if standing.provisional and standing.ruled is None else ""
    return f"{STATES[standing.state]}{mark}"


def figures_words(one: Standing | Missing) -> str:
    """How much there is of how much: `12 h of 40 h`, `2 of 6`."""
    have, need = (_amount(number, one.unit) for number in (one.have, one.need))
    return have if one.need is None else f"{have} of {need}"


def fact_words(fact: Mapping[str, Any]) -> str:
    """A requirement as its signer saw it: how much there was, where it is asked for, and every reading."""
    have, need = (_amount(fact[name], fact["unit"]) for name in ("have", "need"))
    figures = f"{have} of {need}" if need else have
    there = "on record" if fact["need"] == 1 and fact["have"] else figures
    readings = "; ".join(f"{one['says']}: {_MET[one['met']]}" for one in fact["readings"])
    source, ruled = fact["source"], fact["ruled"]
    place = f" ({source['document']}, {source['place']})" if source else ""
    settled = f". Ruled by {ruled['by']}: {ruled['says']}" if ruled else ""
    return f"{there}{place}{settled}{f'. The documents disagree: {readings}' if readings and not ruled else ''}"


def _amount(number: int | None, unit: str) -> str:
    if number is None:
        return ""
    return duration(number) if unit == "minutes" else str(number)
