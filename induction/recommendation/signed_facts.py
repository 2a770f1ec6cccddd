"""What a signer is shown and what stays with their signature, whatever is ruled or recorded afterwards."""

from collections.abc import Mapping
from typing import Any

from induction.recommendation.verification import SignOff
from induction.standing.standing import Standing, StandingState


def facts_of(sign_off: SignOff) -> Mapping[str, Any]:
    """What a signer is shown and what stays with the signature, as plain data."""
    step = sign_off.step
    return {
        "label": step.label,
        "signer": step.signer.value,
        "elsewhere": step.elsewhere,
        "parts": list(step.parts),
        "needs": [_fact(one) for one in sign_off.needs],
    }


def _fact(standing: Standing) -> Mapping[str, Any]:
    """A requirement as its signer saw it."""
    source, ruled = standing.source, standing.ruled
    return {
        "key": standing.key,
        "label": standing.label,
        "period": standing.period,
        "have": standing.have,
        "need": standing.need,
        "unit": standing.unit,
        "state": "met" if standing.state is StandingState.MET else "open",
        "says": standing.says,
        "source": None if source is None else {"document": standing.document, "place": source.place},
        "readings": [{"says": one.value, "met": one.met} for one in standing.readings],
        "ruled": None if ruled is None else {"says": ruled.says, "by": ruled.by, "on": ruled.on.isoformat()},
    }
