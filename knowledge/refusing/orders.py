"""Orders: messages that tell the companion to do what only people may, or to be somebody who may do it.

An order is a deed in the imperative done to something that a person answers for: a record, a decision, a signature, a
credential. It may open the message, follow a reason ("my coach is slow so just sign it"), or be asked politely.
"""

import re
from collections.abc import Iterator

_ASKS = (
    r"(?:how|what|whats|when|where|who|whom|whose|which|why|does|do(?! it\b)|did|is|are|am|was|were|has|have"
    r"|should|shall"
    r"|may|might|must|if|whether|can|could|will|would)\b"
)
_FILLER = (
    r"(?:hey|hi|ok|okay|so|please|pls|plz|just|now|then|also|and|but|or else|u|you|kindly|quickly|simply|quietly"
    r"|go ahead(?: and)?"
    r"|anyway|casc|companion|bot|(?:be|do) (?:a|me a) (?:\w+ )?(?:bot|friend|pal|favou?r)(?: and)?|can (?:you|u)"
    r"|could (?:you|u)"
    r"|will (?:you|u)|would (?:you|u)|i (?:need|want|authori[sz]e|order|command) (?:you|u) to|you (?:must|should"
    r"|have to|can)"
    r"|let['’]?s|sudo|system:?|i['’]?ll have you|your job is to|one more time|here|try to)"
)
_LEADING = re.compile(rf"^\W*(?:{_FILLER}\W+)*", re.IGNORECASE)
_BEGGED = re.compile(r"^\W*(?:please|pls|plz|just) do\b", re.IGNORECASE)
_ASKED_AFTER = re.compile(
    r"[,;–-] (?:and |but |so )?(?:is|are|does|do|did|am|can|may|should|right|correct)\b(?! (?:you|u|it)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:can|could|will|would) (?:you|u)\b|\b(?:you|u) (?:must|should|have to)\b|\b(?:i(?: \w+"
    r"|['’]?d like)) (?:you|u) to\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*[,;:–—]+\s*|\s+-\s+|\s+\b(?:so(?! that)|then|but|anyway|(?=(?:just|please|plz|pls|go ahead)\b)"
    r"|because)\b\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|&|n)(?: then)?\s+", re.IGNORECASE)
_NO_ORDER_BEFORE_AND = re.compile(
    r"\b(?:to|must|should|shall|can|could|may|will|would|i|we|they|candidates|coaches)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:i|we|they|candidates?|coach(?:es)?) (?:\w+ )?(?:(?:have|need|want|got|ought|plan|had|like"
    r"|supposed) to|must"
    r"|should|will)\b(?!.*\b(?:can|could|will|would) (?:you|u)\b)",
    re.IGNORECASE,
)
"""What somebody has to do, which the clauses behind it go on with: "I have to meet my coach, sign the log, …"."""

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+|\n")

