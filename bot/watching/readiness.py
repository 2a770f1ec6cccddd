"""Can the companion do its work now? Each part of it answers for itself."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

Check = Callable[[], bool]


class Part(StrEnum):
    """What has to work before people can be answered."""

    RECORDS = "records"
    MIGRATIONS = "migrations"
    PASSAGES = "passages"
    DURABLE_WORK = "durable_work"
    SLACK = "slack"


class Readiness:
    """What each part says of itself. One that has said nothing yet is not ready."""

    def __init__(
        self, parts: Iterable[Part] = (Part.RECORDS, Part.MIGRATIONS, Part.PASSAGES, Part.DURABLE_WORK)
    ) -> None:
        self._checks: dict[Part, Check] = dict.fromkeys(parts, _not_yet)

    def minds(self, part: Part, check: Check) -> None:
        """From now on the check says whether this part is ready."""
        self._checks[part] = check

    def reached(self, part: Part) -> None:
        """This part is ready from now on."""
        self._checks[part] = _yes

    @property
    def checks(self) -> Mapping[Part, Check]:
        """How to ask each part."""
        return dict(self._checks)


def _not_yet() -> bool:
    return False


def _yes() -> bool:
    return True
