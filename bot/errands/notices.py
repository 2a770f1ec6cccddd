"""The line that a person's first message carries, whatever that message is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.errands.sending.outgoing import Composer, Outgoing, PutOff, Telling
from bot.services.people.notices import Notices
from bot.views.notices import with_notice
from induction.people import Person
from storage.errands import KeptErrand

_DIRECT = ("U", "W", "D")
"""How the addresses of people and of conversations with one person begin."""


def noticing(compose: Composer, notices: Notices, person_by_slack: Callable[[str], Person | None]) -> Composer:
    """The composer, whose message to a person carries the line where it is their first."""

    def composed(errand: KeptErrand, now: datetime) -> Outgoing | Telling | PutOff | None:
        outgoing = compose(errand, now)
        if not isinstance(outgoing, Outgoing) or outgoing.only_for or not outgoing.to.startswith(_DIRECT):
            return outgoing
        person = person_by_slack(outgoing.concerns or outgoing.to)
        line = notices.first(person, source=errand.key, now=now)
        return outgoing if line is None else replace(outgoing, message=with_notice(outgoing.message, line))

    return composed
