"""How people choose to be reminded: a snooze, a leave, kinds that are stopped, and when anything may come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services.days import day_of
from bot.services.reminding.chosen import (
    Changed,
    FilledReminders,
    LeaveShown,
    ReminderForm,
    ReminderQuestion,
    RemindersShown,
)
from bot.services.reminding.digests import Digests
from bot.services.reminding.leaves import Leaves
from bot.services.reminding.open_items import OpenItems
from bot.understanding.wishes.reminding import SHOW, Read, ReminderVerb, ReminderWish, UnsureWish, reminder_wish
from induction.access import Action, check_may
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import PersonCalendar
from induction.reminding.choosing import (
    NO_LEAVE,
    Leave,
    check_hours,
    check_workdays,
    kinds_of,
    leave_between,
    leave_of,
    next_open,
    on_leave,
    snoozed_until,
)
from induction.reminding.reminders import ReminderChoice
from storage.records import Records

A_WEEK = timedelta(days=7)
"""After so long it is looked again whether a leave without a last day is over."""

SHOWN = 5
"""So many of the things that are open are shown beside the settings."""

Told = RemindersShown | LeaveShown | ReminderForm | ReminderQuestion


@dataclass(frozen=True)
class Choices:
    """The use cases of one's own reminders, and of a leave that an administrator records for somebody."""

    records: Records
    packs: Mapping[str, ProgramPack]

    @property
    def leaves(self) -> Leaves:
        """The use case of leaves that an administrator records."""
        return Leaves(self.records)

    def command(self, actor: Person, words: str, *, source: str, now: datetime) -> Told:
        """What follows from `/casc reminders` with these words behind it: a wish, or the name of somebody."""
        wish = reminder_wish(words, day_of(actor, now), behind_command=True)
        if wish is None:
            return self.leave(actor, self.leaves.named(actor, words), now=now)
        return self._meant(actor, wish, source=source, now=now)

    def said(self, actor: Person, words: str, *, source: str, now: datetime) -> Told | None:
        """What follows from plain words; None where they are not about reminders."""
        wish = reminder_wish(words, day_of(actor, now))
        return None if wish is None else self._meant(actor, wish, source=source, now=now)

    def do(self, actor: Person, wish: ReminderWish, *, source: str, now: datetime) -> Told:
        """What follows from a wish."""
        whose = actor if wish.whom is None else self.leaves.named(actor, wish.whom)
        match wish.verb:
            case ReminderVerb.SHOW:
                return self.shown(actor, now=now)
            case ReminderVerb.SETTINGS:
                return self.form(actor, now=now)
            case ReminderVerb.SNOOZE:
                return self.snooze(actor, wish.days or 1, now=now)
            case ReminderVerb.WAKE:
                return self.wake(actor, now=now)
            case ReminderVerb.STOP if wish.kind:
                return self.stop(actor, wish.kind, now=now)
            case ReminderVerb.RESUME if wish.kind:
                return self.resume(actor, wish.kind, now=now)
            case ReminderVerb.LEAVE:
                leave = leave_between(wish.first, wish.last, today=day_of(actor, now))
                return self._record(actor, whose, leave, source=source, now=now)
            case ReminderVerb.END_LEAVE:
                return self._record(actor, whose, NO_LEAVE, source=source, now=now)
        return self.shown(actor, now=now)

    def shown(self, actor: Person, *, now: datetime) -> RemindersShown:
        """How this person is reminded."""
        return self._shown(actor, self._choice(actor), now=now)

    def snooze(self, actor: Person, days: int | None, *, now: datetime) -> RemindersShown:
        """No reminders until the person's morning that many days on; None ends a snooze, and a leave stays."""
        calendar = self._calendar(actor, self._choice(actor))
        until = None if days is None else snoozed_until(calendar, days, now=now)
        return self._change(actor, _set(snoozed_until=until), Changed.SNOOZED if until else Changed.WOKEN, now)

    def wake(self, actor: Person, *, now: datetime) -> RemindersShown:
        """Reminders from now on: no snooze, and no leave that has begun. Kinds that were stopped stay so."""
        today = day_of(actor, now)

        def woken(known: ReminderChoice) -> ReminderChoice:
            away = known.leave_from is not None and known.leave_from <= today
            awake = known.model_copy(update={"snoozed_until": None})
            return on_leave(awake, NO_LEAVE, by=actor.id, now=now) if away else awake

        return self._change(actor, woken, Changed.WOKEN, now)

    def stop(self, actor: Person, kind: NudgeKind, *, now: datetime) -> RemindersShown:
        """Nothing of that kind any more."""
        return self._of_kind(actor, kind, lambda stopped: stopped | {kind}, Changed.STOPPED, now)

    def resume(self, actor: Person, kind: NudgeKind, *, now: datetime) -> RemindersShown:
        """That kind again."""
        return self._of_kind(actor, kind, lambda stopped: stopped - {kind}, Changed.RESUMED, now)

    def form(self, actor: Person, *, now: datetime) -> ReminderForm:
        """The form with all that somebody can set for themselves."""
        check_may(actor, Action.SET_REMINDERS, actor)
        return self._form(actor, actor, now=now)

    def leave(self, actor: Person, person: Person, *, now: datetime) -> RemindersShown | LeaveShown:
        """The leave of somebody of the program, for an administrator; one's own settings for oneself."""
        return self.shown(actor, now=now) if person.id == actor.id else self.leaves.of(actor, person, now=now)

    def leave_form(self, actor: Person, person_id: int, *, now: datetime) -> ReminderForm:
        """The form with the leave of somebody, or with everything where it is one's own."""
        return self._form(actor, self.leaves.of_program(actor, person_id), now=now)

    def sent(self, actor: Person, person_id: int, leave: Leave, *, now: datetime) -> ReminderForm:
        """The form that was sent off, in which that leave stood."""
        return replace(self.leave_form(actor, person_id, now=now), leave=leave)

    def save(
        self, form: ReminderForm, filled: FilledReminders, *, source: str, now: datetime
    ) -> RemindersShown | LeaveShown:
        """What holds from now on. Refused with the rule of the field that is to be put right.

        A leave that was not touched stays as it is by now, whoever changed it meanwhile.
        """
        today = day_of(form.reader, now)
        wanted = Leave(first=filled.leave_from, last=filled.leave_to)
        leave = None if wanted == form.leave else leave_between(wanted.first, wanted.last, today=today)
        if not form.is_own:
            kept = leave_of(form.choice, today) if leave is None else leave
            return self._record(form.reader, form.person, kept, source=source, now=now)
        how = _settled(form, filled)

        def settled(known: ReminderChoice) -> ReminderChoice:
            chosen = how(known)
            return chosen if leave is None else on_leave(chosen, leave, by=form.reader.id, now=now)

        return self._change(form.person, settled, Changed.SET, now)

    def rests_until(self, person: Person, *, now: datetime) -> datetime | None:
        """Until when somebody is left alone who snoozes, or is on leave; None where they are neither."""
        choice = self._choice(person)
        calendar = self._calendar(person, choice)
        snoozes = choice.snoozed_until is not None and now < choice.snoozed_until
        if not snoozes and not calendar.is_away(day_of(person, now)):
            return None
        return next_open(calendar, calendar.at, after=now) or now + A_WEEK

    def _meant(self, actor: Person, wish: Read, *, source: str, now: datetime) -> Told:
        """What was wished, or the question what was meant; what only one kind of the person's can mean is done."""
        mine = kinds_of(actor.role)
        wishes = (wish,) if isinstance(wish, ReminderWish) else wish.wishes
        open_to = tuple(one for one in wishes if one.kind is None or one.kind in mine)
        if len(open_to) == 1 and (wish in open_to or len(wishes) > 1):
            return self.do(actor, open_to[0], source=source, now=now)
        if open_to:
            return ReminderQuestion(open_to)
        unknown = wish.about if isinstance(wish, UnsureWish) else None
        about = unknown or next((one.kind.label for one in wishes if one.kind), None)
        every = [ReminderWish(ReminderVerb.STOP, kind=kind) for kind in mine]
        return ReminderQuestion(every or [SHOW], about=about)

    def _record(
        self, actor: Person, person: Person, leave: Leave, *, source: str, now: datetime
    ) -> RemindersShown | LeaveShown:
        """The leave as it is recorded; who did not record it themselves hears of it once."""
        if person.id == actor.id:
            done = Changed.ON_LEAVE if leave.is_there else Changed.BACK
            return self._change(actor, lambda known: on_leave(known, leave, by=actor.id, now=now), done, now)
        return self.leaves.record(actor, person, leave, source=source, now=now)

    def _of_kind(
        self,
        actor: Person,
        kind: NudgeKind,
        how: Callable[[frozenset[NudgeKind]], frozenset[NudgeKind]],
        changed: Changed,
        now: datetime,
    ) -> RemindersShown:
        def chosen(known: ReminderChoice) -> ReminderChoice:
            return known.model_copy(update={"stopped": how(known.stopped)})

        return replace(self._change(actor, chosen, changed, now), kind=kind)

    def _change(
        self, actor: Person, how: Callable[[ReminderChoice], ReminderChoice], changed: Changed, now: datetime
    ) -> RemindersShown:
        check_may(actor, Action.SET_REMINDERS, actor)
        chosen = self.records.choices.change(actor.id, how, actor_id=actor.id, now=now)
        return replace(self._shown(actor, chosen, now=now), changed=changed)

    def _shown(self, actor: Person, choice: ReminderChoice, *, now: datetime) -> RemindersShown:
        check_may(actor, Action.SET_REMINDERS, actor)
        items = OpenItems(self.records, self.packs)
        found = [one for one in items.of([actor], now=now).get(actor.id, ()) if one.kind not in choice.stopped]
        shown = Digests(self.records, self.packs, items).told(actor, found[:SHOWN], None, now=now)
        return RemindersShown(
            reader=actor,
            pack=self.packs[actor.program],
            choice=choice,
            calendar=self._calendar(actor, choice),
            kinds=kinds_of(actor.role),
            open=replace(shown, more=len(found) - len(shown.items)),
            now=now,
            leave_by=self.leaves.recorder(choice, actor),
        )

    def _form(self, actor: Person, person: Person, *, now: datetime) -> ReminderForm:
        choice = self._choice(person)
        return ReminderForm(
            reader=actor,
            person=person,
            choice=choice,
            calendar=self._calendar(person, choice),
            kinds=kinds_of(person.role) if person.id == actor.id else (),
            leave=leave_of(choice, day_of(actor, now)),
        )

    def _choice(self, person: Person) -> ReminderChoice:
        return self.records.choices.of([person.id]).get(person.id, ReminderChoice())

    def _calendar(self, person: Person, choice: ReminderChoice) -> PersonCalendar:
        return choice.calendar(person, self.packs[person.program].nudges)


def _set(**what: object) -> Callable[[ReminderChoice], ReminderChoice]:
    return lambda known: known.model_copy(update=what)


def _settled(form: ReminderForm, filled: FilledReminders) -> Callable[[ReminderChoice], ReminderChoice]:
    """The change that the form makes for oneself; what is as the pack says stays so."""
    check_workdays(filled.workdays)
    calendar = form.calendar
    works_from, works_until = filled.works_from or calendar.works_from, filled.works_until or calendar.works_until
    check_hours(works_from, works_until)
    own: dict[str, object] = {}
    if filled.workdays != frozenset(calendar.workdays):
        own["workdays"] = tuple(sorted(filled.workdays))
    if works_from != calendar.works_from:
        own["works_from"] = works_from
    if works_until != calendar.works_until:
        own["works_until"] = works_until
    stopped = frozenset(form.kinds) - filled.reminded_of
    return lambda known: known.model_copy(update={**own, "stopped": (known.stopped - frozenset(form.kinds)) | stopped})
