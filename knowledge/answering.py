"""Answering: a question to the words of the documents that answer it, or to whom to ask instead."""

from collections.abc import Mapping
from dataclasses import replace

from induction.packs.pack import ProgramPack
from knowledge.answers import Answer, Question
from knowledge.composing.composer import Composing
from knowledge.composing.parts import answers_a_part
from knowledge.composing.reckoned import answer_reckoned, reckoned
from knowledge.conflicts.known import answers_by_itself
from knowledge.finding.finder import Documents, Finder, Finding
from knowledge.finding.scope import Scope, scope_of
from knowledge.finding.sufficiency import is_said
from knowledge.refusing.disclosures.disclosure import disclosed
from knowledge.refusing.refusals import forbidden, without_instructions
from knowledge.refusing.refuser import Refusing, said_clearly
from knowledge.refusing.unloaded import unloaded


class Handbook:
    """Answers questions from the programs' documents, in their words.

    What a question or a document says is only ever looked at and quoted: nothing in either can make it do anything.
    """

    def __init__(self, documents: Documents, packs: Mapping[str, ProgramPack]) -> None:
        self._documents = documents
        self._packs = packs
        self._finder = Finder(documents, packs)
        self._refusing = Refusing(packs)
        self._composing = Composing(packs, documents.passages)

    def ask(self, question: Question) -> Answer:
        """The answer in the documents' words, or a refusal that says why and whom to ask."""
        if told := disclosed(question.text):
            return self._refusing.disclosure(told, question)
        scope = scope_of(question, self._packs, self._documents.programs())
        shelves = [self._documents.passages(program) for program in scope.programs]
        if reason := forbidden(question.text, self._finder.lexicon(scope.programs)):
            return self._refusing.outright(reason, question, [one for shelf in shelves for one in shelf])
        if missing := unloaded(question.text, shelves):
            return self._refusing.unloaded(missing, question)
        text = without_instructions(question.text)
        found = self._looked_up(text, question, scope)
        worked_out = reckoned(text, self._packs.get(question.program or ""), question.asker_role)
        if worked_out:
            passages = self._documents.passages(question.program or "")
            return answer_reckoned(*worked_out, question, found, passages, self._packs)
        return found

    def _looked_up(self, text: str, question: Question, scope: Scope) -> Answer:
        """What the programs of the scope have for `text`, the part of the question that may be answered."""
        groups = [(program,) for program in scope.programs] if scope.apart else [scope.programs]
        findings = [self._finder.find(text, question, programs) for programs in groups]
        ruling = findings[0].ruling if len(findings) == 1 else None
        if ruling and ruling.fits and ruling.settles:
            return self._composing.settled(ruling)
        listed = self._composing.listed(findings[0], question) if len(findings) == 1 else None
        if listed:
            return listed
        said = [_is_answered(finding) for finding in findings]
        if not any(said):
            shelves = [self._documents.passages(program) for program in scope.programs]
            shared = self._shared(text, question, scope)
            if scope.every and shared and (clear := said_clearly(shared)):
                first = sorted(shared.ranked, key=lambda candidate: candidate.excerpt != clear)
                return self._composing.side_by_side([replace(shared, ranked=tuple(first))], [True])
            return self._refusing.unsaid(question, findings, [one for shelf in shelves for one in shelf], shared)
        if len(findings) > 1:
            return self._composing.side_by_side(findings, said)
        compose = self._composing.of_every if scope.every else self._composing.answered
        return compose(findings[0], question)

    def _shared(self, text: str, question: Question, scope: Scope) -> Finding | None:
        """What the documents that all programs share have; None where they are all that was searched."""
        held = self._documents.programs()
        shared = tuple(program for program in held if program in self._packs and self._packs[program].shared)
        return self._finder.find(text, question, shared) if shared and shared != scope.programs else None


def _is_answered(finding: Finding) -> bool:
    """Whether the documents say it, or a part of it, or are known to disagree about the very figure or address."""
    if answers_by_itself(finding.asked, finding.ruling, finding.ranked):
        return bool(finding.ranked)
    return is_said(finding.asked, finding.ranked, finding.ruling, finding.leaning) or answers_a_part(finding)
