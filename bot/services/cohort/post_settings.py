"""How a cohort's weekly posts are set: when, where, not on which days, and which newsletter they name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.services.cohort.posted_cohorts import check_administrator, check_channel, posted_cohort
from bot.services.cohort.replies import PostSettingsForm
from bot.services.days import day_of
from induction.calendar import time_words
from induction.packs.pack import ProgramPack
from induction.packs.reminding import SchoolBreak, WeeklyPostRules
from induction.people import Person
from induction.refused import Refused
from induction.reminding.calendars import zone_named
from storage.records import Records
from storage.reminding.posts import PostingChange

LONGEST_TITLE = 80
_LINK = re.compile(r"https://[^\s<>|]{1,500}")


@dataclass(frozen=True)
class PostSettings:
    """The use case of the settings behind `/casc weekly`; what is not set is as the program's pack says."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def form(
        self, actor: Person, cohort: str | None, *, on: date | None = None, here: str | None = None, now: datetime
    ) -> PostSettingsForm:
        """The settings as they are, to be changed; `here` is the channel to offer a cohort that has none."""
        check_administrator(self.records, actor)
        program, name = actor.program, posted_cohort(self.records, actor.program, cohort)
        self.records.postings.mind(now=now)
        posting = self.records.postings.of(program, name)
        if posting is None:
            raise Refused("no_cohort", f"Nobody on the roster is in the cohort {name} any more.")
        breaks = self.records.postings.breaks(program, name)
        return PostSettingsForm(self.packs[program], posting, breaks, on or day_of(actor, now), here)

    def change(self, actor: Person, cohort: str | None, change: PostingChange, *, now: datetime) -> bool:
        """Whether anything is another than before; Refused where a value cannot be."""
        check_administrator(self.records, actor)
        program, name = actor.program, posted_cohort(self.records, actor.program, cohort)
        rules = self.packs[program].weekly
        _check(change.settings, rules)
        if change.channel is not None:
            check_channel(change.channel)
        settled = PostingChange(_unless_as_pack(change.settings, rules), change.channel, change.added, change.removed)
        return self.records.postings.change(program, name, settled, actor_id=actor.id, now=now)

    def pause(self, actor: Person, cohort: str | None, *, now: datetime) -> bool:
        """Whether the posts go out no more by themselves, from now on."""
        posting = self.form(actor, cohort, now=now).posting
        paused = {} if posting.paused_at else {"paused_at": now}
        return self.change(actor, posting.cohort, PostingChange(paused), now=now)

    def go_on(self, actor: Person, cohort: str | None, *, now: datetime) -> bool:
        """Whether the posts go out by themselves again, from now on."""
        return self.change(actor, cohort, PostingChange({"paused_at": None}), now=now)


def break_of(title: str | None, first: Any, last: Any) -> SchoolBreak:
    """The break from one day to another; Refused where it ends before it begins, or has no day."""
    if first is None or last is None:
        raise Refused("bad_break", "A break has a first and a last day. Please choose both, or neither.")
    if last < first:
        raise Refused("bad_break", "A break ends on its first day or later. Please choose another last day.")
    return SchoolBreak(title=(title or "break")[:LONGEST_TITLE], first=first, last=last)


def _check(settings: Mapping[str, Any], rules: WeeklyPostRules) -> None:
    zone, at, link = settings.get("zone"), settings.get("at"), settings.get("newsletter_link")
    if zone is not None and zone_named(zone) is None:
        raise Refused("unknown_zone", f"I know no time zone “{zone}”. Its name is one such as America/New_York.")
    if isinstance(at, time) and not rules.sends_from <= at < rules.sends_until:
        between = f"{time_words(rules.sends_from)} and {time_words(rules.sends_until)}"
        raise Refused("bad_hour", f"A post goes out between {between}. Please choose a time of the day.")
    if link is not None and _LINK.fullmatch(link) is None:
        raise Refused("bad_link", "The link begins with https:// and has no blanks in it.")


def _unless_as_pack(settings: Mapping[str, Any], rules: WeeklyPostRules) -> Mapping[str, Any]:
    """The settings; one that says what the pack says is none of the cohort's own."""
    return {name: None if value == getattr(rules, name, None) else value for name, value in settings.items()}
