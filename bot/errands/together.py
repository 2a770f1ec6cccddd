"""Errands that are composed together: what many posts or many digests need is read at once for all of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.companion import Companion
from bot.errands.notices import noticing
from bot.errands.own_words import speaking
from bot.errands.reminding import DailyDigests
from bot.errands.sending.outgoing import Composer
from bot.errands.weekly import WeeklyPosts
from bot.services.cohort.weekly import POST
from bot.services.reminding.digests import DIGEST
from induction.packs.words import ProgramWords
from induction.people import Person
from storage.errands import KeptErrand


def together(
    companion: Companion, composers: Mapping[str, Composer], errands: Sequence[KeptErrand], now: datetime
) -> Mapping[str, Composer]:
    """These composers, of which those of posts and digests know by now what these errands need."""
    return {**composers, **_posts(companion, errands), **_digests(companion, errands, now)}


def _posts(companion: Companion, errands: Sequence[KeptErrand]) -> Mapping[str, Composer]:
    weeks = {
        (one.details["program"], one.details["cohort"], date.fromisoformat(one.details["on"]))
        for one in errands
        if one.kind == POST and "to" not in one.details  # one that somebody sent says where it goes
    }
    if not weeks:
        return {}
    desk, own = companion.desk, companion.desk.own_words
    compose = WeeklyPosts(desk.weekly, desk.weekly.texts.read(weeks)).compose
    return {POST: speaking(compose, own.of_person, own.of_program)}


def _digests(companion: Companion, errands: Sequence[KeptErrand], now: datetime) -> Mapping[str, Composer]:
    readers = {one.details["person_id"] for one in errands if one.kind == DIGEST}
    if not readers:
        return {}
    desk = companion.desk
    read = desk.reminding.digests.read(readers, now=now)
    known = {one.slack_id: one for one in read.people.values() if one.slack_id is not None}
    own, by_slack = desk.own_words, companion.records.person_by_slack

    def person(slack_id: str) -> Person | None:
        return known.get(slack_id) or by_slack(slack_id)

    def words(slack_id: str) -> ProgramWords | None:
        return own.of_program(known[slack_id].program) if slack_id in known else own.of_person(slack_id)

    compose = DailyDigests(desk.reminding.digests, read).compose
    notices = desk.notices.reading(readers)
    return {DIGEST: noticing(speaking(compose, words, own.of_program), notices, person)}
