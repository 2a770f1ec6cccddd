"""Everyday words beside the handbook's words: what people type, and what documents on induction print for it."""

from functools import cache

from knowledge.words import stems

_SHORT_FORMS = {
    "pl": "professional learning development",
    "pd": "professional development learning",
    "pa": "program administrator",
    "plc": "professional learning community cohort",
    "hrs": "hours",
    "yr": "year",
    "yrs": "years",
    "mins": "minutes",
    "min": "minimum",
    "max": "maximum",
    "admin": "administrator administrative",
    "admins": "administrators",
    "ppl": "people participants",
    "docs": "documents",
    "info": "information",
    "mtg": "meeting",
    "mtgs": "meetings",
    "prelim": "preliminary",
    "ai": "artificial intelligence",
    "chatgpt": "artificial intelligence",
    "avg": "average mean",
    "dept": "department",
    "uni": "university",
    "thru": "through",
    "asc": "administrative services credential",
    "coe": "county office of education",
}

# Each line holds words that stand for one another when people speak of a program. A word may be on several lines.
_CIRCLES = (
    "cost price tuition fee pay paid charge charged money afford expensive free dollars",
    "refund reimbursement reimburse deposit",
    "withdraw withdrawal quit leave drop dropped out exit",
    "pause hold defer deferral postpone extension delay break additional time",
    "late overdue missing missed deadline",
    "fail flunk unable remediation watch behind difficulty risk",
    "help support assistance guidance",
    "job employment position assignment employed career",
    "boss supervisor manager employer",
    "employer district workplace",
    "guarantee safe secure promise certain",
    "instructor teacher lecturer professor faculty academic academics",
    "pick choose select decide selected chosen",
    "match pair assign assigned matching paired",
    "meet meeting session conference",
    "online virtual virtually remote zoom",
    "in-person face site",
    "private confidential confidentiality secret share sharing",
    "complain complaint grievance appeal dispute disputed concern",
    "challenge issue difficulty complaint grumble gripe struggle problem",
    "race racism gender religion discrimination protected bias harassment equity",
    "disability disabled accommodation accessibility",
    "cheat copy plagiarism dishonesty",
    "begin start first commence initial beginning",
    "finish end complete completion done conclusion final last",
    "score rating grade proficient proficiency pass passing level",
    "proof evidence verification verify verified document letter artifact",
    "sign signature signed approve approval",
    "send submit upload turn hand provide",
    "keep store record log maintain housed documented",
    "apply application admission admit admitted enroll enrollment register join",
    "eligible eligibility qualify require required requirement must need needed",
    "expire expiration term valid renew renewable",
    "hire hiring recruit recruitment select selection employ",
    "train training trained preparation prepare",
    "survey questionnaire respondents responses",
    "people participants candidates administrators respondents",
    "baby pregnant maternity sick ill illness surgery medical health circumstances",
    "observe observation watch shadow visit",
    "peer peers colleagues cohort classmates",
    "month monthly",
    "week weekly",
    "year annual annually yearly",
    "often frequency times weekly monthly annually regularly twice",
    "authorize authorizes authorized allow allows permit",
    "goal goals objective objectives target",
    "presentation present panel showcase culminating",
    "advertise advertised posted invitations marketing announce",
    "learn discover taught",
    "compare comparison versus differ difference",
    "counseling therapy mental counselor",
    "homework assignment assignments work",
    "contact phone email call reach",
    "charge responsible responsibility oversee supervise supervises",
    "stay remain retention retain retained",
    "agree agreement contract memorandum mou",
    "duration length long minutes hours",
    "feedback evaluation evaluate review",
    "update updated changed change new",
)


def spelled_out(word: str) -> tuple[str, ...]:
    """The words that a typed short form stands for; empty where it is none."""
    return tuple(_SHORT_FORMS.get(word, "").split())


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    circles: dict[str, set[str]] = {}
    for line in _CIRCLES:
        members = set(stems(line))
        for member in members:
            circles.setdefault(member, set()).update(members - {member})
    return {member: frozenset(others) for member, others in circles.items()}


def neighbours(stem: str) -> frozenset[str]:
    """The stems that documents may print where a person says `stem`."""
    return _neighbours().get(stem, frozenset())


# Common words of English talk. Where no document has one it tells nothing; any other unknown word is a subject that the
# documents do not know.
_COMMON_TALK = (
    "above according across actually add ago allow almost alone along already although always among another answer "
    "anybody anything anyway anywhere apart around aside ask asked away back bad become began behind believe below "
    "beside best better big both bring brought call called came care check choice clear come common confirm correct "
    "count couple daily deal decide depend differ difference different doubt during easy either else end enough even "
    "ever everybody everyone everything everywhere ex exact exactly expect explain fact fair far fast feel few figure "
    "fill find fine fit fix follow forget front full fully gave general gets given goes gone good grab great guess "
    "guy half halfway handle happen happened happens hard having he hear heard help her here high him his hold hope "
    "hurt idea important inside instead keep kept kid last lately least leave left less little live long look lost "
    "lots main make mean means mention mind minute mistake moment mostly move myself near nearly never new nice "
    "nobody none normal nothing notice number often old one ones open opposite otherwise outside part particular past "
    "perhaps person place plan plus point possible pretty probably problem put question quick quickly quite raise ran "
    "rather read ready reason regarding remember remind repeat rest round row run sad same saw see seem seen sense "
    "separate set several she short show side simple simply since single skip small somebody someone something "
    "sometimes somewhere soon sort sound spot start stay step still stop story straight stuff suddenly sum sure take "
    "taken talk tell test that thats think thought three through thru till time today together told took top tough "
    "toward trouble true try trying turn twice understand unless usual usually versus vs w wait walk way week went "
    "whatever whenever whether whole without wonder word work worry worse wrong wrote yes yesterday yet yourself zero"
)
SMALL_TALK = frozenset(_COMMON_TALK.split())
