"""The weekly post to a cohort's channel: previewed, then sent by the program's administrator.

What goes out is made of the program's documents and the cohort's first day alone, so that nothing about anybody can
be in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from jinja2 import TemplateError

from bot.services.cohort.replies import WeeklyPosted, WeeklyPreview
from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.rulebook import rules_of_cohort
from induction.access import Action, may
from induction.dates.schedule import fortnight_ahead, monday_of, week_name
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import cohort_named
from prompts.weekly import weekly_words
from storage.errands import Errand, ErrandState, KeptErrand
from storage.records import Records

POST = "weekly_post"
TEMPLATE = "weekly_post.jinja"

_UNCLEAR = ("uncertain", "fault")
_CHANNELS = ("C", "G")
"""What the ids of channels begin with; those of direct messages begin with D."""


@dataclass(frozen=True)
class Weekly:
    """The use case behind `/casc weekly`. `folder` is where programs keep packs and templates of their own."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox
    folder: Path | None = None

    def words(self, program: str, cohort: str | None, on: date) -> str:
        """The post for the week of that day; Refused where it cannot be made, with what to do about it.

        Here as everywhere below, no cohort named is the program's first one.
        """
        self._check_program(program)
        name = self._cohort(program, cohort)
        starts_on = self.records.cohorts.start(program, name)
        if starts_on is None:
            raise Refused("no_start", f"Nobody in the cohort {name} has a first day on the roster. Give them one.")
        template, pack = self._template(program), rules_of_cohort(self.packs, program, name, starts_on, on)
        try:
            words = weekly_words(pack, fortnight_ahead(pack, starts_on, on), template=template)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            if template is None:
                raise
            raise _bad_template(pack, str(error)) from error
        if not words:
            raise _bad_template(pack, "nothing comes of it")
        return words

    def preview(
        self, actor: Person, cohort: str | None, *, on: date | None = None, here: str | None = None, now: datetime
    ) -> WeeklyPreview:
        """What would go out, and where. `here` is the channel in which it was asked for.

        That is where it goes if the cohort has no channel yet.
        """
        self._check_administrator(actor)
        program, day = actor.program, on or day_of(actor, now)
        name = self._cohort(program, cohort)
        own = self.records.cohorts.channels().get((program, name))
        typed_in = here if here is not None and here.startswith(_CHANNELS) else None
        return WeeklyPreview(
            program=self.packs[program],
            cohort=name,
            cohorts=self.records.cohorts.names(program),
            on=day,
            text=self.words(program, name, day),
            channel=own or typed_in,
            is_set=own is not None,
            here=typed_in if typed_in != own else None,
            posted=self._posted(program, name, day),
        )

    def post(self, actor: Person, cohort: str | None, channel: str | None, *, on: date, now: datetime) -> WeeklyPosted:
        """That the post of that week goes to the channel, once; without a channel named, to the cohort's own.

        The channel becomes the cohort's. A post that Slack certainly did not take may be sent again.
        """
        self._check_administrator(actor)
        program, name = actor.program, self._cohort(actor.program, cohort)
        to = channel or self.records.cohorts.channels().get((program, name))
        if to is None:
            raise Refused("no_channel", f"The cohort {name} has no channel yet. Say which one it is to be.")
        _check_channel(to)
        _check_week(on, today=day_of(actor, now))
        self.words(program, name, on)
        details = {"program": program, "cohort": name, "on": on.isoformat(), "to": to, "zone": actor.zone}
        errand = Errand(self._free_key(program, name, on), POST, details)
        posts = self.records.cohorts.post
        first_time = posts(program, name, to, errand=errand, actor_id=actor.id, now=now)
        if first_time:
            self.outbox.wake([errand.key])
        kept = self.records.errands.by_key(errand.key)
        if kept is None:
            raise Refused("try_again", "The post could not be kept just now. Please try again.")
        return WeeklyPosted(name, kept.sent_channel or kept.details.get("to", to), first_time, kept)

    def set_channel(self, actor: Person, cohort: str | None, channel: str, *, now: datetime) -> None:
        """Make this the cohort's channel."""
        self._check_administrator(actor)
        _check_channel(channel)
        name = self._cohort(actor.program, cohort)
        self.records.cohorts.set_channel(actor.program, name, channel, actor_id=actor.id, now=now)

    def _check_administrator(self, actor: Person) -> None:
        if may(actor, Action.POST_TO_COHORT, actor):
            return
        admins = [one.name for one in self.records.people(actor.program) if one.role is Role.PROGRAM_ADMIN]
        who = f": {' or '.join(admins)}" if admins else ""
        raise Refused("not_allowed", f"The weekly post is sent by your program's administrator{who}.")

    def _check_program(self, program: str) -> None:
        if program not in self.packs:
            raise Refused("unknown_program", f"I know no program “{program}”. Known: {', '.join(sorted(self.packs))}.")

    def _cohort(self, program: str, said: str | None) -> str:
        """The cohort that was named, in any case, or the first one; Refused with those that there are."""
        known = self.records.cohorts.names(program)
        if not known:
            raise Refused("no_cohort", "Nobody on the roster is in a cohort yet. Its column `cohort` says who is.")
        return known[0] if said is None else cohort_named(said, known)

    def _template(self, program: str) -> str | None:
        """The text of the program's own template, where it has one."""
        path = None if self.folder is None else self.folder / program / TEMPLATE
        if path is None or not path.is_file():
            return None
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused("bad_template", f"The template {path} cannot be read: {error}.") from error

    def _posted(self, program: str, cohort: str, on: date) -> KeptErrand | None:
        """The post of that week, unless Slack certainly did not take it."""
        return self.records.errands.by_key(self._free_key(program, cohort, on))

    def _free_key(self, program: str, cohort: str, on: date) -> str:
        """The key of the week's post: one that was kept before, unless Slack certainly did not take that."""
        return next(key for key in _keys(program, cohort, on) if not self._was_refused(key))

    def _was_refused(self, key: str) -> bool:
        """Whether there is a post under this key that Slack certainly did not take."""
        errand = self.records.errands.by_key(key)
        return errand is not None and _certainly_unsent(errand)


def _keys(program: str, cohort: str, on: date) -> Iterator[str]:
    key = f"weekly:{program}:{cohort}:{week_name(on)}"
    yield key
    number = 2
    while True:
        yield f"{key}:{number}"
        number += 1


def _certainly_unsent(errand: KeptErrand) -> bool:
    return errand.state is ErrandState.HELD and not (errand.trouble or "fault").startswith(_UNCLEAR)


def _bad_template(pack: ProgramPack, trouble: str) -> Refused:
    return Refused(
        "bad_template",
        f"The template {TEMPLATE} of {pack.short_name} cannot be used: {trouble}. Mend it, or take it away for the "
        "usual post.",
    )


def _check_channel(channel: str) -> None:
    if not (channel.startswith(_CHANNELS) and channel.isalnum() and channel.isupper()):
        raise Refused("no_channel", f"“{channel}” is not the id of a channel, such as C0123456789.")


def _check_week(on: date, *, today: date) -> None:
    """Refuse a week that is over, and one that is far off: only this week's post goes out, or the next one's."""
    weeks = (monday_of(on) - monday_of(today)) // timedelta(weeks=1)
    if weeks < 0:
        raise Refused("week_over", "That week is over, so its post is not sent any more.")
    if weeks > 1:
        raise Refused("too_early", "That week is still far off. The post of this week or the next can be sent.")
