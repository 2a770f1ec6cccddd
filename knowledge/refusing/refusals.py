"""Refusals: what is not answered whatever the documents say.

Of these only a question about one's own record, which no document can hold, is `NOT_SAID`.
"""

import re

from knowledge.answers import Reason
from knowledge.language.lexicon import Lexicon
from knowledge.language.words import stems
from knowledge.refusing.orders import is_order, steers
from knowledge.refusing.own_record import asks_own_record
from knowledge.refusing.private_data import is_private

_OPENING = r"^\W*(?:(?:hey|hi|ok|so|please|pls|just|now|then|go ahead and)\W+)*"
_WILL_YOU = (
    r"\b(?:(?:can|could|will|would) (?:you|u)(?: please| pls| just)?|i (?:need|want) (?:you|u) to|go ahead and"
    r"|you (?:must|should|have to)) "
)
_WRITING = (
    r"(?:(?:ghost|re)?write|make up|invent|compose|(?:re)?draft|generate|fill (?:in|out)|create|produce"
    r"|fabricate|type up"
    r"|make me|give me (?:an? |some )?(?:finished|complete|ready|sample|written))\b"
)
_DOING = r"(?:do|answer|complete|finish|make) (?:my|the|an?|some|these|this)\b"
_WORK = (
    r"(?:reflections?|essays?|assignments?|papers?|portfolio|homework|iip|goals?|artifacts?|self[- ]?assessment"
    r"|responses?"
    r"|summary|letter|slides|problem of practice|exit interview|evidence|log entry|presentation)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?:\n])\s+")
_WRITE_FOR_ME = re.compile(
    rf"(?:{_OPENING}|{_WILL_YOU}){_WRITING}.{{0,60}}\b{_WORK}|{_WILL_YOU}{_DOING}.{{0,60}}\b{_WORK}"
    rf"|{_OPENING}{_DOING}(?: \w+){{0,3}}? {_WORK}(?: (?:for|in|to|on) .*|\W*)$|{_OPENING}{_DOING}.*\bfor me\b"
    rf"|(?:{_OPENING}|{_WILL_YOU})fill (?:in|out) (?!.*\b(?:how|what|when|where|who|which|why)\b).{{0,40}}"
    r"\b(?:forms?|application|survey|checklist|log)\b|\bhelp me cheat\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"^[^.:!?\n]{0,40}\b(?:notice|memo|announcement|bulletin|news(?:flash)?|update|alert|breaking)\b[^.:!?\n]{0,50}"
    r"[:,–-]\s[^.!?\n]*[.!?\n]\s*(?=\w)",
    re.IGNORECASE,
)
"""News told before the question: whatever it claims, the documents are asked."""

_ADVICE = re.compile(
    r"\b(?:sue|suing|lawsuit|legal advice|in court|press charges|medications?|medicines?|dosage|dose"
    r"|diagnose me|(?:my|medical) diagnosis|prescriptions?|antidepressants?|ibuprofen|painkillers?|symptoms?"
    r"|chest pain|immigration"
    r"|visa status|malpractice|statute of limitations|divorce|legally|workers['’]? comp(?:ensation)?"
    r"|legal (?:case|rights?|action|options|recourse|claim)|(?:it|that|this) legal (?:for|to|if)|liable|enforceable"
    r"|my visa|my taxes|on (?:the|my) tax(?:es)?|employment contract|settlement)\b"
    r"|\b(?:get|hire|need|call|my|union|bring|see|find|talk to|with) (?:an? )?(?:\w+ )?(?:lawyer|attorney)\b"
    r"|\b(?:qualify|eligible) for (?:\w+ )?(?:disability|unemployment)\b"
    r"|\bdo i (?:have (?:adhd|depression|covid|anxiety|cancer|an? (?:\w+ )?(?:disorder|infection))|need surgery)\b"
    r"|\bam i (?:\w+ )?(?:depressed|bipolar|addicted|contagious)\b|\bmaking me (?:sick|ill)\b"
    r"|\btake for (?:my )?(?:anxiety|stress|pain|sleep|depression|migraines?|nerves)\b"
    r"|\bhow (?:do|can|should) i (?:treat|cure)\b|\bwhich (?:therapist|doctor|psychiatrist)\b",
    re.IGNORECASE,
)


def without_instructions(text: str) -> str:
    """A message without what tries to steer the companion or tells it news; empty where nothing else is left."""
    asked = _NEWS.sub("", text)
    return " ".join(sentence for sentence in _SENTENCE.split(asked) if not steers(sentence)).strip()


def forbidden(text: str, lexicon: Lexicon) -> Reason | None:
    """Why a message is not answered whatever the documents say, or None where it may be."""
    if _ADVICE.search(text):
        return Reason.ADVICE
    if is_private(text, lexicon):
        return Reason.PRIVATE
    sentences = _SENTENCE.split(text)
    if any(_WRITE_FOR_ME.search(sentence) for sentence in sentences):
        return Reason.OWN_WORK
    if is_order(text):
        return Reason.ONLY_PEOPLE
    if asks_own_record(text):
        return Reason.NOT_SAID
    return None if stems(without_instructions(text)) else Reason.INSTRUCTION
