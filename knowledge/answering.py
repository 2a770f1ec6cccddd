"""Answering: a question to the words of the documents that answer it, or to whom to ask instead."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from induction.packs import ProgramPack
from knowledge.answers import Answer, AnswerStatus, Conflict, Question, Reason
from knowledge.composition import CITED, chosen, citation_of, cited, quoted
from knowledge.conflicts import Reading, disagreement, is_about, known_readings
from knowledge.excerpts import Excerpt
from knowledge.facts import Fact
from knowledge.figures import asserted, comparable, figures_in
from knowledge.finding import Documents, Finder, Finding
from knowledge.refusals import contact_for, forbidden, without_instructions
from knowledge.scope import scope_of
from knowledge.sufficiency import is_said
from prompts.answers import (
    Quoted,
    answer_words,
    comparison_words,
    conflict_words,
    dispute_words,
    premise_words,
    refusal_words,
)

_CONFIRM = re.compile(r"\b(?:confirm|right|correct|true)\b", re.IGNORECASE)


class Handbook:
    """Answers questions from the programs' documents, in their words.

    What a question or a document says is only ever looked at and quoted: nothing in either can make it do anything.
    """

    def __init__(self, documents: Documents, packs: Mapping[str, ProgramPack]) -> None:
        self._documents = documents
        self._packs = packs
        self._finder = Finder(documents, packs)

    def ask(self, question: Question) -> Answer:
        """The answer in the documents' words, or a refusal that says why and whom to ask."""
        scope = scope_of(question, self._packs, self._documents.programs())
        reason = forbidden(question.text, self._finder.lexicon(scope.programs))
        if reason:
            return self._refused(reason, question, ())
        text = without_instructions(question.text)
        groups = [(program,) for program in scope.programs] if scope.apart else [scope.programs]
        findings = [self._finder.find(text, question, programs) for programs in groups]
        if not any(is_said(finding.asked, finding.ranked, finding.ruling) for finding in findings):
            return self._refused(Reason.NOT_SAID, question, findings)
        findings = [finding for finding in findings if finding.ranked]
        return self._side_by_side(findings) if len(findings) > 1 else self._answered(findings[0], question)

    def _answered(self, finding: Finding, question: Question) -> Answer:
        disputed = finding.ruling if is_about(finding.asked, finding.ruling) else None
        if readings := (known_readings(disputed) if disputed else ()) or disagreement(finding.asked, finding.ranked):
            return self._at_odds(question, finding, readings, disputed.enforced if disputed else None)
        ranked = [candidate.excerpt for candidate in finding.ranked]
        shown = [candidate.excerpt for candidate in chosen(finding.asked, finding.ranked, finding.firsts)]
        verdict = _correction(finding, question)
        conflicts: tuple[Conflict, ...] = ()
        if disputed:  # the documents at hand do not show the sides, but the pack knows them
            verdict = dispute_words(disputed.values, disputed.enforced)
            conflicts = (Conflict(about=question.text, sides=(), enforced=disputed.enforced),)
        text = answer_words(self._quoted(shown, finding, len(finding.firsts)), verdict=verdict)
        answer = self._answer(text, shown, ranked, conflicts)
        return answer.model_copy(update={"wordable": verdict is None})

    def _side_by_side(self, findings: Sequence[Finding]) -> Answer:
        """What each program says, one quote each, and the figures beside each other where they can be compared."""
        shown = [finding.firsts[0].excerpt for finding in findings]
        turn_about = zip_longest(*(finding.ranked for finding in findings))
        ranked = [candidate.excerpt for candidates in turn_about for candidate in candidates if candidate]
        names = [self._name(excerpt.passage.program) for excerpt in shown]
        figures = comparable([figures_in(excerpt.text) for excerpt in shown])
        verdict = comparison_words(list(zip(names, map(str, figures), strict=True))) if figures else None
        text = answer_words(self._quoted(shown, findings[0], len(shown)), verdict=verdict)
        return self._answer(text, shown, ranked, ())

    def _at_odds(
        self, question: Question, finding: Finding, readings: Sequence[Reading], enforced: str | None
    ) -> Answer:
        shown = [reading.excerpt for reading in readings]
        ranked = [candidate.excerpt for candidate in finding.ranked]
        values = [reading.value for reading in readings]
        sides = tuple(citation_of(excerpt, self._packs) for excerpt in shown)
        text = conflict_words(self._quoted(shown[:CITED], finding, CITED), values=values, enforced=enforced)
        conflict = Conflict(about=question.text, sides=sides, enforced=enforced)
        return self._answer(text, shown, ranked, (conflict,))

    def _answer(
        self, text: str, shown: Sequence[Excerpt], ranked: Sequence[Excerpt], conflicts: tuple[Conflict, ...]
    ) -> Answer:
        """The answer with its citations: those that hold what is shown, then the next best."""
        return Answer(
            status=AnswerStatus.ANSWERED,
            text=text,
            citations=cited(shown, ranked, self._packs),
            grounds=len(cited(shown, (), self._packs)),
            conflicts=conflicts,
        )

    def _refused(self, reason: Reason, question: Question, findings: Sequence[Finding]) -> Answer:
        """Why not and whom to ask; where the documents were searched, with the nearest that they have."""
        program = question.program
        route = contact_for(question.text, self._packs.get(program or ""))
        nearest = [candidate.excerpt for finding in findings for candidate in finding.ranked[:1]]
        text = refusal_words(
            reason.value,
            whom=route.named,
            how=route.how,
            source=self._name(program) if program else None,
            known=_open_rule(findings),
        )
        return Answer(
            status=AnswerStatus.REFUSED,
            text=text,
            reason=reason,
            citations=cited(nearest, (), self._packs),
            route=route,
        )

    def _quoted(self, shown: Sequence[Excerpt], finding: Finding, needed: int) -> tuple[Quoted, ...]:
        shelf = self._documents.passages(shown[0].passage.program)
        return quoted(shown, finding.asked, self._packs, shelf, needed=needed)

    def _name(self, program: str) -> str:
        return self._packs[program].short_name if program in self._packs else program


def _correction(finding: Finding, question: Question) -> str | None:
    """That the document has another figure than the one the question takes for granted."""
    if Fact.YES_NO not in finding.asked.facts and not _CONFIRM.search(question.text):
        return None
    wrong = asserted(question.text, figures_in(finding.firsts[0].excerpt.text))
    return premise_words(said=str(wrong[1]), asserted=str(wrong[0])) if wrong else None


def _open_rule(findings: Sequence[Finding]) -> str | None:
    """What the pack says of the matter where no document settles it."""
    rulings = [finding.ruling for finding in findings if finding.ruling]
    return next((ruling.rule.says for ruling in rulings if ruling.is_open and ruling.fits), None)
