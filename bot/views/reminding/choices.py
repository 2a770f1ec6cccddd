"""How somebody is reminded, in Slack: as it is now, what may have been meant, and a leave that was recorded."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.services.reminding.chosen import Changed, LeaveShown, LeaveTold, ReminderQuestion, RemindersShown
from bot.understanding.wishes.reminding import ReminderVerb, ReminderWish
from bot.views.assessing.words import sentence
from bot.views.blocks import Block, Message, actions, button, context, escape, section, sections
from bot.views.reminding.lines import digest_words
from induction.calendar import near_day_words
from induction.packs.reminding import NudgeKind
from induction.people import Role
from induction.reminding.choosing import leave_of
from prompts.reminders import leave_told_words, leave_words, quiet_words, reminders_words

SNOOZE, WAKE, SETTINGS, DO = "reminders_snooze", "reminders_wake", "reminders_settings", "reminders_do"
A_DAY, A_WEEK = 1, 7
MINE = "mine"

_HEADING = "Your reminders"
_QUESTION = "Did you mean this?"
_ABOUT_LEAVE = "Reminders rest on these days. Their hours, and of what they are reminded, they set themselves."


def choices_message(reply: RemindersShown | ReminderQuestion | LeaveShown) -> Message:
    """The message that shows how somebody is reminded, or asks what they meant."""
    match reply:
        case RemindersShown():
            return reminders_message(reply)
        case ReminderQuestion():
            return question_message(reply)
        case LeaveShown():
            return leave_message(reply)


def reminders_message(shown: RemindersShown) -> Message:
    """How the reader is reminded, what would come next, and the buttons that change it; a locked screen shows none."""
    blocks: list[Block] = [section(f"*{_HEADING}*")]
    blocks += [section(escape(words)) for words in (_changed_words(shown), quiet_line(shown)) if words]
    calendar = shown.calendar
    told = reminders_words(
        at=calendar.begins,
        works_from=calendar.works_from,
        works_until=calendar.works_until,
        workdays=calendar.workdays,
        kinds=[kind_words(one, shown.reader.role) for one in shown.kinds if one not in shown.choice.stopped],
    )
    blocks += sections([escape(line) for line in told.splitlines()])
    stopped = [kind_words(one, shown.reader.role) for one in shown.kinds if one in shown.choice.stopped]
    if stopped:
        blocks.append(section(escape(f"*Stopped*: {', '.join(stopped)}. In the settings you turn them on again.")))
    blocks += _open_blocks(shown)
    if found := [*_buttons(shown)]:
        blocks.append(actions(found))
    return Message(_HEADING, blocks)


def quiet_line(shown: RemindersShown) -> str:
    """Until when nothing comes; empty where reminders come."""
    snoozed = shown.choice.snoozed_until
    local = snoozed.astimezone(ZoneInfo(shown.reader.zone)) if snoozed and snoozed > shown.now else None
    leave = leave_of(shown.choice, _today(shown))
    days = (leave.first, leave.last) if leave.first else None
    return quiet_words(local, days, shown.leave_by.name if shown.leave_by else None)


def question_message(reply: ReminderQuestion) -> Message:
    """What may have been meant, each with its button."""
    asked = _QUESTION
    if reply.about is not None:
        asked = f"You are not reminded of “{reply.about}”. Which of these did you mean?"
    buttons = [_wish_button(number, wish) for number, wish in enumerate(reply.wishes)]
    return Message(asked, [section(escape(asked)), actions(buttons)])


def leave_message(shown: LeaveShown) -> Message:
    """The leave of somebody of the program, and the button that records or changes it."""
    leave = leave_of(shown.choice, shown.today)
    if leave.first is None:
        words = f"*{shown.person.name}*: no leave is recorded."
    else:
        recorded = shown.choice.leave_at
        by = "you" if shown.leave_by is None else shown.leave_by.name
        on = near_day_words(recorded.astimezone(ZoneInfo(shown.reader.zone)).date()) if recorded else ""
        days = leave_words(leave.first, leave.last)
        words = f"*{shown.person.name}*: on leave {days}, recorded by {by} on {on}."
    blocks = [section(escape(words))]
    if shown.told:
        blocks.append(context(escape(f"Kept. {shown.person.first_name} hears of it now.")))
    label = "Change the leave…" if leave.is_there else "Record a leave…"
    blocks += [actions([button(label, SETTINGS, str(shown.person.id))]), context(_ABOUT_LEAVE)]
    return Message("A leave", blocks)


def leave_told_message(told: LeaveTold) -> Message:
    """What somebody hears of a leave that an administrator recorded for them, or took back."""
    leave = leave_of(told.choice, told.today)
    words = leave_told_words(told.by.name, (leave.first, leave.last) if leave.first else None)
    return Message("Your reminders: a leave", [section(escape(words)), actions([_settings()])])


def kind_words(kind: NudgeKind, role: Role) -> str:
    """The kind as somebody in that role reads it."""
    if kind is NudgeKind.EARLY_WARNING and role is Role.CANDIDATE:
        return "early facts about you"
    return kind.label


def wish_value(wish: ReminderWish) -> str:
    """The wish as a button carries it."""
    days = {name: one and one.isoformat() for name, one in (("first", wish.first), ("last", wish.last))}
    facts = {"verb": wish.verb, "days": wish.days, "kind": wish.kind, "whom": wish.whom, **days}
    return json.dumps({name: value for name, value in facts.items() if value is not None})


def read_wish(value: str) -> ReminderWish:
    """The wish that a button carries; ValueError where it carries none."""
    held = json.loads(value)
    if not isinstance(held, dict):
        raise ValueError(value)  # noqa: TRY004 - a button that nobody can read is one error
    days, whom = held.get("days"), held.get("whom")
    return ReminderWish(
        verb=ReminderVerb(str(held.get("verb"))),
        days=days if type(days) is int else None,
        kind=NudgeKind(held["kind"]) if "kind" in held else None,
        first=_day(held.get("first")),
        last=_day(held.get("last")),
        whom=whom if isinstance(whom, str) else None,
    )


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) else None


def _today(shown: RemindersShown) -> date:
    return shown.now.astimezone(ZoneInfo(shown.reader.zone)).date()


def _changed_words(shown: RemindersShown) -> str:
    kind = kind_words(shown.kind, shown.reader.role) if shown.kind else ""
    match shown.changed:
        case Changed.STOPPED:
            return f"No more reminders of: {kind}."
        case Changed.RESUMED:
            return f"You are reminded again of: {kind}."
        case Changed.WOKEN | Changed.BACK:
            return "Reminders come again."
        case Changed.SET:
            return "Kept."
    return ""


def _open_blocks(shown: RemindersShown) -> Sequence[Block]:
    lines = digest_words(shown.open)
    if not lines:
        return [section("*What would come next*: nothing is open now.")] if shown.kinds else []
    told = ("*What would come next, as things stand*", *(f"• {one}" for one in lines))
    return sections([escape(line) for line in told])


def _buttons(shown: RemindersShown) -> Iterator[Block]:
    if _rests(shown):
        yield button("Turn reminders on", WAKE, MINE)
    elif shown.kinds:
        yield button("Snooze a day", f"{SNOOZE}:{A_DAY}", MINE)
        yield button("Snooze a week", f"{SNOOZE}:{A_WEEK}", MINE)
    if shown.kinds:
        yield _settings()


def _rests(shown: RemindersShown) -> bool:
    """Whether nothing comes now: during a snooze, or a leave that has begun."""
    snoozed = shown.choice.snoozed_until
    return (snoozed is not None and shown.now < snoozed) or shown.calendar.is_away(_today(shown))


def _settings() -> Block:
    return button("Settings…", SETTINGS, MINE)


def _wish_button(number: int, wish: ReminderWish) -> Block:
    if wish.verb is ReminderVerb.SETTINGS:
        return _settings()
    return button(_wish_words(wish), f"{DO}:{number}", wish_value(wish))


def _wish_words(wish: ReminderWish) -> str:
    kind = wish.kind.label if wish.kind else ""
    match wish.verb:
        case ReminderVerb.SNOOZE:
            spans = {A_DAY: "a day", A_WEEK: "a week"}
            return f"Snooze {spans.get(wish.days or 1) or f'{wish.days} days'}"
        case ReminderVerb.STOP:
            return sentence(f"stop: {kind}")
        case ReminderVerb.RESUME:
            return sentence(f"again: {kind}")
        case ReminderVerb.LEAVE if wish.first:
            whose = f"{wish.whom}: leave" if wish.whom else "Leave"
            return f"{whose} {leave_words(wish.first, wish.last)}"
        case ReminderVerb.WAKE:
            return "Turn reminders on"
        case ReminderVerb.END_LEAVE:
            return "End the leave"
    return "Show my reminders"
