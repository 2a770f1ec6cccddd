"""Who seems to be named in what somebody wrote and is on no roster: for a gentle word, never to stop anybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understanding.writing.bystanders import named_bystanders
from induction.people import Person
from storage.records import Records


@dataclass(frozen=True)
class Bystanders:
    """Reads words for names of students, families and staff. The people of the writer's own program are no matter."""

    records: Records

    def named(self, writer: Person | None, words: Iterable[str]) -> Sequence[str]:
        """The names in these words, each once, as they were written; none for somebody on no roster.

        The roster is read only where there is a name: most words have none.
        """
        text = "\n".join(words)
        if writer is None or not named_bystanders(text, ()):
            return ()
        return named_bystanders(text, [person.name for person in self.records.people(writer.program)])
