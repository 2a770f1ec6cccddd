"""Vocabulary: which words name a person, a measure or a bend in what is said, when two sentences are compared."""

from collections.abc import Mapping


def _each(meanings: Mapping[str, str]) -> dict[str, str]:
    """Each word with what it means, from what is meant by which words."""
    return {word: meant for meant, words in meanings.items() for word in words.split()}


CANDIDATE = "candidate"
PROGRAM = "program"

ROLES = _each(
    {
        CANDIDATE: "candidate candidates participant participants you",
        PROGRAM: "program programs",
        "coach": "coach coaches",
        "supervisor": "supervisor supervisors",
        "administrator": "administrator administrators",
        "instructor": "instructor instructors",
        "lecturer": "lecturer lecturers",
        "dean": "dean deans",
        "director": "director directors",
        "employer": "employer employers",
        "mentor": "mentor mentors",
        "panel": "panel panels",
        "reviewer": "reviewer reviewers",
        "analyst": "analyst analysts",
        "superintendent": "superintendent superintendents",
        "principal": "principal principals",
        "leader": "leader leaders",
        "commission": "commission",
        "university": "university",
        "faculty": "faculty",
    }
)
"""Who does something, or has it done to them, in the singular."""

MEASURES = _each(
    {
        "hour": "hour hours hr hrs",
        "minute": "minute minutes mins",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "semester": "semester semesters",
        "term": "term terms",
        "point": "point points",
        "percent": "percent",
        "dollar": "dollar dollars",
        "time": "times",
    }
)

_KINDS = "business calendar working school academic consecutive full fiscal program"
KINDS = frozenset(_KINDS.split())
"""What kind of day or year is measured."""

_NUMBERED = "year level step standard line part session goal cpsel page section score scores"
NUMBERED = frozenset(_NUMBERED.split())
"""What bears a number as its name: Year 1 is no figure of years."""

BENDS = _each(
    {
        "before": "before prior ahead",
        "after": "after following afterwards upon",
        "until": "until till",
        "unless": "unless",
        "since": "since",
        "during": "during",
        "except": "except besides excluding excludes apart",
        "only": "only solely just exclusively merely alone",
        "all": "all every each whole entire everyone everything always",
        "any": "any anyone anybody anything",
        "both": "both",
        "either": "either",
        "some": "some",
        "most": "most",
        "many": "many",
        "few": "few several",
        "more": "more",
        "less": "less fewer",
        "other": "other others another",
        "same": "same",
        "own": "own",
        "again": "again",
        "if": "if provided whether",
        "when": "when whenever",
        "who": "who whom whose whoever which",
        "however": "however although though",
        "usually": "usually normally typically generally often mostly sometimes",
        "disputed": (
            "disputed disagree disagrees contradict contradicts conflict conflicts differ differs differently answers "
            "ways unclear provisional example examples illustrations invented"
        ),
    }
)
"""Words that name no topic and yet change what is said."""

_EMPTY = (
    "complete completes completed receive receives get gets include includes involve involves consist consists lasts "
    "lasting has have make makes take takes run runs come comes"
)
EMPTY = frozenset(_EMPTY.split())
"""Verbs that say no more than `is` before a number."""

_TELLING = "get gets give go going got had has have know let like now off right said say says tell use wanna want well"
TELLING = frozenset(_TELLING.split())
"""Words that carry no meaning in a search, and carry one in a statement."""
