"""Sentences that log nothing: questions, small talk, one's own standing, and a call for help."""

import re

from bot.understanding.facts.people import is_name
from bot.understanding.intents import Greeting, Help, ShowProgress
from bot.understanding.words.spans import lowered

_BOT = (
    r"(?: (?:bot|casc|companion|casc companion|there|everyone|team|all|again|so much|very much|a lot"
    r"|much|you|for (?:that|this|your help|the help)))*"
)
_HELLO = (
    r"(?:hi+|hey+|hello+|howdy|yo|hiya|greetings|sup|good (?:morning|afternoon|evening|day)|g'?morning"
    r"|morning|happy \w+day"
    r"|how are you(?: (?:today|doing))?|what'?s up|how'?s it going)"
)
_THANKS = (
    r"(?:(?:many |ok |okay |great |perfect )?(?:thanks|thank you|thankyou|thx|ty|tysm|thnx|tks"
    r"|appreciate (?:it|you|that)|cheers))"
)
_OTHER = (
    r"(?:ok+|okay|k|kk|cool|great|nice|perfect|awesome|got it|sounds good|understood|yes|yep|yeah|yup"
    r"|no|nope|nah|sure|bye|goodbye"
    r"|see you(?: (?:later|soon|tomorrow))?|good\s*night|have a (?:good|great|nice) \w+|lol|haha+|wow"
    r"|np|no (?:problem|worries)|you'?re (?:welcome|the best|awesome|great)"
    r"|never\s?mind|nvm|good bot|congrats|oops|sorry|my bad|done|all good|will do|test(?:ing)?)"
)
_SMALL_TALK = re.compile(
    rf"(?:(?:{_HELLO}|{_THANKS}|{_OTHER}){_BOT}[\s,.!:)(;-]*)+\??[^\w]*|[^\w?/+]+|(?:\s*:[\w+'-]+:)+\s*"
)
_OPENING = re.compile(
    rf"(?:(?:{_HELLO}|{_THANKS}|ok+|okay|so|well|um+|also|btw|fyi|please|pls)(?: (?:bot|casc|companion"
    rf"|there|again|team|all))*(?:\s*[,.!:-]+\s*| ))+"
)

_WH = (
    r"(?:what|whats|what's|when|when's|whens|where|where's|who|who's|whom|whose|why|which|how|hows"
    r"|how's|what're|how'd)\b"
)
_SUBJECT = r"(?:i|we|you|u|he|she|they|it|there|this|that|these|those|anyone|everyone|someone|somebody|people)"
_AUXILIARY = (
    rf"(?:is|are|am|does|can|could|should(?! (?:be|have been|say|read)\b)|would|shall|isn't|aren't|don't|doesn't"
    rf"|can't|won't|wouldn't|shouldn't|couldn't|didn't)\b"
    rf"|(?!did it\b)(?:do|did|have|has|may|might|will|was|were) (?:{_SUBJECT}|my (?:coach|candidate|supervisor"
    rf"|principal)|the (?:coach|program|district|handbook)|candidates|coaches|all|both)\b"
    r"|(?:do|does|will|was|were|has|have) (?:my|the|our|a|an|cpsel|coaching|pl|plc|virtual|online|hours)\b"
    # "Did my hour on monday go through": what became of it, not what was done.
    r"|did (?:my|the|our|that|this|those|these|all)\b.*\b(?:(?:go|went|come|came) thr(?:u|ough)|show(?:ed)? up"
    r"|(?:get|got|been|be) (?:logged|recorded|saved|counted|added|entered|approved|confirmed|in)"
    r"|make it|count|save|register|post|work)\b"
)
_ASKING_FOR = (
    r"(?:tell|show|send|give|explain|remind|notify|ping|teach) (?:me|us)\b|explain\b|remind\b"
    r"|describe\b|define\b|list\b|find\b|look up\b|compare\b"
    r"|(?:i (?:was|am)|i'm|im|just)?\s*(?:wondering|curious|confused|unsure|not sure)\b|i wonder\b"
    r"|(?:are there |know of |got )?any(?:one|body|thing)?\b"
    r"|(?:i am |i'm )?(?:looking for|searching for|interested in)\b"
    r"|(?:a )?(?:quick )?question\b|i (?:have|had) a (?:quick )?question\b|(?:i )?(?:don'?t|do not"
    r"|dont) (?:know|understand|get|log|record|add|forget)\b"
    r"|let me know\b|(?:i )?(?:want|need|would like|'d like) to know\b|if (?:i|we|my)\b|suppose\b"
    r"|what if\b|help (?:me )?(?:understand|find|write|draft|with|figure)"
)
_QUESTION = re.compile(rf"(?:and |but |so )?(?:{_WH}|{_AUXILIARY}|{_ASKING_FOR})")
_REMINDER = re.compile(
    r"\b(?:remind (?:me|us)|reminder|reminders|don'?t (?:forget|log|record|count)|do not (?:log|record|count))\b"
)

