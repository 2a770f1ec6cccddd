"""Wishes about evidence: `save this as evidence for CPSEL 4: …`, `what could serve as evidence for CPSEL 4?`."""

import re
from dataclasses import dataclass

from bot.understanding.facts.people import is_name

_PLEASE = r"(?:(?:please|pls|can you|could you|can i|i (?:want|need|would like|'d like) to)\s+)*"
_EVIDENCE = r"(?:my |our |an? |some |as )*(?:evidence|artifacts?|proof)"
_LINK = re.compile(r"<?(?P<link>https?://[^\s<>|]+|(?:[\w-]+\.)+[a-z]{2,}/[^\s<>|]*)(?:\|[^>]*)?>?", re.IGNORECASE)
_END = r"(?:\s+(?:please|now|so far))?[\s?.!]*"
_SAVING = rf"{_PLEASE}(?:save|keep|add|use|file|store|record|upload)\s+(?P<before>.{{0,400}}?)\s*\b(?:as|for|to)"
_AND_WORDS = r"\s*(?:[:;,–—-]\s*(?P<after>.*)|[.!\s]*)"
_WITH_LINK = r"[\s:;,.!–—-]*(?P<before><?(?:https?://|(?:[\w-]+\.)+[a-z]{2,}/)[^\s>]*>?)?[\s.!]*"
_FINDING = (
    rf"what (?:else )?(?:could|can|might|would|may) .{{0,30}}?(?:as|be|for) {_EVIDENCE} (?:for|of|on)",
    rf"{_PLEASE}(?:find|look for|search(?: for)?|suggest) {_EVIDENCE} (?:for|of|on)",
    rf"what {_EVIDENCE} (?:do|have|could|can) i (?:have|got|use|show) (?:for|of|on)",
)
_SHOW = r"(?:(?:show|list|see|open)(?: me)? )?"
_MINE = rf"{_PLEASE}{_SHOW}(?:all )?(?:my|the) (?:evidence|artifacts)(?: gaps?)?{_END}"
_GAPS = (
    rf"(?:(?:what|where) (?:are|is) |{_PLEASE}{_SHOW})?(?:the |my )?(?:evidence|artifacts?) gaps?{_END}"
    rf"|what (?:evidence|artifacts?) (?:is (?:still )?missing|(?:do|am) i (?:still )?(?:need|lack|miss|missing)){_END}"
)
_NO_QUESTION = r"(?!(?:what|which|where|how|is|are|can|could|does|do|should|will|would|if)\b)"
_LACKS = r"(?:(?:still )?(?:need|lack|miss)s?|(?:have|has) no)(?: any)? (?:evidence|artifacts?)"
_WHOSE = rf"{_SHOW}(?P<whose>[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?)['’]s (?:evidence|artifacts){_END}"
_NOBODY = frozenset({"my", "our", "the", "what", "show", "which", "any", "some", "more", "new", "of", "for", "no"})


@dataclass(frozen=True)
class SaveEvidence:
    """Something to save: the standards that were named, the words about it, and the link among them."""

    standards: tuple[int, ...] = ()
    words: str = ""
    link: str | None = None


@dataclass(frozen=True)
class FindEvidence:
    """What could serve for this standard is asked for."""

    standard: int


@dataclass(frozen=True)
class ShowEvidence:
    """What is there is asked for; `whose` is the name as written, None for one's own."""

    whose: str | None = None


EvidenceWish = SaveEvidence | FindEvidence | ShowEvidence


def evidence_wish(text: str, *, standard: str = "CPSEL") -> EvidenceWish | None:
    """What the words wish about evidence; None where they wish nothing. `standard` is what a program calls one."""
    said, one = text.strip(), rf"(?:cpsel|{re.escape(standard)})s?"
    numbers = rf"{one}\s*#?\s*(?P<numbers>\d{{1,2}}(?:\s*(?:,|and|&|/)\s*(?:{one}\s*)?#?\d{{1,2}})*)"
    save = rf"{_SAVING}\s+{_EVIDENCE}(?:\s+(?:for|of|on|to)\s+{numbers})?{_AND_WORDS}"
    begin = rf"{_EVIDENCE}\s+(?:for|of|on)\s+{numbers}\s*[:;–—-]\s*(?P<after>.+)"
    told = rf"{_NO_QUESTION}(?P<after>.{{3,400}}?)\s+(?:is|are)\s+{_EVIDENCE}\s+(?:for|of)\s+{numbers}{_WITH_LINK}"
    if found := _fits(save, said) or _fits(begin, said) or _fits(told, said):
        return _saved(found)
    if found := next(filter(None, (_fits(f"{find} {numbers}{_END}", said) for find in _FINDING)), None):
        return FindEvidence(_read(found["numbers"])[0])
    if _fits(_MINE, said) or _fits(_GAPS, said) or _fits(rf"(?:which|what) {one} {_LACKS}{_END}", said):
        return ShowEvidence()
    whose = _fits(_WHOSE, said)
    if whose and all(is_name(word.lower()) and word.lower() not in _NOBODY for word in whose["whose"].split()):
        return ShowEvidence(whose["whose"])
    return None


def _fits(pattern: str, said: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, said, re.IGNORECASE | re.DOTALL)


def standards_in(said: str, *, standard: str = "CPSEL") -> tuple[int, ...]:
    """The standards that the words are, such as `CPSEL 4` or `4 and 5`, and nothing else; none where they are more."""
    one = rf"(?:(?:for )?(?:cpsel|{re.escape(standard)})s?\s*)?#?"
    several = re.fullmatch(rf"{one}\d{{1,2}}(?:\s*(?:,|and|&|/)\s*{one}\d{{1,2}})*", said.strip(), re.IGNORECASE)
    return _read(said) if several else ()


def _saved(found: re.Match[str]) -> SaveEvidence:
    groups = found.groupdict()
    before, after = groups.get("before") or "", groups.get("after") or ""
    link = _LINK.search(f"{before} {after}")
    address = None if link is None else link["link"].rstrip(".,;)")
    if address is not None and "://" not in address:
        address = f"https://{address}"
    words = _LINK.sub(" ", after)
    lines = [" ".join(line.split()) for line in words.splitlines()]
    return SaveEvidence(_read(groups.get("numbers") or ""), "\n".join(filter(None, lines)).strip(" :;,–—-"), address)


def _read(numbers: str) -> tuple[int, ...]:
    return tuple(sorted({int(one) for one in re.findall(r"\d{1,2}", numbers)}))
