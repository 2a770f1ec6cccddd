"""Verdict: whether wording that a model proposes states all that a person said, and nothing beside it.

What a person said is taken apart into what it states, in its order: figures, names, days, amounts, `not`, `may` and
`will`, and every other word that is not a mere link. The proposal must state the same, one after the other, each word
in a form that tells of the same time and number, and joined as the person joined it. So a figure cannot move to another
thing, nobody can have done what somebody else did, a plan cannot become a result, no word can be added or lost, and
what holds for one sentence cannot spread to the next. What is left to a model is grammar: articles, punctuation, the
forms of words, a slip in a longish word, whole sentences out of notes, a deadline moved to the front or the end, and a
`because` or an `if` before or behind what it belongs to.

What this cannot see: a word whose form is the same for two times, and notes that can be read in two ways.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from knowledge.drafting.arrangement import arrangements
from knowledge.drafting.joints import is_joined_alike
from knowledge.drafting.speech import (
    AIM,
    AMOUNTS,
    FORCES,
    FREE,
    PLURAL,
    SELF,
    SUBJECTS,
    TIMES,
    is_corrected,
    is_form_of,
    is_past,
    is_plural_of,
)
from knowledge.drafting.statements import WILL, Fact, Item, asked, fillers, items_of, left_hanging

_CONTACT = re.compile(r"\S+@\S+|https?:\S+|www\.\S+|\b[\w-]+\.(?:com|org|edu|gov|net|us)\b[^\s.,;]*|(?<!\w)[@#]\w+")
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]|(?<!\w)['‘]([^'’]{3,})['’](?!\w)|«([^»]*)»")
_SIGNS = re.compile(r"[<>=~≥≤±×→]|(?<![\w-])[+-](?=\d)")
_CAPITAL = re.compile(r"(?<=[\w,;)’'] )[A-ZÀ-Þ][\w]*|(?<=[A-ZÀ-Þ]\. )[A-ZÀ-Þ]\w*")
_MAY = re.compile(r"\b(?:by|in|until|early|late|mid|end of)[ -]May\b|\bMay \d", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9\s.,;:'\"“”‘’()/%$&?–—-]")
_LONGER = 1.6
_SLACK = 40


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a proposal: a fact that it adds, or one that it loses."""

    kind: Fact
    added: str = ""
    lost: str = ""


@dataclass(frozen=True)
class Manner:
    """What a part of a draft asks for, which a proposal may complete.

    `plans` says that it is about what is to come: notes may become `I will …`. `own_doing` that it asks what the
    person did or does: where nobody is named, it is they.
    """

    plans: bool = False
    own_doing: bool = False


AS_IT_IS = Manner()


def flaws_of(proposed: str, own: str, manner: Manner = AS_IT_IS) -> tuple[Flaw, ...]:
    """What the proposal states beyond the person's own words, or leaves out of them; none where it may be shown."""
    return tuple(dict.fromkeys((*_marked(proposed, own), *_stated(proposed, own, manner))))


def _stated(proposed: str, own: str, manner: Manner) -> Iterator[Flaw]:
    given = items_of(own)
    speaks = any(item.kind is Fact.PERSON for item in items_of(_QUOTED.sub(" ", own)))
    said = _without_completion(items_of(proposed), given, replace(manner, own_doing=manner.own_doing and not speaks))
    if any(_alike(said, one) for one in (given, *arrangements(said, given))):
        return
    matcher = SequenceMatcher(a=[one.word for one in given], b=[one.word for one in said], autojunk=False)
    differ = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    changed = [
        flaw
        for _, start, end, begin, stop in differ
        for flaw in _changed(given, said, range(start, end), range(begin, stop))
    ]
    yield from changed or [Flaw(Fact.LINK)]


def _changed(given: Sequence[Item], said: Sequence[Item], there: range, here: range) -> Iterator[Flaw]:
    """The flaws of one place where the two part, without the words that are only said in another form."""
    lost, added = [given[at] for at in there], [said[at] for at in here]
    if len(lost) == len(added):
        pairs = [
            (given[one], said[other])
            for one, other in zip(there, here, strict=True)
            if not _same(said, given, other, one)
        ]
        lost, added = [one for one, _ in pairs], [other for _, other in pairs]
    yield from (Flaw(_tensed(one), lost=_plainly(one)) for one in lost)
    yield from (Flaw(_tensed(one), added=_plainly(one)) for one in added)


def _tensed(item: Item) -> Fact:
    return Fact.TENSE if item.kind is Fact.WORD and is_past(item.word) else item.kind


def _plainly(item: Item) -> str:
    """The item as a person would read it."""
    return {"maymonth": "May", "afew": "a few", "alittle": "a little"}.get(item.word, item.word.removeprefix("§"))


def _alike(said: Sequence[Item], given: Sequence[Item]) -> bool:
    return len(said) == len(given) and all(
        _same(said, given, at, at) and is_joined_alike(said, given, at) for at in range(len(said))
    )


