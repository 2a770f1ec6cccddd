"""The weekly post to a cohort's channel: it goes out by itself, and its administrator sees it before and sends it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.services.cohort.past_posts import PastPosts, went_nowhere
from bot.services.cohort.post_edits import PostEdits
from bot.services.cohort.post_settings import PostSettings
from bot.services.cohort.post_words import PostsRead, PostWords
from bot.services.cohort.posted_cohorts import CHANNELS, check_administrator, check_channel, posted_cohort
from bot.services.cohort.replies import EditShown, PostStanding, WeeklyPosted, WeeklyPreview
from bot.services.days import day_of
from bot.services.outbox import Outbox
from induction.dates.schedule import monday_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from induction.reminding.calendars import A_DAY, CohortCalendar, post_key
from induction.reminding.due import A_WEEK, Decision, Reason, Verdict
from induction.reminding.upcoming import decided_for, next_post
from storage.errands import Errand, ErrandState, KeptErrand
from storage.records import Records

POST = "weekly_post"


@dataclass(frozen=True)
class GoingOut:
    """A post, and the channel it goes to."""

    words: str
    channel: str


@dataclass(frozen=True)
class Weekly:
    """The use case behind `/casc weekly`. `folder` is where programs keep packs and templates of their own."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox
    folder: Path | None = None

    @property
    def texts(self) -> PostWords:
        """The words of posts."""
        return PostWords(self.records, self.packs, self.folder)

    @property
    def edits(self) -> PostEdits:
        """The use case of a post's own words."""
        return PostEdits(self.records, self.texts)

    @property
    def settings(self) -> PostSettings:
        """The use case of how posts are set."""
        return PostSettings(self.records, self.packs)

    @property
    def past(self) -> PastPosts:
        """What became of posts."""
        return PastPosts(self.records)

    def words(self, program: str, cohort: str | None, on: date) -> str:
        """The post for the week of that day; Refused where it cannot be made, with what to do about it.

        Here as everywhere below, no cohort named is the program's first one.
        """
        if program not in self.packs:
            raise Refused("unknown_program", f"I know no program “{program}”. Known: {', '.join(sorted(self.packs))}.")
        return self.texts.of(program, posted_cohort(self.records, program, cohort), on)

    def preview(
        self, actor: Person, cohort: str | None, *, on: date | None = None, here: str | None = None, now: datetime
    ) -> WeeklyPreview:
        """What would go out, where and when, and what went out before. `here` is the channel it was asked for in.

        That is where it goes if the cohort has no channel yet.
        """
        check_administrator(self.records, actor)
        form = self.settings.form(actor, cohort, on=on, now=now)
        program, name, day = actor.program, form.posting.cohort, form.on
        own, typed_in = form.posting.channel, here if here is not None and here.startswith(CHANNELS) else None
        return WeeklyPreview(
            program=self.packs[program],
            cohort=name,
            cohorts=self.records.cohorts.names(program),
            on=day,
            text=self.words(program, name, day),
            channel=own or typed_in,
            is_set=own is not None,
            here=typed_in if typed_in != own else None,
            ahead=monday_of(day) > monday_of(day_of(actor, now)),
            posted=self._posted(program, name, day),
            standing=self._standing(form.calendar, monday_of(day), now=now),
            edit=self._edit(program, name, day),
        )

    def standing(self, program: str, cohort: str, *, now: datetime) -> PostStanding | None:
        """When the cohort's next post goes out by itself, and what became of the last; None where it has nobody."""
        self.records.postings.mind(now=now)
        posting = self.records.postings.of(program, cohort)
        if posting is None:
            return None
        return self._standing(posting.calendar(self.packs[program].weekly), monday_of(now.date()), now=now)

    def post(self, actor: Person, cohort: str | None, channel: str | None, *, on: date, now: datetime) -> WeeklyPosted:
        """That the post of that week goes to the channel, once; without a channel named, to the cohort's own.

        The channel becomes the cohort's. A post that Slack certainly did not take may be sent again.
        """
        name = self._to_be_sent(actor, cohort, on, now=now)
        return self._send(actor, name, channel, self._free_key(actor.program, name, on), on, now=now)

    def again(self, actor: Person, cohort: str | None, held: str, *, on: date, now: datetime) -> WeeklyPosted:
        """That the post goes out once more: somebody looked, and the one that was `held`, by its key, is not there."""
        name = self._to_be_sent(actor, cohort, on, now=now)
        kept = self.records.errands.by_key(held)
        if kept is None or kept.state is not ErrandState.HELD:
            raise Refused("not_held", "That post is not held any more. Type `/casc weekly` to see what became of it.")
        return self._send(actor, name, None, self._key_after(held, actor.program, name, on), on, now=now)

    def found(self, actor: Person, cohort: str | None, *, on: date, now: datetime) -> None:
        """Note that the post of which nobody could tell is there: somebody looked."""
        check_administrator(self.records, actor)
        name = posted_cohort(self.records, actor.program, cohort)
        self.records.reminders.settle()
        self.records.postings.found(post_key(actor.program, name, on), name, actor_id=actor.id, now=now)

    def going_out(
        self, program: str, cohort: str, on: date, *, read: PostsRead | None = None, now: datetime
    ) -> GoingOut | datetime | None:
        """What goes out now of the post that goes out by itself; when it may later, or None where it is left out.

        Why it is left out is written down. What it needs may have been `read` for many a moment ago.
        """
        read = read or self.texts.read([(program, cohort, on)])
        posting = read.postings.get((program, cohort))
        if posting is None or program not in self.packs:
            return None
        calendar, monday = posting.calendar(self.packs[program].weekly), monday_of(on)
        decided = decided_for(calendar, monday, now)
        if isinstance(decided, datetime):
            return decided
        if decided.verdict is Verdict.LEFT_OUT or calendar.channel is None:
            self.records.postings.leave_out(calendar.key(monday), decided.reason or Reason.NO_CHANNEL)
            return None
        today = now.astimezone(ZoneInfo(calendar.zone)).date()
        words = self.texts.of(program, cohort, min(max(today, monday), monday + A_WEEK - A_DAY), read=read)
        return GoingOut(words, calendar.channel)

    def set_channel(self, actor: Person, cohort: str | None, channel: str, *, now: datetime) -> None:
        """Make this the cohort's channel."""
        check_administrator(self.records, actor)
        check_channel(channel)
        name = posted_cohort(self.records, actor.program, cohort)
        self.records.cohorts.set_channel(actor.program, name, channel, actor_id=actor.id, now=now)

    def _to_be_sent(self, actor: Person, cohort: str | None, on: date, *, now: datetime) -> str:
        """The cohort to which the actor may send that week's post now."""
        check_administrator(self.records, actor)
        name = posted_cohort(self.records, actor.program, cohort)
        _check_week(on, today=day_of(actor, now))
        return name

    def _send(
        self, actor: Person, cohort: str, channel: str | None, key: str, on: date, *, now: datetime
    ) -> WeeklyPosted:
        program = actor.program
        own = self.records.cohorts.channels().get((program, cohort))
        to = channel or own
        if to is None:
            raise Refused("no_channel", f"The cohort {cohort} has no channel yet. Say which one it is to be.")
        check_channel(to)
        self.words(program, cohort, on)
        details = {"program": program, "cohort": cohort, "on": on.isoformat(), "to": to, "zone": actor.zone}
        first_time = self.records.postings.send(
            Decision(
                key=post_key(program, cohort, on),
                verdict=Verdict.DUE,
                at=now,
                program=program,
                cohort=cohort,
                monday=monday_of(on),
            ),
            to,
            errand=Errand(key, POST, details),
            actor_id=actor.id,
            now=now,
        )
        if first_time:
            self.outbox.wake([key])
        kept = self.records.errands.by_key(key)
        if kept is None:
            raise Refused("try_again", "The post could not be kept just now. Please try again.")
        went_to = kept.sent_channel or kept.details.get("to", to)
        return WeeklyPosted(cohort, went_to, first_time, kept, moved=to != own)

    def _standing(self, calendar: CohortCalendar, monday: date, *, now: datetime) -> PostStanding:
        past = self.past.of(calendar.program, calendar.cohort, since=monday)
        weeks = [monday_of(now.date()) + number * A_WEEK for number in (-1, 0, 1, 2)]
        sent = self.records.reminders.deliveries(keys=[calendar.key(one) for one in weeks]).keys
        return PostStanding(calendar, next_post(calendar, now, sent), past)

    def _edit(self, program: str, cohort: str, on: date) -> EditShown | None:
        """Whose words that week's post has, where they are somebody's own."""
        edit = self.records.postings.edited(program, cohort, monday_of(on))
        if edit is None:
            return None
        writer = self.records.person(edit.edited_by)
        changed = self.texts.usual(program, cohort, on) != edit.usual
        return EditShown(None if writer is None else writer.name, edit.edited_at, changed=changed)

    def _posted(self, program: str, cohort: str, on: date) -> KeptErrand | None:
        """The post of that week, unless that certainly went nowhere."""
        return self.records.errands.by_key(self._free_key(program, cohort, on))

    def _free_key(self, program: str, cohort: str, on: date) -> str:
        """The key of the week's post: one that was kept before, unless that certainly went nowhere."""
        return next(key for key in _keys(program, cohort, on) if not self._went_nowhere(key))

    def _went_nowhere(self, key: str) -> bool:
        """Whether there is a post under this key that Slack certainly did not take, or that was left out."""
        errand = self.records.errands.by_key(key)
        return errand is not None and went_nowhere(errand)

    def _key_after(self, held: str, program: str, cohort: str, on: date) -> str:
        keys = _keys(program, cohort, on)
        for key in keys:
            if key == held:
                return next(keys)
            if self.records.errands.by_key(key) is None:
                break
        raise Refused("not_held", "That post is of another week. Type `/casc weekly` to see what became of it.")


def _keys(program: str, cohort: str, on: date) -> Iterator[str]:
    key = post_key(program, cohort, on)
    yield key
    number = 2
    while True:
        yield f"{key}:{number}"
        number += 1


def _check_week(on: date, *, today: date) -> None:
    """Refuse a week that is over, and one that is far off: only this week's post goes out, or the next one's."""
    weeks = (monday_of(on) - monday_of(today)) // timedelta(weeks=1)
    if weeks < 0:
        raise Refused("week_over", "That week is over, so its post is not sent any more.")
    if weeks > 1:
        raise Refused("too_early", "That week is still far off. The post of this week or the next can be sent.")