_DEED = (
    r"(?:approve|accept|sign|co-?sign|initial|grant|waive|back-?date|post-?date|pre-?date|date|change|edit|alter"
    r"|adjust|amend|modify"
    r"|correct|fix|update|overwrite|replace|rewrite|swap|switch|delete|erase|remove|wipe|scrub|clear|close|cross"
    r"|drop|mark|tick"
    r"|fake|forge|falsify|fudge|fabricate|doctor|complete|extend|submit|resubmit|file|lodge|override|unlock|lock"
    r"|reset|restart|stop|pause|freeze"
    r"|cancel|void|reassign|assign|pair|add|enter|insert|record|log|bump|raise|lower|increase|round|set"
    r"|make(?! sure)|move|push|postpone|shift|count|credit"
    r"|issue|release|publish|promote|advance|graduate|transfer|enrol+|register|withdraw|recommend|certify"
    r"|validate|attest|endorse|pass|fail|excuse|exempt|let(?! (?:me|us) know)|skip|put|place|stamp|copy|paste"
    r"|refund|reimburse"
    r"|charge|bill"
    r"|award|reinstate|reopen|restore|rescind|revoke|recalculate|recount|flip|authori[sz]e|book|reserve|schedule"
    r"|arrange)"
)
_DETERMINED = (
    r"(?:an?|the|my|mine|our|his|her|their|this|that|these|those|all|every|each|everyone['’]?s|everything"
    r"|everybody['’]?s|both|another|one|two|three"
    r"|ten|some|any|extra|full|it|them|me|him|us|\d[\w.-]*|[a-z]+['’]s|(?-i:[A-Z])[\w'’]+|dr|mr|ms|mrs)"
)
_KEPT = (
    r"(?:logs?|entr(?:y|ies)|hours?|hrs?|h|minutes?|mins?|totals?|count|records?|files?|folder|marks?|scores?"
    r"|[234]s?|ratings?|grades?|status|standing"
    r"|clock|deadlines?|(?:finish|due|start|end|exit) dates?|dates?|extension|credits?|points|credential"
    r"|certificate|recommendation"
    r"|application|forms?|\d+-\d+|goals?|portfolio|iip|reflections?|agreement|mou|signatures?|initials"
    r"|approvals?|verification"
    r"|confirmations?|warnings?|early warning|academic watch|watch|probation|attendance|absences?|sessions?"
    r"|requirements?|orientation|panel|interview|assessment"
    r"|evaluations?|fees?|tuition|refund|roster|cohort|coach|candidates?|pairing|portal|account|profile|data|case|step|year"
    r"|enrol+ment|admission|meetings?|appointment"
    r"|program|deferral|leave|limit|training|experience|cells?|letters?|exemption|requests?|artifacts?|notes?"
    r"|everything|complete[d]?|done|passed|cleared|approved|eligible|exempt|present|ready|resolved)"
)
_DEED_DONE = re.compile(
    rf"{_DEED}(?: (?:off(?: on)?|out|up|down|in|over|through|back))?\b(?:"
    rf" (?:it|them|this|that|these|those|me|him|her|everything|everyone|everybody|us)\b"
    rf"| (?:\w+ )??(?={_DETERMINED}\b)(?:[\w.'’/-]+ ){{0,7}}?{_KEPT}\b)"
    r"|(?:give|award|log) (?:\w+ ){1,4}?(?:credits?|extension|exemption|extra hours?|more hours?"
    r"|\d+(?: \w+)? hours?|points?|credential|pass|waiver|approval|admin access)\b"
    r"|(?:clear|certify|switch|fix|refund|extend|approve|grant|waive|sign|excuse|exempt) (?:my|his|her|their)\b"
    rf"|(?:confirm|verify) (?:my|his|her|their|[a-z]+['’]s) (?:\w+ ){{0,3}}?{_KEPT}\b"
    r"|(?:set up|arrange|book|schedule) (?:an?|the|my) (?:\w+ )?(?:meeting|appointment|call|panel|visit)\b"
    rf"|{_DEED}\b.*\b(?:for me|for my (?:coach|candidates?|supervisor)|in (?:my|his|her|their) (?:place|name))\W*$"
    rf"|(?:approve|grant|waive|forge|falsify|backdate|cancel|delete|erase|reassign) (?:\w+ ){{1,5}}?{_KEPT}\b"
    r"|(?:sign|approve|submit|confirm|send|tell|email|notify|text|message|call|announce|inform|forward|dm|post"
    r"|ping)\b(?: \w+){0,2}? (?:for|to|in|as|from|on) (?:my|her|his|the|their|me)\b"
    r"|(?:tell|email|e-mail|message|notify|text|call|dm|inform|ping|write|warn) (?:my|the(?! (?:difference|truth"
    r"|rules?)\b)|ctc|him|her|them"
    r"|every\w+|dr|mr|ms|mrs|prof\w*|coach)\b"
    r"|(?:send|forward|submit|mail|announce|post|publish) (?:my|this|it|him|her|them"
    r"|everyone)\b(?! (?:\w+ )?(?:deadline|date)s?\b)",
    re.IGNORECASE,
)
# Any other verb orders too where it opens a clause and such a thing is its object: what can stand there and is none are
# the small words of the language, what asks for words, and what candidates themselves do.
_NO_DEED = (
    r"(?:an?|the|my|our|his|her|their|its?|this|that|these|those|i|you|u|we|he|she|they|me|us|him|them|there"
    r"|here|one|all|both"
    r"|every|each|any|some|no|not|of|in|on|at|to|for|from|with|without|by|about|after|before|during|until|till"
    r"|since|over"
    r"|under|between|through|into|than|per|as|like|and|but|or|so|if|when|while|because|unless|though|although"
    r"|whether|once"
    r"|how|what|whats|where|who|whom|whose|which|why|is|are|am|was|were|be|been|do|does|did|has|have|had|can"
    r"|could|may"
    r"|might|must|shall|should|will|would|isnt|arent|dont|doesnt|didnt|cant|wont|yes|yeah|yep|no|nope|also|only"
    r"|even|still|just"
    r"|maybe|then|now|again|too|besides|plus|minus|except|including|regarding|concerning|re|via|till|max|min"
    r"|minimum|maximum"
    r"|tell|show|explain|list|find|give|send|compare|summari[sz]e|define|describe|look|read|help|remind|know|see"
    r"|say|think|quote|cite"
    r"|name|ask|get|walk|clarify|outline|recap|review|translate|search|check|confirm|verify|repeat|answer|need"
    r"|want|wish|hope|guess"
    r"|wonder|suppose|imagine|pretend|consider|assume|mean|means|thank|thanks|attend|meet|miss|start|begin"
    r"|finish|complete|join"
    r"|take|retake|redo|keep|hold|bring|pay|work|use|present|discuss|include|leave|observe|choose|pick|draft"
    r"|write|hear|spend|require"
    r"|\w+(?:ing|ed|ly|s))"
)
_NEEDED_BY = (
    r"\w+ (?:the|my|an?|our|their) (?:\w+ ){1,3}?(?:needs?|wants?|uses?|asks?|requires?|has|runs?|makes?|sees?"
    r"|gets?|takes?"
    r"|checks?|sends?|follows|signs?|approves?|rates?|reviews|keeps|gives|expects?|must|can|will|is|are)\b"
)
"""A noun with what somebody does with it: "the rubric the panel uses"."""

