"""The words of one week's post, as an administrator wants them: for that week alone, and with nothing personal."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.services.cohort.post_words import PostWords
from bot.services.cohort.posted_cohorts import check_administrator, posted_cohort
from bot.services.cohort.replies import PostEditForm
from induction.dates.schedule import monday_of
from induction.people import Person
from induction.refused import Refused
from induction.reminding.public_words import check_public
from storage.records import Records


@dataclass(frozen=True)
class PostEdits:
    """The use case of a post's own words."""

    records: Records
    words: PostWords

    def form(self, actor: Person, cohort: str | None, on: date, *, here: str | None = None) -> PostEditForm:
        """The words of that week's post, to be changed."""
        check_administrator(self.records, actor)
        name = posted_cohort(self.records, actor.program, cohort)
        return PostEditForm(name, on, self.words.of(actor.program, name, on), here)

    def save(self, actor: Person, cohort: str | None, on: date, words: str, *, now: datetime) -> None:
        """Give that week's post these words; Refused where something of a person is in them."""
        check_administrator(self.records, actor)
        program, name = actor.program, posted_cohort(self.records, actor.program, cohort)
        if not words.strip():
            raise Refused("no_words", "A post has words. “Back to the usual words” takes yours away.")
        names = [person.name for person in self.records.people(program)]
        check_public(words, names, known=self.words.known(program, name, on))
        usual = self.words.usual(program, name, on)
        if words.split() == usual.split():
            self.records.postings.unedit(program, name, monday_of(on), actor_id=actor.id, now=now)
            return
        self.records.postings.edit(program, name, monday_of(on), words, usual=usual, actor_id=actor.id, now=now)

    def take_back(self, actor: Person, cohort: str | None, on: date, *, now: datetime) -> None:
        """Give that week's post its usual words again."""
        check_administrator(self.records, actor)
        name = posted_cohort(self.records, actor.program, cohort)
        self.records.postings.unedit(actor.program, name, monday_of(on), actor_id=actor.id, now=now)
