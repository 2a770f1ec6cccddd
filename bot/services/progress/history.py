"""The history of entries on request: what each was, who changed it when and why, and who confirmed or disputed it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.progress.replies import Change, HistoryPage, HourHistory, VersionLine, WordLine
from bot.understanding.times.dates import find_days
from bot.understanding.times.day_hints import the_day
from bot.understanding.words.spans import lowered, masked
from bot.understanding.words.spelling import tidy
from induction.access import Action, may
from induction.ledger.confirmations import stands_by_silence
from induction.ledger.history import Stretch, Version, stretches
from induction.people import Person
from induction.refused import Refused
from storage.records import Records

SHOWN = 20
"""Stretches of time on a page at most."""
LINES = 30
"""Versions and words on a page at most, as many as one message holds; a stretch of more stands alone."""


@dataclass(frozen=True)
class Histories:
    """The use case behind `/casc history`: open to the candidate, their coach and the program administrator."""

    records: Records
    lines: LedgerLines

    def of(self, actor: Person, said: str, *, now: datetime) -> HourHistory:
        """The newest page of the history that the words name: whose it is, and of which day, in any order."""
        whom, on = _read(said, day_of(actor, now))
        among = candidates_open_to(actor, Action.SEE_HOURS, self.records)
        candidate = candidate_meant(actor, whom, among, example="/casc history {name}")
        return self.page(actor, HistoryPage(candidate.id, on))

    def page(self, actor: Person, page: HistoryPage) -> HourHistory:
        """That part of the history; Refused for whom it is not open to."""
        candidate = self.records.person(page.candidate_id)
        if candidate is None or not may(actor, Action.SEE_HOURS, candidate):
            raise Refused("no_history", "That is not there, or not open to you. `/casc history` shows what is.")
        entries, words = self.records.entries_of([candidate.id]), self.records.words_of([candidate.id])
        found = [one for one in stretches(entries, words) if _is_on(one, page)]
        shown, older = _fitting(found[page.skipped :]), None
        if page.skipped + len(shown) < len(found):
            older = replace(page, skipped=page.skipped + len(shown))
        newest = replace(page, skipped=0) if page.skipped else None
        zone = ZoneInfo(actor.zone)
        told = [[self._told(version, actor, zone) for version in one.versions] for one in shown]
        return HourHistory(candidate, candidate.id == actor.id, told, page, len(found), newest, older)

    def everything(self, actor: Person, said: str, *, now: datetime) -> Sequence[HourHistory]:
        """Every page of the history that the words name."""
        pages = [self.of(actor, said, now=now)]
        while (older := pages[-1].older) is not None:
            pages.append(self.page(actor, older))
        return pages

    def _told(self, version: Version, reader: Person, zone: ZoneInfo) -> VersionLine:
        entry = version.entry
        change = Change.VOIDED if entry.voided else Change.LOGGED if entry.corrects is None else Change.CORRECTED
        is_silent = entry.candidate_id == reader.id and stands_by_silence(entry)
        words = [
            WordLine(self.lines.name(one.person_id, reader), one.verdict, one.at.astimezone(zone), one.reason)
            for one in version.words
        ]
        return VersionLine(
            line=self.lines.line(entry, reader),
            change=change,
            by=self.lines.name(entry.logged_by, reader),
            at=entry.logged_at.astimezone(zone),
            counts=entry.counts,
            reason=entry.reason,
            words=words,
            doubtful=entry.id if is_silent and entry.counts and not words else None,
        )


def _read(said: str, today: date) -> tuple[str | None, date | None]:
    """The name and the day that were said."""
    plain = tidy(said)
    days = find_days(lowered(plain), today)
    whom = " ".join(word for word in masked(plain, days, " ").split() if word.lower() not in {"of", "on", "for"})
    if not days:
        return whom or None, None
    on = the_day([piece.value for piece in days], today)
    if on is None:
        raise Refused("which_day", "Which day? For example `yesterday`, `Monday` or `10/12`.")
    return whom or None, on


def _is_on(stretch: Stretch, page: HistoryPage) -> bool:
    """Whether the page is about this stretch of time."""
    if page.entry_id is not None:
        return any(version.entry.id == page.entry_id for version in stretch.versions)
    return page.on is None or page.on in stretch.days


def _fitting(found: Sequence[Stretch]) -> Sequence[Stretch]:
    """As many of them, from the first, as go on one page."""
    lines = 0
    for number, stretch in enumerate(found[:SHOWN]):
        lines += sum(1 + len(version.words) for version in stretch.versions)
        if lines > LINES and number:
            return found[:number]
    return found[:SHOWN]
