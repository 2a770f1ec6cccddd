"""The words of a cohort's weekly post: those that somebody gave its week, or the usual ones of its calendar.

The usual ones are made of the program's documents and the cohort's first day alone, so that nothing about anybody can
be in them.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jinja2 import TemplateError

from bot.services.rulebook import rules_of_cohort
from induction.dates.schedule import fortnight_ahead, monday_of
from induction.packs.pack import ProgramPack
from induction.packs.rulings import rule_words
from induction.refused import Refused
from induction.reminding.reminders import Posting
from prompts.weekly import Newsletter, weekly_words
from storage.records import Records
from storage.reminding.posts import PostEdit

TEMPLATE = "weekly_post.jinja"


_Week = tuple[str, str, date]


@dataclass(frozen=True)
class PostsRead:
    """What the words of some posts need beside the packs, read at once.

    `starts` and `postings` are by (program, cohort), `edits` by (program, cohort, Monday). `written` is for as long as
    these posts are made: mostly many cohorts of a program are told the same.
    """

    starts: Mapping[tuple[str, str], date]
    postings: Mapping[tuple[str, str], Posting]
    edits: Mapping[_Week, PostEdit]
    written: dict[Hashable, tuple[ProgramPack, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class PostWords:
    """Words the posts. `folder` is where programs keep packs and templates of their own."""

    records: Records
    packs: Mapping[str, ProgramPack]
    folder: Path | None = None

    def read(self, weeks: Collection[_Week]) -> PostsRead:
        """What the words of these posts need, in as many statements as those of one; each with a day of its week."""
        cohorts = {(program, cohort) for program, cohort, _ in weeks}
        return PostsRead(
            self.records.cohorts.starts(cohorts),
            self.records.postings.of_cohorts(cohorts),
            self.records.postings.edits({(program, cohort, monday_of(on)) for program, cohort, on in weeks}),
        )

    def of(self, program: str, cohort: str, on: date, *, read: PostsRead | None = None) -> str:
        """The post for the week of that day; Refused where it cannot be made, with what to do about it.

        What it needs may have been `read` for many a moment ago.
        """
        read = read or self.read([(program, cohort, on)])
        edit = read.edits.get((program, cohort, monday_of(on)))
        return self.usual(program, cohort, on, read=read) if edit is None else edit.words

    def usual(self, program: str, cohort: str, on: date, *, read: PostsRead | None = None) -> str:
        """The post as the calendar words it; Refused where it cannot be made, with what to do about it."""
        read = read or self.read([(program, cohort, on)])
        starts_on = _known_start(cohort, read.starts.get((program, cohort)))
        template, pack = self._template(program), rules_of_cohort(self.packs, program, cohort, starts_on, on)
        newsletter = self._newsletter(program, read.postings.get((program, cohort)))
        alike = (
            id(pack),
            starts_on,
            on,
            newsletter,
            template,
        )  # the pack is kept with it, so that its id stays its own
        if alike not in read.written:
            read.written[alike] = pack, _written(pack, starts_on, on, newsletter, template)
        return read.written[alike][1]

    def known(self, program: str, cohort: str, on: date) -> str:
        """What may stand in any post of the cohort: its usual words, and what the program's calendar and rules say."""
        starts_on = _known_start(cohort, self.records.cohorts.start(program, cohort))
        pack = rules_of_cohort(self.packs, program, cohort, starts_on, on)
        titles = (one.title for one in pack.dates)
        return "\n".join((self.usual(program, cohort, on), *titles, *map(rule_words, pack.rules)))

    def _newsletter(self, program: str, posting: Posting | None) -> Newsletter | None:
        """The newsletter that the program sends itself, as the cohort has it or else the pack."""
        rules = self.packs[program].weekly
        day = (posting and posting.newsletter_day) or rules.newsletter_day
        link = (posting and posting.newsletter_link) or rules.newsletter_link
        return Newsletter(day, link) if day or link else None

    def _template(self, program: str) -> str | None:
        """The text of the program's own template, where it has one."""
        path = None if self.folder is None else self.folder / program / TEMPLATE
        if path is None or not path.is_file():
            return None
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused("bad_template", f"The template {path} cannot be read: {error}.") from error


def _known_start(cohort: str, starts_on: date | None) -> date:
    if starts_on is None:
        raise Refused("no_start", f"Nobody in the cohort {cohort} has a first day on the roster. Give them one.")
    return starts_on


def _written(pack: ProgramPack, starts_on: date, on: date, newsletter: Newsletter | None, template: str | None) -> str:
    ahead = fortnight_ahead(pack, starts_on, on)
    try:
        words = weekly_words(pack, ahead, newsletter=newsletter, template=template)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        if template is None:
            raise
        raise _bad_template(pack, str(error)) from error
    if not words:
        raise _bad_template(pack, "nothing comes of it")
    return words


def _bad_template(pack: ProgramPack, trouble: str) -> Refused:
    return Refused(
        "bad_template",
        f"The template {TEMPLATE} of {pack.short_name} cannot be used: {trouble}. Mend it, or take it away for the "
        "usual post.",
    )