_HELP = re.compile(
    r"(?:(?:i need |please |pls |can you )?help(?: me)?(?: please| pls)?|commands?|menu|options|instructions|usage"
    r"|what (?:can|do) (?:you|u) do(?: for me)?|what (?:are|is) (?:you|this)(?: for)?|who are you"
    r"|what can i (?:do|ask|say)(?: (?:here|you))?"
    r"|how (?:does|do) (?:this|you|it|the bot) work|how (?:do|can|would) i (?:use (?:this|you|the bot)"
    r"|get started|start))"
    r"[\s?.!]*"
)
_LENGTH = (
    r"(?:\d+(?:[.:]\d+)?\s*(?:hours?|hrs?|h|minutes?|mins?|m)\b(?: (?:and )?\d+\s*(?:minutes?|mins?|m)\b)?"
    r"|an hour(?: and a half)?|half an hour)"
)
_HOW_TO_LOG = re.compile(
    rf"how (?:do|can|would|should) i (?:log|record|enter|add)(?: (?:my|some|a|an))?(?: {_LENGTH})?(?: of)?"
    r"(?: (?:hours|time|coaching|pl|plc|hrs|professional learning|sessions?))*(?: (?:here|with you))?[\s?.!]*"
)
_WHO = (
    r"(?P<who>[^\W\d_][\w'-]*(?: (?!doing|standing|at\b|have|has|got|logged|still|done|so|need|left"
    r"|completed|on\b)[^\W\d_][\w'-]*)?)"
)
_HOURS = (
    r"(?:(?:more|total|of my|of) )*(?:(?:coaching|pl|pd|plc|professional learning"
    r"|professional development|cpsel|district|workshop|job[\s-]aligned|training|session) )*(?:hours"
    r"|hrs|hr|time|minutes|coaching|pl|plc)"
)
_PROGRESS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?:(?:can you |could you |please |pls )?(?:show|see|check|view|get|give|display|pull up|tell"
            rf"|what(?:'s| is|s)) )?(?:me )?(?:(?:my|our|the|your) )?(?:current |overall |hours? |coaching "
            rf"|pl )?"
            rf"(?:progress|standing|standings|status|caseload|totals?|tally|dashboard|hours)(?: (?:report"
            rf"|summary|so far|to date|logged|total))?(?: (?:for|of) (?:my candidate )?{_WHO})?(?: (?:please"
            rf"|pls|today|now|so far))?[\s?.!]*$"
        ),
        (
            rf"(?:can you |please )?(?:show|check|see|view|pull up) (?:me )?{_WHO}'s (?:\w+ )?(?:progress|hours"
            rf"|status|standing|totals?)[\s?.!]*$"
        ),
        rf"{_WHO}'s (?:progress|hours|status|standing)(?: so far)?[\s?.!]*$",
        rf"progress {_WHO}[\s?.!]*$",
        rf"(?:where|how) (?:do|does|am|are|is)\s+{_WHO} (?:stand|standing|doing|at|stood)\b.*",
        rf"how far (?:along )?(?:am|is|are)\s+{_WHO}\b.*",
        rf"(?:am|is|are)\s+{_WHO} (?:on track|behind|caught up|done|on pace)\b(?! with my).*",
        (
            rf"how (?:many|much)\s+{_HOURS} (?:do|does|have|has|did)\s+{_WHO} (?:still |already )?(?:have|has"
            rf"|got|logged|log|done|do|completed|complete|recorded|earned|so far|left|finished|accumulated"
            rf"|banked)\b.*"
        ),
        (
            rf"how (?:many|much)\s+{_HOURS} (?:do|does)\s+{_WHO} (?:still need|need (?:still|to finish)"
            rf"|have (?:left|to go))\b.*"
        ),
        (
            rf"how (?:many|much) more\s+{_HOURS}\b.*|how (?:many|much)\s+{_HOURS} (?:left|remaining|to go)\b.*"
            rf"|how (?:many|much)\s+{_HOURS} (?:are|is) (?:left|remaining)\b.*"
        ),
        (
            rf"(?:what|whats|what's) (?:do |does |is |am )?{_WHO}?\s*(?:still )?(?:missing|left to do|left"
            rf"|still need(?: to (?:do|finish|complete))?|have left)[\s?.!]*(?:for me)?[\s?.!]*$"
        ),
    )
)
_ONESELF = frozenset(
    {"i", "me", "we", "my", "myself", "us", "you", "it", "this", "everyone", "everybody", "all", "still"}
)


def small_talk(said: str) -> Greeting | None:
    """The greeting or thanks that the sentence is and nothing more."""
    plain = lowered(said)
    if not _SMALL_TALK.fullmatch(plain):
        return None
    return Greeting(thanks=re.search(_THANKS, plain) is not None)


def without_opening(said: str) -> str:
    """The sentence without the greeting, thanks or "please" in front of what it says."""
    opening = _OPENING.match(lowered(said))
    return said[opening.end() :] if opening and opening.end() < len(said) else said


def call_for_help(said: str) -> Help | None:
    """Help where somebody asks what the companion can do or how hours are logged."""
    plain = lowered(said)
    if _HOW_TO_LOG.fullmatch(plain):
        return Help(about_logging=True)
    return Help() if _HELP.fullmatch(plain) else None


def own_standing(said: str) -> ShowProgress | None:
    """Whose standing is asked for, if that is what the sentence asks."""
    plain = lowered(said)
    for pattern in _PROGRESS:
        if match := pattern.match(plain):
            start, end = match.span("who") if "who" in pattern.groupindex and match["who"] else (0, 0)
            who = said[start:end].removesuffix("'s")
            words = who.lower().split()
            if words and words[0] not in _ONESELF and is_name(words[0]):
                return ShowProgress(of=who)
            return ShowProgress() if not words or words[0] in _ONESELF | {"my", "our"} or "candidate" in who else None
    return None


def is_request(said: str) -> bool:
    """Whether the sentence asks the companion to do something ("can you …")."""
    request = (
        r"(?:can|could|would|will) (?:you|u|ya) (?:please |pls )?(?!tell|explain|show|remind|send|give|find|let|help)"
    )
    return re.match(request, lowered(said)) is not None


def is_question(said: str) -> bool:
    """Whether the sentence asks (or forbids, or wants to be reminded) and so logs nothing."""
    plain = lowered(said)
    return _QUESTION.match(plain) is not None or _REMINDER.search(plain) is not None
