"""The one gate through which everything leaves: mended, and logged where it had to be."""

import logging
from collections.abc import Mapping
from typing import Any

from bot.outgoing.mending import Mended, mended

log = logging.getLogger(__name__)


def passed(method: str, payload: Mapping[str, Any], *, broadcasts: bool = False) -> Mended:
    """What of this payload may be sent. The log learns what was changed and where, never what anybody wrote."""
    found = mended(method, payload, broadcasts=broadcasts)
    for fault in found.faults:
        log.error("%s, %s, sent as plain words: %s", method, fault.code, fault.problem)
    if found.notes:
        log.warning("%s mended: %s", method, "; ".join(found.notes))
    return found
