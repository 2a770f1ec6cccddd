"""Kinds of fact: which ones a question asks for, and which ones a sentence holds."""

import re
from enum import StrEnum

from knowledge.language.words import words


class Fact(StrEnum):
    """A kind of fact that a question asks for."""

    COUNT = "count"
    LENGTH = "length"
    FREQUENCY = "frequency"
    DATE = "date"
    DAY = "day"
    CLOCK = "clock"
    MONEY = "money"
    SHARE = "share"
    PERSON = "person"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PLACE = "place"
    LIST = "list"
    YES_NO = "yes_no"


PLAIN = frozenset({Fact.PHONE, Fact.EMAIL, Fact.ADDRESS, Fact.NAME, Fact.MONEY, Fact.SHARE, Fact.CLOCK, Fact.DAY})
"""The kinds whose absence is plain to see: a text has a telephone number or it has none."""

TELLING = frozenset(Fact) - {Fact.LIST, Fact.YES_NO}
"""The kinds that a single sentence can hold."""

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SEASON = "spring|summer|fall|winter"
_PRICE = "costs?|price|tuition|fees?|salary|deposit"
_ROLE = (
    "administrators?|coach(?:es)?|candidates?|supervisors?|directors?|deans?|instructors?|lecturers?|panel|office|"
    "commission|program|staff|district|participants|principals|leaders|members|team|employer|facult(?:y|ies)"
)
_HELPING_VERB = "is|are|was|do|does|did|can|could|will|would|may|must|should|am|has|have"

_ASKED = {
    Fact.PHONE: r"\b(?:phone|telephone|number (?:do i|to|should i) call)\b",
    Fact.EMAIL: r"\be-?mail address\b|'?s e-?mail\b|\bthe e-?mail (?:of|for)\b|\b(?:who|what).{0,20} e-?mail\b",
    Fact.ADDRESS: r"(?<!mail )\baddress\b(?! (?:the|these|those|this|issues|barriers|concerns))",
    Fact.NAME: (
        r"\bwho(?: i|['’])?s (?:the|my|our|your) (?:\w+ ){0,2}?\w+(?: (?:at|of|for|in) [\w ]+)?(?: now)?\W*$"
        r"|\bnames? (?:of|please)\b|\bwho(?: i|['’])?s (?:teaching|leading|running|coaching)\b"
    ),
    Fact.MONEY: (
        rf"\bhow much (?:\w+ ){{0,5}}?(?:{_PRICE}|pay|paid|money|charged?)\b"
        rf"|\b(?:total|what\S*|full) (?:\w+ ){{0,4}}?(?:{_PRICE})\b"
    ),
    Fact.SHARE: r"(?<!\d)(?<!\d )(?:%|\bpercent(?:age)?\b)|\b(?:share of|what share|rate)\b",
    Fact.CLOCK: r"\bwhat time\b",
    Fact.DAY: r"\b(?:what|which|exact) (?:date|day)\b",
    Fact.LENGTH: r"\bhow (?:long|fast|soon|quickly)\b|\b(?:duration|length of|how much time)\b",
    Fact.FREQUENCY: r"\bhow (?:often|frequently)\b|\bhow many times\b",
    Fact.COUNT: r"\bhow many\b|\bnumber of\b|\b(?:total|minimum|maximum|most|at least|hours)\b",
    Fact.DATE: r"\b(?:when|what month|which month|deadline|due|by when|dates?)\b",
    Fact.PERSON: r"\b(?:who|whom|whose|which (?:person|office|role))\b",
    Fact.PLACE: r"\b(?:where|which (?:system|portal|platform|site))\b",
    Fact.LIST: (
        r"\b(?:what are|list|walk me|steps?|process|components|categories|kinds|types|requirements|things|documents"
        r"|attributes|skills|responsibilities|duties|what do i (?:need|have to)|what (?:all|else))\b"
    ),
    Fact.YES_NO: (
        rf"^(?:\W*(?:so|and|ok|hi|hey|wait)\W+)*(?:{_HELPING_VERB})\b"
        r"|\b(?:can|do|am|may|should|would|is|are|will) (?:i|we|you|it|they|there|my|the)\b"
    ),
}

_HELD = {
    Fact.PHONE: r"\(?\d{3}\)?[ -]+\d{3}-\s?\d{3,4}",
    Fact.EMAIL: r"[\w.]+@[\w.]+\.\w+",
    Fact.ADDRESS: r"\b\d+ (?:\w+ ){1,3}(?:street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|way|lane)\b",
    Fact.NAME: r"\b(?:dr|mr|ms|mrs|prof)\.? \w",
    Fact.MONEY: r"\$\s?\d|\b(?:free of charge|is free|was free|no (?:cost|charge))\b",
    Fact.SHARE: r"\d\s?%|\bpercent\b",
    Fact.CLOCK: r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]\.?m\b",
    Fact.DAY: rf"\b(?:{_MONTH}) \d|\b(?:{_WEEKDAY})\b|\d/\d",
    Fact.LENGTH: (
        r"\b\d[\d–-]*(?:st|nd|rd|th)? (?:business |calendar |academic |school )*(?:hour|minute|day|week|month|year)s?\b"
        r"|\bfirst (?:month|year|week)\b"
    ),
    Fact.FREQUENCY: (
        r"\b(?:weekly|monthly|annual(?:ly)?|yearly|daily|twice|once|times|regularly|quarterly"
        r"|(?:per|every|each|a) (?:week|month|year|day|session))\b"
    ),
    Fact.COUNT: r"\d",
    Fact.DATE: (
        rf"\b(?:{_MONTH}|{_WEEKDAY}|{_SEASON}|deadline|prior to|before|after|during|within|upon|end of|mid-|year \d"
        r"|(?:19|20)\d\d|\d (?:am|pm))\b"
    ),
    Fact.PERSON: rf"\b(?:{_ROLE}|dr)\b",
    Fact.PLACE: r"\b(?:in|on|at|to|into|via|through) (?:the|a|an|their|your|zoom|\w+space)\b|\bportal\b|\bonline\b",
}

_ASKED_FOR = {fact: re.compile(pattern) for fact, pattern in _ASKED.items()}
_HELD_BY = {fact: re.compile(pattern) for fact, pattern in _HELD.items()}
_AS_PRINTED = frozenset({Fact.PHONE, Fact.EMAIL, Fact.MONEY, Fact.CLOCK})
_PASSING = re.compile(
    rf"\b(?:this (?:year|month|week|semester|term|{_SEASON})|last (?:year|month|week|semester)|these days|next|upcoming"
    rf"|today|tomorrow|currently|right now|so far|yet|(?:in|of|{_MONTH}) (?:19|20)\d\d)\b"
)


def facts_asked(text: str) -> frozenset[Fact]:
    """The kinds of fact that a question asks for; empty where its words do not tell."""
    lowered = text.lower().strip()
    return frozenset(fact for fact, pattern in _ASKED_FOR.items() if pattern.search(lowered))


def holds(fact: Fact, text: str) -> bool:
    """Whether a text holds a fact of that kind. Always so for kinds that no single sentence can hold."""
    pattern = _HELD_BY.get(fact)
    if pattern is None:
        return True
    lowered = text.lower()
    return bool(pattern.search(lowered if fact in _AS_PRINTED else f"{lowered} {' '.join(words(text))}"))


def is_passing(question: str) -> bool:
    """Whether a question is about this year, now or next time, of which a standing document seldom knows."""
    return bool(_PASSING.search(question.lower()))