def _same(said: Sequence[Item], given: Sequence[Item], here: int, there: int) -> bool:
    """Whether the words in these places are one word, in forms of the same time and number."""
    one, own = said[here].word, given[there].word
    before = given[there - 1] if there else None
    if (one, own) == ("i", "me"):
        return given[there].opens and there + 1 < len(given) and given[there + 1].joined
    if {one, own} & SELF or one in _FIXED or own in _FIXED:
        return one == own
    if is_plural_of(one, own) or is_plural_of(own, one):
        does = before is not None and before.word in SUBJECTS
        return does or (before is not None and is_plural_of(one, own) and _is_many(before))
    return is_form_of(one, own) or is_corrected(one, own)


_FIXED = FORCES | AMOUNTS | TIMES


def _is_many(item: Item) -> bool:
    return item.word in PLURAL or (item.kind is Fact.FIGURE and item.word.isdigit() and item.word != "1")


def _without_completion(said: Sequence[Item], given: Sequence[Item], manner: Manner) -> list[Item]:
    """The items without an `I`, and without a `will` or `want to`, that only make a sentence of a note."""
    openings = [
        item for at, item in enumerate(given) if item.opens or (given[at - 1].opens and given[at - 1].word in _PLANNING)
    ]
    bound = any(item.word in _BINDING or is_past(item.word) for item in given)
    kept: list[Item] = []
    gone: list[Item] = []
    for at, item in enumerate(said):
        follows = list(takewhile(lambda one: one.word in _PLANNING, said[at + 1 : at + 3]))
        head = next(iter(said[at + 1 + len(follows) :]), None)
        heads = head is not None and any(is_form_of(head.word, one.word) for one in openings)
        does = head is not None and (head.kind in _DOING or any(one.word == AIM for one in follows))
        themselves = item.word == "i" and manner.own_doing and does and not item.links
        planned = item.word in _PLANNING and manner.plans and not bound and _begins(said, at)
        if heads and (themselves or planned):
            gone.append(item)
        else:
            kept.append(_following(item, gone))
            gone = []
    return kept + gone


def _following(item: Item, gone: Sequence[Item]) -> Item:
    """The item as it follows what stood before the ones that are gone, without the `to` that one of them took."""
    if not gone:
        return item
    links = item.links[1:] if item.links[:1] == ("to",) and gone[-1].word == AIM else item.links
    return replace(
        item,
        parted=max(one.parted for one in (*gone, item)),
        joined=item.joined or gone[0].joined,
        links=links,
        opens=True,
    )


_PLANNING = frozenset({WILL, AIM})
_BINDING = FORCES | _PLANNING
_DOING = frozenset({Fact.WORD, Fact.OUTCOME})


def _begins(said: Sequence[Item], at: int) -> bool:
    """Whether the clause begins here, or with an `I` just before."""
    return said[at].opens or (at > 0 and said[at - 1].word == "i")


def _marked(proposed: str, own: str) -> Iterator[Flaw]:
    """What is seen in the letters themselves: quotes, addresses, signs, names in capitals, and the shape of it all."""
    yield from _differ(Fact.CONTACT, _CONTACT.findall(proposed), _CONTACT.findall(own))
    yield from _differ(Fact.QUOTE, _quotes(proposed), _quotes(own))
    yield from _differ(Fact.FIGURE, _SIGNS.findall(proposed), _SIGNS.findall(own))
    if asked(proposed) != asked(own):
        yield Flaw(Fact.FORCE)
    if left_hanging(proposed) != left_hanging(own):
        yield Flaw(Fact.LINK)
    yield from (Flaw(Fact.WORD, added=one) for one in Counter(fillers(proposed)) - Counter(fillers(own)))
    yield from (
        Flaw(Fact.SHAPE, added=one) for one in Counter(re.findall("!", proposed)) - Counter(re.findall("!", own))
    )
    yield from _named(proposed, own)
    strange = [letter for letter in proposed if letter not in own and not _PLAIN.match(letter)]
    if strange or not proposed.strip():
        yield Flaw(Fact.SHAPE, added="".join(dict.fromkeys(strange)))
    elif len(proposed) > len(own) * _LONGER + _SLACK:
        yield Flaw(Fact.SHAPE)


def _named(proposed: str, own: str) -> Iterator[Flaw]:
    """Names that look like small words (An, Will, May), and names that lost their capital."""
    small = FREE | {WILL, "may", "so", "my", "do", "le"}
    for word in _CAPITAL.findall(proposed):
        if word != "I" and word.lower() in small and word not in own and not _is_month(word, proposed):
            yield Flaw(Fact.NAME, added=word)
    if own == own.upper():
        return
    for word in _CAPITAL.findall(own):
        if word != "I" and not re.search(rf"\b{re.escape(word)}", proposed):
            yield Flaw(Fact.NAME, lost=word)


def _is_month(word: str, text: str) -> bool:
    """Whether `May` stands where a month does, which the items themselves tell."""
    return word == "May" and _MAY.search(text) is not None


def _quotes(text: str) -> list[str]:
    return [" ".join("".join(groups).split()).strip(" .,;!?") for groups in _QUOTED.findall(text)]


def _differ(kind: Fact, said: Sequence[str], given: Sequence[str]) -> Iterator[Flaw]:
    there, here = Counter(one.rstrip(".,;") for one in given), Counter(one.rstrip(".,;") for one in said)
    yield from (Flaw(kind, added=one) for one in here - there)
    yield from (Flaw(kind, lost=one) for one in there - here)
