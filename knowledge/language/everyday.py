"""Everyday words beside the handbook's words: what people type, and what documents on induction print for it."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from knowledge.language.words import stems

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

FIELD_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "casc": ("clear administrative services credential",),
        "cpsel": ("california professional standards for education leaders",),
        "crr": ("credential recommendation request",),
        "ctc": ("commission on teacher credentialing",),
        "dop": ("description of practice",),
        "iip": ("individual induction plan", "individualized induction plan"),
        "lms": ("learning management system",),
        "mou": ("memorandum of understanding",),
        "pasc": ("preliminary administrative services credential",),
    }
)
"""Short forms that the whole field uses, for documents that print one and never say what it is."""

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
    "people person participants candidates administrators respondents",
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
    "mentor coach guide guides adviser advisor",
    "campus site school workplace",
    "principal supervisor boss evaluator administrator leader",
    "money fee fees cost tuition funds funding scholarship stipend",
    "discount reduced reduction cheaper waived scholarship",
    "click compatible pairing fit relationship reassignment reassign reassigned mismatch",
    "switch change reassign reassignment replace replaced another swap",
    "rescue support assistance remediation intervention plan help",
    "stuck difficulty difficulties struggling behind trouble",
    "webinar webinars info information nights night session event",
    "newbie newcomer rookie beginning new novice entering",
    "warn warned warning notify notified notification alert alerted early",
    "grade graded score scored rubric rate rated evaluate evaluated assessed assess assessment",
    "grader scorer reviewer reviewers panel rater raters evaluator",
    "write-up writeup essay reflection assignment paper written",
    "plan iip individual induction",
    "coursework courses course classes class session sessions workshops workshop training",
    "class session sessions workshop seminar",
    "teammate buddy peer peers colleagues group cohort collaboration",
    "together collaborate collaboration collaborative joint jointly partner shared",
    "alone individual individually exclusively own",
    "talk discuss discussion conversation dialogue speak",
    "visit observe observation on-site shadow walkthrough",
    "boring useful useless helpful relevant valuable beneficial effective",
    "liked enjoyed appreciated grateful valued satisfied positive",
    "dislike disliked negative complaint challenges challenge criticism",
    "improve improvement improved better enhance strengthen suggestions suggestion",
    "growth grow develop development progress improvement",
    "skills skill competencies competency abilities ability attributes qualities quality",
    "background experience expertise qualification qualifications qualified",
    "certificate credential license licence certified",
    "permanent clear",
    "paperwork forms form documents documentation packet files",
    "upload submit submission portal brightspace",
    "platform lms system portal brightspace canvas software website tool",
    "deadline due cutoff date timeline date",
    "calendar schedule timeline sequence dates",
    "holiday break off vacation closed",
    "evening evenings night nights weeknight pm after",
    "weekend weekends saturday saturdays sunday",
    "duration long length last lasts",
    "limit maximum cap most ceiling",
    "minimum least fewest floor",
    "half partial prorated",
    "extra additional more further another",
    "optional voluntary choice electives elective",
    "mandatory required compulsory obligatory must",
    "purpose goal aim mission why objective intended",
    "vision mission values beliefs philosophy",
    "theory research framework evidence literature study studies",
    "study report research evaluation survey data findings results",
    "results findings outcomes data impact",
    "respondents participants people surveyed responses answered respond",
    "interviewed interview interviews focus groups",
    "percent percentage share proportion rate",
    "average mean rating score",
    "strongest highest best most top",
    "weakest lowest worst least bottom",
    "director head lead leader coordinator dean administrator",
    "office department division unit",
    "email contact reach write address",
    "phone call telephone number contact",
    "recommend recommendation recommended recommends",
    "application apply applying applicant applicants admission",
    "prerequisite eligibility requirements eligible qualify prior",
    "letter verification proof confirm verify hr employment",
    "start begin commence kickoff orientation launch",
    "end finish conclusion complete wrap final exit",
    "graduate graduates completers complete finish alumni",
    "ceremony celebration colloquium showcase culminating event presentation",
    "audience panel attend attendees watches watch",
    "slides presentation powerpoint present",
    "picture artifact evidence sample samples work product products",
    "folder portfolio binder collection digital",
    "diary log journal logs record records reflection",
    "secret private confidential privacy confidentiality trust share",
    "fire fired terminate dismissed lose job removal",
    "kicked dismissed withdrawn removed withdrawal dropped",
    "appeal challenge dispute contest reconsider review",
    "plagiarize plagiarism cheat copy integrity honesty original own",
    "bot chatgpt artificial intelligence ai tools generative",
    "stress mental counseling wellness health support",
    "sick illness medical leave emergency circumstances extenuating",
    "deferral pause leave hold extension extend postponement",
    "unfair bias discrimination equity complaint harassment",
    "diverse diversity equity inclusion culturally responsive",
    "move relocate transfer district change",
    "hired appointed hire position employment assignment",
    "unemployed laid off lose job position employed employment",
    "vice assistant ap principal administrator",
    "superintendent administrator leader district",
    "teacher educator staff",
    "kids students children pupils learners",
    "parents families family community",
    "money-back refund refunded refunds reimbursed",
    "instalment payment pay paid tuition bill billing",
    "reimburse reimbursed district pays paid",
    "choose pick select choice selected selecting decide",
    "decide decides decision determine determines determined judge",
    "approve approves approval sign signs signature authorize",
    "check checks verify verifies monitor monitors monitoring review reviews",
    "monitor track tracked oversee keep watch eye",
    "responsible responsibility duties role roles duty job",
    "expect expectations expected expectation",
    "rules policy policies regulation regulations guidelines guideline",
    "law legal regulation code education",
    "standards standard cpsel cpsels",
    "example examples sample instance",
    "step steps stage stages phase phases process procedure procedures",
    "kickoff initial first orientation",
    "regularly weekly monthly ongoing continuous frequent often",
    "nudge nudged guided guide facilitate facilitated support",
    "partner partnership partners collaboration agreement",
    "train training trained prepare preparation learn orientation",
    "hire select selection recruit recruitment selecting hiring",
    "veteran seasoned experienced retired expert",
    "retired former current practicing",
    "feedback input comments comment suggestion response",
    "copied cc notified informed included",
    "book text publication handbook guide reading",
    "website page online link web",
    "zoom online virtual remotely video synchronous",
    "recording video recorded tape",
    "drive travel commute mileage transportation",
    "hours time clock duration",
    "quit leave withdraw resign dropout exit",
    "wrong error mistake incorrect",
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