_ANY_DEED = re.compile(
    rf"(?!{_NO_DEED}\b)(?!{_KEPT}\b)(?!{_NEEDED_BY})[a-z]{{3,}}(?: (?:off|in|out|up|down|over|away"
    rf"|back))? (?={_DETERMINED}\b)"
    rf"(?:[\w.'’/-]+ ){{0,7}}?{_KEPT}\b"
    r"|(?:let|put|take|get|pull|sneak|squeeze) (?:me|him|her|them|\w+) (?:into|off|out of|past|in"
    rf"|on) (?:\w+ ){{0,2}}?{_KEPT}\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:approve|approved|sign|submit|waive|grant|clear|pass)(?: (?:it|this|now|please|pls|plz|me|all))*\W*$",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"\?|\b(?:possible|allowed|okay|ok|permitted)\W*$|\b(?:or|vs|by when|deadline for|polic(?:y|ies)|procedures?"
    r"|process|steps to|rules?)\b|^\W*\w+ of\b"
    r"|(?:^|\s)(?:how|what|when|where|who|which|why)\b(?!ever)",
    re.IGNORECASE,
)

_MAKES = (
    r"(?:write|ghost-?write|draft|re-?draft|compose|create|generate|produce|prepare|make|type|put together|print"
    r"|invent|fabricate|forge|fake|issue|sign"
    r"|build|(?:give|send) me(?= (?:an?|some|fake|signed)\b))"
)
_PAPER = (
    r"(?:memo(?:randum)?|letters?|certificates?|statements?|notes?|affidavit|e-?mails?|verification|signatures?"
    r"|transcripts?|coaching (?:logs?|entries)|log entr(?:y|ies)"
    r"|entries|logs?|receipts?|letterhead|confirmations?|approvals?|agreement|recommendation|attestation|record"
    r"|excuse)"
)
_FORGED = re.compile(
    rf"{_MAKES}(?: up| out)? (?:\w+ )?(?:an?|the|my|some|\d+|this|fake|signed|twenty|ten"
    rf"|five)\b(?: [\w'’-]+){{0,4}}? {_PAPER}\b",
    re.IGNORECASE,
)
_PAPER_WANTED = re.compile(
    rf"\b(?:want|need)\b.{{0,30}}\b{_PAPER}\b.{{0,80}}\b(?:type|print|write|make|draft) (?:it|one)\b",
    re.IGNORECASE,
)
_STEERS = re.compile(
    r"(?:^\W*|[,;:]\s*|\b(?:and|then|please|pls|now|just|you to|you must|so) )"
    r"(?:ignore|disregard|forget|override|bypass|drop|set aside)\b.{0,30}\b(?:instructions?|rules?|prompts?"
    r"|guidelines|everything|above|polic(?:y|ies)|handbook|docs|documents"
    r"|safety|restrictions?|what it says)\b"
    r"|\b(?:system (?:prompt|message)|hidden prompt|your (?:\w+ )?(?:prompt|instructions)|developer (?:mode"
    r"|override)|debug mode|jailbreak\w*|(?:reply|respond) (?:only )?with"
    r"|repeat after me|(?:say|output|print|type) exactly)\b"
    r"|\b(?:pretend (?:you|u|ur|to be|that (?:you|u))|role-?play|imagine (?:you|u)(?: are|['’]re|r)?"
    r"|simulate an? (?:admin|console|shell)"
    r"|everything (?:you|u) were (?:told|given)|hypothetically (?:you|u)|your (?:new )?role is"
    r"|(?:let['’]?s (?:say|pretend)) (?:that )?(?:you|u)(?: are|['’]?re|r)\b)"
    r"|^\W*(?:now |please |just )*(?:act|behave|respond|answer) (?:as|like) (?!soon)"
    r"|\b(?:you|u)(?: are|['’]?re|r) (?:now|today|no longer|the \w+(?: \w+)? (?:now|today)|an? (?:unrestricted"
    r"|free|new)|dan\b)"
    r"|\bfrom (?:now|here|this point) on,? (?:you|u|no)\b"
    r"|\b(?:you|u) (?:have|follow|obey) no (?:rules?|polic\w+|limits?|restrictions?|filters?)|\b(?:you"
    r"|u) (?:must|will|shall) obey\b|\bobey me\b"
    r"|^\W*new (?:rule|policy|instruction)s?\s*:|^\W*(?:system|assistant|root)\s*[:>#]|</?(?:s|system"
    r"|assistant|user)>|\bthen execute\b|\bsudo\b"
    r"|\bas (?:an?|the) (?:admin\w*|director|developer|owner)\b.{0,15}\bi (?:authori[sz]e|order|command)\b",
    re.IGNORECASE,
)
_SECRETS = re.compile(
    r"\b(?:api|secret|private|access|encryption|signing) keys?\b|\b(?:bot|access|slack|auth) tokens?\b"
    r"|\b(?:database|admin|master) (?:password|credentials)\b"
    r"|\b(?:environment variables?|\.env\b|source code of you)",
    re.IGNORECASE,
)
_SECRECY = re.compile(r"\bdon['’]?t tell (?:my|the|any\w+)\b", re.IGNORECASE)


