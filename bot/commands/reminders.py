"""`companion reminders`: what would go out in the next days, to whom and why; and what is due now, sent."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import typer

from bot.commands.session import AsJson, acting, say, say_json, session_of
from bot.companion import Companion
from bot.services.reminding.forecast import LONGEST, Coming, DigestAhead, PostAhead
from bot.views.reminding.lines import digest_words
from induction.calendar import near_day_words, time_words
from induction.people import Person
from induction.refused import Refused


def reminders(
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Only this program's.")] = None,
    person: Annotated[str | None, typer.Option(help="Only what comes to this address of the roster.")] = None,
    days: Annotated[int, typer.Option(min=1, max=LONGEST, help="For how many days.")] = 7,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first of these days; today otherwise.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Have what is due now sent; without this nothing is kept or sent.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show which weekly posts and reminders would go out, to whom and why, by what is on record now."""
    with session_of(context).companion() as companion:
        now = companion.clock()
        if program is not None and program not in companion.packs:
            raise Refused("unknown_program", f"I know no program “{program}”. Known: {', '.join(companion.packs)}.")
        if send:
            if on is not None or person is not None or program is not None:
                raise Refused("send_now", "`--send` sends what is due now, to everybody: it goes with no other choice.")
            say(_sent_words(companion, now))
            return
        reader = None if person is None else acting(companion, person)
        first = (on or now.astimezone()).date()
        coming = _coming(companion, first, days, program, reader, now)
        if as_json:
            say_json([_fields(one) for one in coming])
            return
        say("\n".join(_lines(coming, first, days)))


def _coming(
    companion: Companion, first: date, days: int, program: str | None, reader: Person | None, now: datetime
) -> Sequence[Coming]:
    found = companion.desk.reminding.forecast.of(first, days, program=program, now=now)
    if reader is None:
        return found
    return [one for one in found if isinstance(one, DigestAhead) and one.shown.reader.id == reader.id]


def _lines(coming: Sequence[Coming], first: date, days: int) -> Iterator[str]:
    until = first + timedelta(days=days - 1)
    span = near_day_words(first) if days == 1 else f"{near_day_words(first)} to {near_day_words(until)}"
    yield f"{span}: nothing was sent or kept."
    if not coming:
        yield "Nothing would go out."
    day = None
    for one in coming:
        if one.there.date() != day:
            day = one.there.date()
            yield f"\n{near_day_words(day)}"
        yield from _post_lines(one) if isinstance(one, PostAhead) else _digest_lines(one)


def _post_lines(one: PostAhead) -> Iterator[str]:
    where = one.calendar.channel or "no channel yet"
    yield f"  {time_words(one.there.time())}  {one.pack.short_name}, {one.calendar.cohort}: the weekly post ({where})"
    if one.reason is not None:
        yield f"           left out: {one.reason.words}"


def _digest_lines(one: DigestAhead) -> Iterator[str]:
    reader, told = one.shown.reader, len(one.again)
    again = f", {told} of {len(one.shown.items)} told before" if told else ""
    yield f"  {time_words(one.there.time())}  {reader.name} ({one.shown.pack.short_name}{again})"
    yield from (f"           {line}" for line in digest_words(one.shown))


def _sent_words(companion: Companion, now: datetime) -> str:
    planned = [key for few in companion.desk.reminding.planner.minute(now=now) for key in few]
    if not planned:
        return "Nothing is due now that is not on its way already."
    posts = sum(key.startswith("weekly:") for key in planned)
    digests = len(planned) - posts
    return (
        f"On their way: {posts} weekly posts and {digests} reminders. They go out as soon as `companion serve` runs on "
        "the same records, each at its time."
    )


def _fields(one: Coming) -> dict[str, Any]:
    at = one.there.isoformat()
    if isinstance(one, PostAhead):
        about = {"kind": "weekly_post", "cohort": one.calendar.cohort, "channel": one.calendar.channel}
        return {"at": at, "program": one.pack.id, **about, "left_out": one.reason and one.reason.value}
    shown = one.shown
    items = [{"kind": item.kind.value, "key": item.key, "again": item.key in one.again} for item in shown.items]
    return {"at": at, "program": shown.pack.id, "kind": "reminder", "to": shown.reader.email, "items": items}
