"""The weekly post to a cohort's channel: dates and a rule from the program's documents, and nothing about anybody."""

from calendar import day_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from induction.calendar import clock_words, near_day_words, short_day
from induction.dates.schedule import FortnightAhead, ProgramDate
from induction.packs.dates import DateKind
from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.packs.rulings import rule_words
from prompts.rendering import render, render_own


@dataclass(frozen=True)
class PostLine:
    """One date as the post words it: what, when, and what else a reader needs, a sentence each."""

    what: str
    when: str
    notes: Sequence[str]


@dataclass(frozen=True)
class PostRule:
    """The rule of the week with its place; `open` says whom to ask where it is not settled."""

    says: str
    place: str
    open: str | None


@dataclass(frozen=True)
class Newsletter:
    """The newsletter that a program sends itself: on which day of the week, 1 is Monday, and where it is to be read."""

    weekday: int | None
    link: str | None = None

    @property
    def day(self) -> str | None:
        """The day by its name."""
        return None if self.weekday is None else day_name[self.weekday - 1]


def weekly_words(
    pack: ProgramPack, ahead: FortnightAhead, *, newsletter: Newsletter | None = None, template: str | None = None
) -> str:
    """The post, from the house's template or from the text of a program's own.

    Both are given the same: `program` (its short name), `this_week_begins`, `next_week_begins`, the lines of
    `this_week`, `next_week` and `running`, whether it is `quiet`, the line that is `coming` then, whether the
    program `has_dates` at all and whom to `ask`, the `rule` of the week, what was `settled` in this week or the
    last, the `places` of the dates, and the `newsletter` with its `day` and `link`, None where nothing is known of it.
    TemplateError where a program's own template cannot be rendered.
    """
    contact = pack.contact_for("schedule")
    dates = (*ahead.this_week, *ahead.next_week, *ahead.running, *([ahead.coming] if ahead.coming else ()))
    values = {
        "program": pack.short_name,
        "this_week_begins": short_day(ahead.monday),
        "next_week_begins": short_day(ahead.next_monday),
        "this_week": [_line(one, ahead) for one in ahead.this_week],
        "next_week": [_line(one, ahead) for one in ahead.next_week],
        "running": [_line(one, ahead) for one in ahead.running],
        "quiet": ahead.quiet,
        "coming": _line(ahead.coming, ahead) if ahead.coming else None,
        "has_dates": bool(pack.dates),
        "ask": contact.named if contact else "your program's administrator",
        "rule": _rule(pack, ahead.rule) if ahead.rule else None,
        "settled": [rule_words(rule) for rule in pack.rules if _is_news(rule, ahead)],
        "places": _places(pack, dates),
        "newsletter": newsletter,
    }
    return render("weekly_post", **values) if template is None else render_own(template, **values)


def when_words(one: ProgramDate) -> str:
    """When it is: a day with its clock times, or the months of which no day is printed."""
    if one.has_day:
        by = "by " if one.kind is DateKind.DEADLINE else ""
        return f"{by}{near_day_words(one.first)}{_clock_words(one)}"
    if one.is_month:
        return f"in {one.first:%B}"
    return f"{one.first:%B} to {one.last:%B}"


def _clock_words(one: ProgramDate) -> str:
    if one.starts is None or one.ends is None:
        return ""
    return f", {clock_words(one.starts, one.ends)}"


def _line(one: ProgramDate, ahead: FortnightAhead) -> PostLine:
    notes = [_sentence(one.note)] if one.note else []
    if one.is_month:
        notes.insert(0, "No day is printed.")
    if one.holiday:
        notes.append(f"That day is a federal holiday ({one.holiday}), and nothing says that it moves.")
    if one.ask and (one.holiday or one.state is RuleState.PROVISIONAL):
        notes.append(f"Please ask {one.ask.named}.")
    ends = not one.has_day and not one.is_month and one.first < ahead.monday
    when = f"until the end of {one.last:%B}" if ends else when_words(one)
    return PostLine(one.title, f"{when[0].upper()}{when[1:]}", notes)


def _rule(pack: ProgramPack, rule: Rule) -> PostRule:
    contact = pack.contact_for("hours" if "hours" in rule.key else rule.key.partition(".")[0])
    whom = f"Ask {contact.named}." if contact else ""
    unsettled = {
        RuleState.PROVISIONAL: f"The documents do not agree on it. {whom}".strip(),
        RuleState.UNKNOWN: whom,
    }
    source = rule.sources[0] if rule.sources else None
    place = f"{pack.document(source.document).title}, {source.place}, line {source.line}" if source else "no document"
    return PostRule(rule_words(rule), place, unsettled.get(rule.state))


def _is_news(rule: Rule, ahead: FortnightAhead) -> bool:
    """Whether the rule was settled this week, or in the one before, of which nobody was told yet."""
    return rule.ruled is not None and rule.ruled.on >= ahead.monday - timedelta(weeks=1)


def _places(pack: ProgramPack, dates: Sequence[ProgramDate]) -> str:
    lines: dict[str, set[int]] = {}
    for source in (source for one in dates for source in one.sources):
        lines.setdefault(pack.document(source.document).title, set()).add(source.line)
    return "; ".join(
        f"{title}, line{'s' if len(found) > 1 else ''} {', '.join(map(str, sorted(found)))}"
        for title, found in lines.items()
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
