"""Composing: what was found for a question as an answer, part by part, row by row or program by program."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import compress, zip_longest
from operator import not_

from induction.packs.pack import ProgramPack
from knowledge.answers import Answer, AnswerStatus, Conflict, Question
from knowledge.composing.calendars import listing, section_listed, sections_count
from knowledge.composing.composition import SHOWN, chosen, quoted
from knowledge.composing.contrasts import contrasted
from knowledge.composing.parts import as_sentence, asked_apart, first_of, firsts_of, sides_of
from knowledge.composing.premises import correction
from knowledge.conflicts.disagreements import disagreement
from knowledge.conflicts.known import Reading, document_of, is_about, known_readings, parts_told, sides_quoted
from knowledge.excerpts import CELLS, Excerpt
from knowledge.finding.finder import Finding, Part
from knowledge.finding.questions import Asked
from knowledge.finding.rows import asked_year, column_name, told_row
from knowledge.finding.rulings import Ruling, settled_by
from knowledge.finding.sufficiency import is_said
from knowledge.language.figures import comparable
from knowledge.passages import Passage
from knowledge.quoting.citing import citation_of, cited, label_of, subject
from prompts.answers import (
    AnsweredPart,
    ListItem,
    Quoted,
    answer_words,
    comparison_words,
    conflict_words,
    counted_words,
    dispute_words,
    none_listed_words,
    parts_words,
    settled_words,
    silence_words,
)

_AS_NEAR, _MEANT = 0.6, 0.45
_SEVERAL, _BESIDE = 3, 300
"""How many programs are told where none was named, and the characters of what is told beside a disagreement."""


class Composing:
    """Composes answers for the programs of `packs`; `passages` gives a program's passages in order."""

    def __init__(self, packs: Mapping[str, ProgramPack], passages: Callable[[str], Sequence[Passage]]) -> None:
        self._packs = packs
        self._passages = passages

    def answered(self, finding: Finding, question: Question) -> Answer:
        """What one set of documents says: where they disagree both sides, else part by part, else the best of it."""
        together = parts_told(finding.asked, finding.ruling)
        if not together and (told := self._disputed_in_part(finding)):
            return told
        disputed = finding.ruling if is_about(finding.asked, finding.ruling, finding.ranked) else None
        if readings := (known_readings(disputed) if disputed else ()) or disagreement(finding.asked, finding.ranked):
            return self._at_odds(
                question, finding, readings, disputed or finding.settling(one.excerpt for one in readings)
            )
        told = None if disputed or together else self._in_parts(finding) or self._counted(finding)
        return told or self._told(finding, question, disputed, together)

    def settled(self, ruling: Ruling) -> Answer:
        """What the program administrator settled where no document says anything."""
        told = "" if ruling.rule.ruled is None else settled_words(ruling.rule.ruled)
        return Answer(status=AnswerStatus.ANSWERED, text=told)

    def of_every(self, finding: Finding, question: Question) -> Answer:
        """What the programs say where none was named, each under its name: those that say it best, three at most."""
        told = self.answered(finding, question)
        if asked_apart(finding) or len({side.program for one in told.conflicts for side in one.sides}) == 1:
            return told
        single = finding.by_program()
        saying = [one for one in single if is_said(one.asked, one.ranked, one.ruling, one.leaning)] or single[:1]
        return self.side_by_side(saying[:_SEVERAL], [True] * len(saying[:_SEVERAL]))

    def listed(self, finding: Finding, question: Question) -> Answer | None:
        """What a calendar has for the month asked about, or that it has nothing then; None where none was asked."""
        earlier = [turn.text for turn in question.turns]
        found = listing(finding.asked, finding.ranked, self._passages, earlier)
        if found is None:
            return self._listed_whole(finding)
        table, first = found.table, found.table.records[0].excerpt
        if not found.records:
            text = none_listed_words(table.name, found.month, found.listed)
            return self._answer(text, [first, table.records[-1].excerpt], ())
        source, label = subject(first.passage, self._packs), label_of(first.passage, self._packs)
        told = [Quoted(source, rows=found.rows, label=label)]
        if found.rule:
            told.append(Quoted(source, (" ".join(one.text for one in found.rule).replace(CELLS, " · "),), label=label))
        several = len(finding.programs) > 1
        text = answer_words([self._named(one, first.passage.program) for one in told] if several else told)
        return self._answer(text, [*(record.excerpt for record in found.records), *found.rule], [first])

    def _listed_whole(self, finding: Finding) -> Answer | None:
        """All rows of the calendar that the question wants listed, each in short; None where it wants none."""
        records = section_listed(finding.asked, finding.ranked, self._passages)
        if not records:
            return None
        first = records[0].excerpt
        columns = {record.columns for record in records}
        told = Quoted(subject(first.passage, self._packs), label=label_of(first.passage, self._packs))
        if all(asked_year(names[0]) for names in columns):
            items = tuple(ListItem("•", record.excerpt.text.replace(CELLS, " · ")) for record in records)
            told = replace(
                told,
                quotes=() if columns - {records[0].columns} else (column_name(records[0].columns[0]),),
                items=items,
            )
        else:
            rows = (told_row(one.excerpt.text, CELLS.join(one.columns), finding.asked) for one in records)
            told = replace(told, rows=tuple(rows))
        return self._answer(answer_words([told]), [first, records[-1].excerpt], ())

    def side_by_side(self, findings: Sequence[Finding], said: Sequence[bool]) -> Answer:
        """What each program says, a line each, and the figures beside each other where they can be compared.

        `said` is whether each program's documents answer the question by themselves, at least one of them True.
        """
        parts = [self._of_program(finding) for finding in findings]
        nearest = max(part.ranked[0].near for part in compress(parts, said))
        says = [does or _is_near(part, nearest) for part, does in zip(parts, said, strict=True)]
        told = list(compress(parts, says))
        speaking = list(compress(findings, says))
        silent = [self._name(finding.program) for finding in compress(findings, map(not_, says))]
        shown = [part.ranked[0].excerpt for part in told]
        turn_about = zip_longest(*(finding.ranked for finding in speaking))
        ranked = [candidate.excerpt for candidates in turn_about for candidate in candidates if candidate]
        names = [self._name(excerpt.passage.program) for excerpt in shown]
        rulings = [finding.ruling for finding in speaking]
        besides = {
            name: others
            for name, excerpt, ruling in zip(names, shown, rulings, strict=True)
            if (others := ruling.besides(excerpt) if ruling else ())
        }
        figures = comparable([excerpt.text for excerpt in shown])
        compared = list(zip(names, map(str, figures), strict=True)) if figures and names[1:] else None
        verdict = comparison_words(compared, besides) if compared else None
        room = SHOWN // len(shown)
        lines = [
            self._named(one, excerpt.passage.program)
            for name, excerpt, part in zip(names, shown, told, strict=True)
            for one in self._quoted([excerpt], part.asked, 1, room=room - len(name))
        ]
        text = answer_words(lines, verdict=verdict)
        return self._answer("\n".join((text, silence_words(silent))) if silent else text, shown, ranked)

    def _told(
        self, finding: Finding, question: Question, disputed: Ruling | None, together: Sequence[Excerpt]
    ) -> Answer:
        """The best of what was found or, where several places each say a part of it, those `together`."""
        ranked = [candidate.excerpt for candidate in finding.ranked]
        both = [] if together else contrasted(finding.asked, finding.ranked)
        best = both or chosen(finding.asked, finding.ranked, finding.firsts)
        shown = list(together) or [candidate.excerpt for candidate in best]
        beside = [text for one in shown for text in (one.text, one.passage.text)]
        verdict = correction(finding.asked, question.text, shown[0].text, beside)
        conflicts: tuple[Conflict, ...] = ()
        if disputed:  # the documents at hand do not show the sides, but the pack knows them
            verdict = dispute_words(disputed.values, disputed.enforced, disputed.settled_by, disputed.rule.ruled)
            conflicts = (Conflict(about=question.text, sides=(), enforced=disputed.enforced),)
        text = answer_words(
            self._quoted(shown, finding.asked, len(together or both or finding.firsts)), verdict=verdict
        )
        return self._answer(text, shown, ranked, conflicts)

    def _in_parts(self, finding: Finding) -> Answer | None:
        """Each part of a question with its own words, or that none say it; None where one quote tells all."""
        parts = asked_apart(finding)
        shown, said_of_all = firsts_of(parts)
        if not shown or (len(shown) == 1 and said_of_all):
            return None
        told = self._apart(parts, SHOWN - sum(len(part.text) for part in parts), several=len(finding.programs) > 1)
        return self._answer(parts_words(told), shown, [candidate.excerpt for candidate in finding.ranked])

    def _apart(self, parts: Sequence[Part], room: int, *, several: bool) -> list[AnsweredPart]:
        """The parts with their quotes within `room`, those that the same words answer together."""
        together: dict[Excerpt | None, list[Part]] = {}
        for part in parts:
            together.setdefault(first_of(part), []).append(part)
        share = room // max(1, len([first for first in together if first]))
        return [
            AnsweredPart(
                asked=" ".join(f"{as_sentence(part.text)}?" for part in same),
                quoted=self._alone(first, same[0].asked, share, named=several) if first else (),
            )
            for first, same in together.items()
        ]

    def _disputed_in_part(self, finding: Finding) -> Answer | None:
        """The sides of what documents disagree on in one part, and shortly the others; None where in no part or all."""
        parts = asked_apart(finding)
        disputes = {part.text: readings for part in parts if (readings := sides_of(part))}
        others = [part for part in parts if part.text not in disputes]
        disputed = next((part for part in parts if part.text in disputes), None)
        if disputed is None or not others:
            return None
        readings = disputes[disputed.text]
        asks_it = is_about(disputed.asked, disputed.ruling, disputed.ranked)
        words, conflict = self._sides_told(disputed.text, readings, disputed.ruling if asks_it else None)
        sides = [reading.excerpt for reading in readings]
        shown, _ = firsts_of(others)
        others = [part for part in others if first_of(part) not in sides]
        text = (
            "\n".join((words, parts_words(self._apart(others, _BESIDE, several=len(finding.programs) > 1))))
            if others
            else words
        )
        return self._answer(text, [*sides, *shown], [one.excerpt for one in finding.ranked], (conflict,))

    def _counted(self, finding: Finding) -> Answer | None:
        """How many rows a calendar has under the year asked about; None where that was not asked."""
        found = sections_count(finding.asked, finding.ranked, self._passages)
        if found is None:
            return None
        table, section, count = found
        shown = [candidate.excerpt for candidate in finding.ranked[:1]]
        verdict = counted_words(count, table.name, section)
        text = answer_words(self._quoted(shown, finding.asked, 1), verdict=verdict)
        return self._answer(text, [table.records[0].excerpt, table.records[-1].excerpt, *shown], ())

    def _at_odds(
        self, question: Question, finding: Finding, readings: Sequence[Reading], disputed: Ruling | None
    ) -> Answer:
        text, conflict = self._sides_told(question.text, readings, disputed)
        shown, ranked = [reading.excerpt for reading in readings], [candidate.excerpt for candidate in finding.ranked]
        return self._answer(text, shown, ranked, (conflict,))

    def _sides_told(self, about: str, readings: Sequence[Reading], disputed: Ruling | None) -> tuple[str, Conflict]:
        """The sides in words, and what they are sides of."""
        sides = tuple(citation_of(reading.excerpt, self._packs) for reading in readings)
        enforced = disputed.enforced if disputed else None
        text = conflict_words(
            sides_quoted(readings, self._packs),
            title=document_of(readings, self._packs),
            enforced=enforced,
            settled_by=settled_by(self._packs.get(readings[0].excerpt.passage.program)),
            ruled=disputed.rule.ruled if disputed else None,
        )
        return text, Conflict(about=about, sides=sides, enforced=enforced)

    def _of_program(self, finding: Finding) -> Part:
        """The part of the question that is about the finding's program by name, or else the first, or the whole."""
        pack = self._packs.get(finding.program)
        names = "|".join(re.escape(name.lower()) for name in (pack.id, pack.short_name, *pack.aliases)) if pack else ""
        parts = [part for part in finding.parts if part.ranked]
        named = [part for part in parts if names and re.search(rf"\b(?:{names})\b", part.text.lower())]
        return next(iter((*named, *parts)), Part(finding.asked.text, finding.asked, finding.ranked, finding.leaning))

    def _answer(
        self, text: str, shown: Sequence[Excerpt], ranked: Sequence[Excerpt], conflicts: tuple[Conflict, ...] = ()
    ) -> Answer:
        """The answer with its citations: those that hold what is shown, then the next best."""
        return Answer(
            status=AnswerStatus.ANSWERED,
            text=text,
            citations=cited(shown, ranked, self._packs),
            grounds=len(cited(shown, (), self._packs)),
            conflicts=conflicts,
            wordable=not conflicts,
        )

    def _quoted(self, shown: Sequence[Excerpt], asked: Asked, needed: int, *, room: int = SHOWN) -> tuple[Quoted, ...]:
        """The excerpts as they are shown, under the program's name where they are of several."""
        programs = tuple(dict.fromkeys(excerpt.passage.program for excerpt in shown))
        if not programs[1:]:
            return quoted(shown, asked, self._packs, self._passages(programs[0]), needed=needed, room=room)
        return tuple(
            self._named(one, program)
            for program in programs
            for one in self._quoted(
                [excerpt for excerpt in shown if excerpt.passage.program == program],
                asked,
                1,
                room=room // len(programs),
            )
        )

    def _alone(self, excerpt: Excerpt, asked: Asked, room: int, *, named: bool) -> tuple[Quoted, ...]:
        """One excerpt as it is shown, under its program's name where that is to be told."""
        shown = self._quoted([excerpt], asked, 1, room=room)
        return tuple(self._named(one, excerpt.passage.program) for one in shown) if named else shown

    def _named(self, one: Quoted, program: str) -> Quoted:
        """The quote under the name of its program, unless its label says already whose it is."""
        pack = self._packs.get(program)
        return one if pack and pack.shared else replace(one, program=self._name(program))

    def _name(self, program: str) -> str:
        return self._packs[program].short_name if program in self._packs else program


def _is_near(part: Part, nearest: float) -> bool:
    """Whether what a program says is about as near to the question as what another says that answers it."""
    best = part.ranked[0] if part.ranked else None
    return best is not None and best.near >= _AS_NEAR * nearest and best.cosine >= _MEANT
