"""Refusals: what is not answered whatever the documents say, and whom to ask instead."""

import re

from induction.packs import Contact, ProgramPack
from induction.people import Role
from knowledge.answers import Reason
from knowledge.lexicon import Lexicon
from knowledge.words import stem, stems, words

_OPENING = r"^\W*(?:(?:hey|hi|ok|so|please|pls|just|now|then|go ahead and)\W+)*"
_WILL_YOU = (
    r"\b(?:(?:can|could|will|would) (?:you|u)(?: please| pls| just)?|i (?:need|want) (?:you|u) to|go ahead and"
    r"|you (?:must|should|have to)) "
)
_CHANGING = (
    "approve|sign(?: off)?|grant|waive|back-?date|post-?date|change|edit|alter|delete|erase|remove|mark|fake|forge"
    "|falsify|complete|extend|submit|file|override|unlock|reset|cancel|reassign|add|record|bump|raise"
)
_WHOSE = r"(?:\w+ ){0,3}?(?:my|me|mine|his|her|their|this|these|those|it|them|him|\d+)\b"
_DEED = (
    rf"(?:(?:{_CHANGING}) {_WHOSE}"
    r"|(?:recommend|enrol+|register|withdraw|drop|assign|credit|pass|excuse) (?:me|him|her|them)\b"
    r"|(?:clear|certify|verify|switch|fix) my\b"
    r"|(?:log|give me) (?:another |an? |the )?(?:\d+|pass|credit|extension|exemption)\b"
    r"|(?:tell|email|message|notify) (?:my|the|ctc|him|her|them|everyone)\b|send (?:my|this|it|him|her|them)\b)"
)
_WRITING = r"(?:write|make up|invent|compose|draft|generate|fill (?:in|out)|finish)\b"
_WORK = (
    r"(?:reflections?|essays?|assignments?|papers?|portfolio|homework|iip|goals?|artifacts?|self-?assessment|responses?"
    r"|summary|letter)\b"
)
_RECORD = (
    r"(?:coaching )?(?:logs?|hours|notes?|grades?|scores?|ratings?|reflections?|iip|goals?|evaluations?|progress"
    r"|portfolio|feedback|assessments?|assignments?|records?|status|standing|attendance|self-?assessment|results?)\b"
)
_NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"
_FELLOW = r"candidates?|persons?|people|students?|participants?|coach(?:es)?"
_EQUAL = r"friends?|colleagues?|classmates?|peers?|cohort mates?"

_SENTENCE = re.compile(r"(?<=[.!?:\n])\s+")
_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules?|prompts?|guidelines|everything|above)\b"
    r"|\b(?:system prompt|developer mode|jailbreak|(?:reply|respond) (?:only )?with|repeat after me|say exactly)\b"
    r"|\b(?:pretend (?:you|to|that you)|act as|you are now|role-?play|imagine you are)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"{_OPENING}{_DEED}(?!.*(?:\?|\b(?:how|what|when|where|who|which)\b))|{_WILL_YOU}{_DEED}"
    r"|\bdon['’]?t tell (?:my|the|anyone)\b",
    re.IGNORECASE,
)
_ANY_DEED = re.compile(rf"\b{_DEED}", re.IGNORECASE)
_WRITE_FOR_ME = re.compile(
    rf"(?:{_OPENING}|{_WILL_YOU}){_WRITING}.{{0,60}}\b{_WORK}|{_OPENING}(?:do|answer) .{{0,60}}\b{_WORK}.*\bfor me\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"(?<!my )\b(?:(?:home|street) address|(?:personal|private) (?:cell|phone|e-?mail|number)|social security|ssn"
    r"|date of birth|birthday|home phone|cell ?phone number of|medical (?:record|history)|password)\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(rf"\b([\w.]+(?: [A-Z]\w+)?)['’]s (?:\w+ ){{0,3}}?{_RECORD}")
_FELLOWS = re.compile(
    rf"\b(?:(?:another|other|different) (?:{_FELLOW})['’]s?|(?:someone|somebody) else['’]?s|my (?:{_EQUAL})['’]s?)"
    rf" (?:\w+ )?{_RECORD}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:did|has|does|is|was) ({_NAME})\b.*\b{_RECORD}"
    rf"|\b{_RECORD}.{{0,20}} (?:of|for|by|from|did|has|does) ({_NAME})\b"
)
_ADVICE = re.compile(
    r"\b(?:sue|suing|lawsuit|lawyer|attorney|legal advice|in court|press charges|medications?|medicines?|dosage|dose"
    r"|diagnos(?:e|is|ed)|prescriptions?|antidepressants?|symptoms?|chest pain|immigration|visa status)\b",
    re.IGNORECASE,
)
_ASKER = Contact(role=Role.PROGRAM_ADMIN, title="the program administrator")


def without_instructions(text: str) -> str:
    """A message without the sentences that try to steer the companion; empty where nothing else is left."""
    return " ".join(sentence for sentence in _SENTENCE.split(text) if not _INSTRUCTION.search(sentence)).strip()


def forbidden(text: str, lexicon: Lexicon) -> Reason | None:
    """Why a message is not answered whatever the documents say, or None where it may be."""
    if _ADVICE.search(text):
        return Reason.ADVICE
    if _PERSONAL.search(text) or _is_about_somebody(text, lexicon):
        return Reason.PRIVATE
    sentences = _SENTENCE.split(text)
    if any(_WRITE_FOR_ME.search(sentence) for sentence in sentences):
        return Reason.OWN_WORK
    if any(_ORDER.search(sentence) for sentence in sentences) or (_INSTRUCTION.search(text) and _ANY_DEED.search(text)):
        return Reason.ONLY_PEOPLE
    return None if stems(without_instructions(text)) else Reason.INSTRUCTION


def _is_about_somebody(text: str, lexicon: Lexicon) -> bool:
    """Whether the message asks for the record of a fellow, or of somebody whom no document names."""
    owners = [match[1] for match in _POSSESSED.finditer(text)]
    named = [match[1] or match[2] for match in _NAMED.finditer(text)]
    strangers = [name for name in (*owners, *named) if any(not lexicon.knows(stem(word)) for word in words(name))]
    return bool(strangers or _FELLOWS.search(text))


def contact_for(asked: str, pack: ProgramPack | None) -> Contact:
    """Whom to ask: the contact whose subjects the question names most, else the program administrator."""
    wanted = frozenset(stems(asked))
    contacts = pack.contacts if pack else ()
    shared = [len(wanted & frozenset(stems(" ".join(contact.asks)))) for contact in contacts]
    if any(shared):
        return contacts[shared.index(max(shared))]
    return next((contact for contact in contacts if contact.role is Role.PROGRAM_ADMIN), _ASKER)
