"""Refusing: the words of an honest refusal, what the documents do have, and whom to ask."""

import re
from collections.abc import Mapping, Sequence

from induction.packs.pack import Contact, ProgramPack
from induction.packs.rules import Rule
from induction.packs.rulings import rule_words
from induction.people import Role
from knowledge.answers import Answer, AnswerStatus, Question, Reason
from knowledge.excerpts import Excerpt
from knowledge.finding.finder import Finding
from knowledge.finding.places import place_of
from knowledge.finding.selection import Candidate
from knowledge.finding.sufficiency import is_said
from knowledge.language.words import stems
from knowledge.passages import Passage
from knowledge.quoting.citing import cited
from knowledge.refusing.contacts import contact_for
from knowledge.refusing.disclosures.disclosure import Disclosure, card_words, place_for
from knowledge.refusing.unloaded import Unloaded
from prompts.answers import refusal_words, unloaded_words

_CLOSE, _CLOSE_BY_WORDS = 0.45, 0.35
_FAR, _FARTHEST, _FEW_WORDS = 0.4, 0.25, 0.55
_STRANGE, _STRANGEST = 0.2, 0.6
_FIRST, _A_LINE = 5, 320
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
OWN_WORK_RULE = "work.own"
FAR_OFF, OWN_RECORD = "far_off", "own_record"
"""Kinds of refusal by their words, beside the reasons."""


class Refusing:
    """Refuses for the programs of `packs`, each in its own words."""

    def __init__(self, packs: Mapping[str, ProgramPack]) -> None:
        self._packs = packs

    def disclosure(self, told: Disclosure, question: Question) -> Answer:
        """The card that says where what was told belongs."""
        pack = self._pack(question)
        asker = next((role for role in Role if role == question.asker_role), None)
        text, place = card_words(told, pack, asker), place_for(told, pack, asker)
        return Answer(status=AnswerStatus.REFUSED, text=text, reason=Reason.DISCLOSURE, route=place)

    def outright(self, reason: Reason, question: Question, passages: Sequence[Passage]) -> Answer:
        """The refusal of what is not answered whatever the documents say; of one's own work with the rule on it."""
        pack = self._pack(question)
        rule = pack.rule(OWN_WORK_RULE) if pack and reason is Reason.OWN_WORK else None
        grounds = self._grounds(rule, question, passages)
        kind = OWN_RECORD if reason is Reason.NOT_SAID else reason.value
        text, route = self._words(kind, question, known=rule_words(rule) if rule else None)
        return self._answer(reason, text, grounds, route)

    def unloaded(self, missing: Unloaded, question: Question) -> Answer:
        """That the documents name this one, where, and that it is not at hand."""
        route = contact_for(question.text, self._pack(question), question.asker_role)
        [first, *_] = cites = cited(missing.mentions, (), self._packs)
        text = unloaded_words(missing.name, title=first.title, place=first.place, whom=route.named, how=route.how)
        return self._answer(Reason.NOT_LOADED, text, missing.mentions, route, grounds=len(cites))

    def unsaid(
        self,
        question: Question,
        findings: Sequence[Finding],
        passages: Sequence[Passage],
        shared: Finding | None = None,
    ) -> Answer:
        """That the documents do not say it, with the nearest that they have where that is about the same thing.

        Where the pack knows that nothing settles it, the nearest are the places that its rule rests on. `passages` are
        those looked in; `shared` is what the documents that all programs share have, told where it is clear.
        """
        near = [
            finding.ranked[0].excerpt
            for finding in findings
            if finding.ranked and (is_close(finding.ranked) or names_the_same(question.text, finding.ranked[0]))
        ]
        rule = open_rule(findings)
        near = [*self._grounds(rule, question, passages), *near]
        known = rule.says if rule else None
        far = rule is None and all(is_far_off(finding) for finding in findings) and not self._is_subject(question)
        besides = said_clearly(shared) if shared and not far else None
        text, route = self._words(
            FAR_OFF if far else Reason.NOT_SAID.value, question, known=known, besides=besides.text if besides else None
        )
        shown = [besides, *near] if besides else near
        return self._answer(Reason.NOT_SAID, text, shown, route, grounds=1 if besides else 0)

    def _grounds(self, rule: Rule | None, question: Question, passages: Sequence[Passage]) -> list[Excerpt]:
        """Where the rule of the asker's program stands, as far as its documents are loaded."""
        pack = self._pack(question)
        if pack is None or rule is None:
            return []
        return [place for source in rule.sources if (place := place_of(source, pack, passages))]

    def _words(
        self, kind: str, question: Question, *, known: str | None = None, besides: str | None = None
    ) -> tuple[str, Contact]:
        pack = self._pack(question)
        route = contact_for(question.text, pack, question.asker_role)
        text = refusal_words(
            kind,
            whom=route.named,
            how=route.how,
            source=pack.short_name if pack else question.program,
            known=known,
            besides=besides,
        )
        return text, route

    def _answer(
        self, reason: Reason, text: str, shown: Sequence[Excerpt], route: Contact, *, grounds: int = 0
    ) -> Answer:
        return Answer(
            status=AnswerStatus.REFUSED,
            text=text,
            reason=reason,
            citations=cited(shown, (), self._packs),
            grounds=grounds,
            route=route,
        )

    def _is_subject(self, question: Question) -> bool:
        """Whether it has a word of those by which the program says whom to ask."""
        pack = self._pack(question)
        subjects = " ".join(subject for contact in (pack.contacts if pack else ()) for subject in contact.asks)
        return not frozenset(stems(question.text)).isdisjoint(stems(f"program candidate {subjects}"))

    def _pack(self, question: Question) -> ProgramPack | None:
        return self._packs.get(question.program or "")


def is_close(ranked: Sequence[Candidate]) -> bool:
    """Whether the best passage is about what was asked, so that it helps although it does not answer."""
    return ranked[0].cosine >= _CLOSE and ranked[0].near >= _CLOSE_BY_WORDS


def said_clearly(finding: Finding) -> Excerpt | None:
    """The excerpt that says what was asked and on which a rule about just that rests; None where it is not so clear."""
    ruling = finding.ruling
    if ruling is None or not ruling.fits or ruling.is_open or ruling.rule.conflict:
        return None
    if not is_said(finding.asked, finding.ranked, ruling, finding.leaning):
        return None
    best = (candidate.excerpt for candidate in finding.ranked[:_FIRST])
    return next((one for one in best if ruling.rests_on(one) and len(one.text) <= _A_LINE), None)


def names_the_same(asked: str, candidate: Candidate) -> bool:
    """Whether the question names something by capitals, such as a district, that the excerpt names too."""
    return not frozenset(_CAPITALS.findall(asked)).isdisjoint(_CAPITALS.findall(candidate.excerpt.text))


def is_far_off(finding: Finding) -> bool:
    """Whether the question is about nothing that any document is about, such as the weather."""
    unknown = sum(term.weight for term in finding.asked.terms if not term.known) / finding.asked.total
    cosine = max((candidate.cosine for candidate in finding.ranked), default=0.0)
    near = max((candidate.near for candidate in finding.ranked[:5]), default=0.0)
    strange = unknown > (_STRANGE if cosine < _FARTHEST else _STRANGEST)
    return strange and cosine < _FAR and near < _FEW_WORDS


def open_rule(findings: Sequence[Finding]) -> Rule | None:
    """The pack's rule on the matter where no document settles it."""
    rulings = [finding.ruling for finding in findings if finding.ruling]
    return next((ruling.rule for ruling in rulings if ruling.is_open and ruling.fits), None)
