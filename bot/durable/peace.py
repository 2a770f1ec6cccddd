"""Peace: what goes wrong in one piece of durable work stops none of the others."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from induction.refused import Refused

log = logging.getLogger(__name__)


@contextmanager
def in_peace(what: str) -> Iterator[None]:
    """Whatever goes wrong is logged; `what` is tried again by whoever called, in a while."""
    try:
        yield
    except Refused as refused:
        log.warning("%s waits: %s", what, refused.message if refused.passes else refused.rule)
    except Exception:
        log.exception("%s failed, and is tried again", what)