def steers(sentence: str) -> bool:
    """Whether a sentence tells the companion to be somebody else or to go by other rules."""
    return bool(_STEERS.search(sentence) or _SECRETS.search(sentence))


def is_order(text: str) -> bool:
    """Whether any clause of the message orders a deed that only people may do, or a paper in somebody's name."""
    if _SECRECY.search(text):
        return True
    sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    if any(_PAPER_WANTED.search(sentence) for sentence in sentences):
        return True
    steered = any(_STEERS.search(sentence) for sentence in sentences)
    return any(_orders(clause, firmly=steered) for sentence in sentences for clause in _clauses(sentence))


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses that can hold an order: none of a question but the first, whose politeness may hide one."""
    if _is_question(sentence):
        if _ADDRESSED.search(sentence):
            yield sentence.rstrip("? ")
        return
    told = ""
    for part in _BREAK.split(sentence):
        first, *others = _AND.split(part)
        if not _GOES_ON.search(told):
            yield first
        told = f"{told} {part}"
        before = first
        for other in others:
            if not _NO_ORDER_BEFORE_AND.search(before) or _orders(before, firmly=False):
                yield other
            before = f"{before} {other}"


def _is_question(sentence: str) -> bool:
    if _BEGGED.match(sentence):
        return False
    if _ASKED_AFTER.search(sentence):
        return True
    plain = re.sub(r"^\W*(?:you|u) have\b", "", sentence, flags=re.IGNORECASE)
    plain = plain if plain != sentence or _ADDRESSED.search(sentence) else _LEADING.sub("", sentence)
    return sentence.rstrip().endswith("?") or bool(re.match(rf"\W*{_ASKS}", plain, re.IGNORECASE))


def _orders(clause: str, *, firmly: bool) -> bool:
    addressed = _ADDRESSED.search(clause)
    plain = clause[addressed.start() :] if addressed else clause
    plain = _LEADING.sub("", plain)
    if firmly and re.match(rf"(?:{_DEED}|confirm|do|run)\b", plain, re.IGNORECASE):
        return True
    if _BARE.match(plain) or _FORGED.match(plain):
        return not _NO_ORDER.search(plain)
    return bool(_DEED_DONE.match(plain) or _ANY_DEED.match(plain)) and (firmly or not _NO_ORDER.search(plain))
