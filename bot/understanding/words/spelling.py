"""The sentence as it is read: typography made plain, a few long words spelled right."""

import re

from rapidfuzz.distance import OSA

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\x00", " "),
        **dict.fromkeys("\u200b\u200d\ufeff*~", ""),
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
    }
)

_OF_DISTRICTS = r"(?:tr\w+g|trng|pd|pl|workshop|wkshp|wksp|office|meeting|mtg|conf\w*|inservice|seminar)"
# "Dana | zoom", "@ her school", "w/ @Dana"; "yesterday,1hr"; Slack's own "<@U1|dana>" stays.
_SIGNS = (
    (r" \| ", ", "),
    (r"(?<!\S)@ (?=\w)", "at "),
    (r"(?<![<\w])@(?=[^\W\d_])", ""),
    (r"(?<=[^\W\d]),(?=\w)", ", "),
    (r"\b[Pp]l[sz]\b", "please"),  # not the plural of PL
    (rf"\b[Dd]ist(?:r|rct)?\.? (?={_OF_DISTRICTS}s?\b)", "district "),
    (r"\b(trng|trnng|tranng)\b", "training"),
    (r"\b(?:wkshp|wksp|wrkshp|workshp)\b", "workshop"),
    (r"(?<=[\w)]) '?n'? (?=\w)", " and "),
    # "60 coaching minutes"
    (r"\b(\d+(?:\.\d+)?) (coaching|plc|pl|pd|training|workshop) (minutes?|mins?|hours?|hrs?)\b", r"\1 \3 \2"),
    (r"([^\W\d_])\1{2,}", r"\1\1"),  # "zooom"
    (r" {2,}", " "),
)
# "1) … 2) …", "- … - …": the marks of a list, which are no part of what is said. One alone may be a number.
_LISTED = re.compile(r"(?m)^[ \t]*(?:\(?\d{1,2}[.)]|[-•])[ \t]+(?=\S)")
# Long words only: near a short one stand too many names ("Frida" is one letter from a day of the week).
_SPELLED = (
    "yesterday", "tomorrow", "tuesday", "wednesday", "thursday", "saturday", "coaching", "workshop", "training",
    "district", "session", "webinar", "conference", "minute", "minutes", "professional", "learning", "virtual",
    "observation",
)  # fmt: skip
_SHORT_SLIPS = {
    "moday": "monday", "mondy": "monday", "monady": "monday", "firday": "friday", "friady": "friday",
    "fridya": "friday", "sudnay": "sunday", "sunady": "sunday", "toady": "today", "tody": "today", "tdoay": "today",
    "horus": "hours", "huors": "hours", "hous": "hours", "houres": "hours", "huor": "hour", "huour": "hour",
    "mintes": "minutes", "mintue": "minute", "tmrw": "tomorrow", "tmw": "tomorrow", "tmrrw": "tomorrow",
    "zoon": "zoom", "zom": "zoom", "zoomm": "zoom", "zomo": "zoom", "phne": "phone", "phoen": "phone",
    "onlne": "online", "onlin": "online", "onilne": "online", "yday": "yesterday", "ystrdy": "yesterday",
    "shd": "should", "shld": "should",
}  # fmt: skip
_SHORTEST = 6
_TWO_SLIPS = 9  # from this length on a word keeps its shape with two slips


def tidy(text: str) -> str:
    """The text with plain quotes, dashes and blanks, and with common slips of the finger put right."""
    plain = text.translate(_PLAIN)
    if len(_LISTED.findall(plain)) > 1:
        plain = _LISTED.sub("", plain)
    for written, meant in _SIGNS:
        plain = re.sub(written, meant, plain)
    plain = plain.strip()
    return re.sub(r"[^\W\d_]{3,}", lambda word: _spelled(word[0]), plain)


def _spelled(word: str) -> str:
    low = word.lower()
    if low in _SHORT_SLIPS:
        return _SHORT_SLIPS[low]
    if len(low) < _SHORTEST or low in _SPELLED or low.removesuffix("s") in _SPELLED:
        return word
    near = [right for right in _SPELLED if low[0] == right[0] and OSA.distance(low, right) <= _slips(right)]
    least = min((OSA.distance(low, right) for right in near), default=0)
    nearest = [right for right in near if OSA.distance(low, right) == least]
    return nearest[0] if len(nearest) == 1 else word


def _slips(right: str) -> int:
    return 2 if len(right) >= _TWO_SLIPS else 1
