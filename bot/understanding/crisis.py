"""Words of somebody in crisis: suicide, self-harm, abuse, immediate danger.

Leans to yes where a sentence may be about the writer: a card too many costs a glance. Training, policy and figures
of speech ("this deadline is killing me") are taken out first, so that only what remains is judged.
"""

import re

from rapidfuzz.distance import OSA

_LONGEST = 4000
_SPELLED = ("suicide", "suicidal", "myself", "anymore", "kill", "killing", "living", "alive", "overdose", "harming")
_SHORTEST = 6
_SLIPS = {
    "wnat": "want",
    "watn": "want",
    "wnt": "want",
    "wanna": "want to",
    "gonna": "going to",
    "kil": "kill",
    "klil": "kill",
    "k1ll": "kill",
    "kys": "kill myself",
    "kms": "kill myself",
    "mysef": "myself",
    "meself": "myself",
    "u": "you",
    "cannot": "cant",
    "aint": "isnt",
    "dieing": "dying",
    "hert": "hurt",
    "abusd": "abused",
}

_LESSON = (
    r"(?:prevention|awareness|training|trainings|intervention|postvention|policy|policies|protocols?"
    r"|procedures?|curriculum|"
    r"webinar|workshop|seminar|session|module|course|class|pd|pl|plc|screening|screeners?|risk|threat|assessments?|"
    r"drills?|reporting|reporter|reports?|response|plans?|guidelines?|laws?|education|lessons?"
    r"|presentation|conference|"
    r"statistics|rates?|data|article|book|study|unit|toolkit|resources?|preparedness|requirements?|handbook|section)"
)
_SUBJECT = (
    r"(?:suicides?|suicidal(?:ity)?|self[\s-]?harm(?:ing)?|self[\s-]?injury|(?:child|substance|drug"
    r"|alcohol|sexual|elder|domestic) "
    r"(?:abuse|violence|assault)|abuse|active shooters?|domestic violence|overdoses?|mental health crisis|crisis)"
)
# Spoken of as a subject of school life, or as a figure of speech: not about the writer's life.
_ORDINARY = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\b(?:(?:student|teen|youth|adolescent|teacher)s? )?{_SUBJECT}(?: (?:and|or"
            rf"|&)\s+{_SUBJECT})?\s+{_LESSON}\b(?:\s+{_LESSON}\b)*"
        ),
        (
            rf"\b{_LESSON} (?:\w+ )?(?:on|about|for|regarding|in|around|covering|re|of|to prevent"
            rf"|addressing) (?:\w+ ){{0,3}}?{_SUBJECT}\b"
        ),
        rf"\b(?:preventing|prevent) (?:\w+ ){{0,2}}?{_SUBJECT}\b",
        (
            rf"\b(?:does|do|what|where|which)\b.*\b(?:handbook|documents?|guide|program|policy)\b.*\b(?:says?"
            rf"|said|about|on)\b.*\b{_SUBJECT}\b"
        ),
        r"\b(?:career|political|social|professional|academic) suicide\b|\bsuicide squad\b",
        (
            r"\b(?:is|are|was|were|be|been|s|just|totally|absolutely) killing (?:me|us|it|my (?:back|feet|eyes"
            r"|time|head|weekend|schedule))\b|\bkilling (?:it|time)\b"
        ),
        (
            r"\b(?:deadlines?|paperwork|iip|reflections?|portfolio|workload|commute|meetings?|emails?|school"
            r"|job|week|coach|principal|boss|supervisor|instructor|district)\b[^.!?]*\b(?:is|are|was|will"
            r"|would|gonna|going to|might|may|s)\b[^.!?]*\bkill(?:ing|s|ed)? (?:me|us)\b"
        ),
        r"\bkill(?:ing|ed)? (?:the|this|that|an?|some|two birds|time|for|off|switch|it)\b",
        r"\b(?:would|could|might|may|id|i could|can) (?:just |have )?(?:kill|murder) for\b",
        (
            r"\b(?:die|died|dying|dead) (?:of|from|with) (?:embarrassment|laughter|laughing|shame|boredom"
            r"|curiosity|exhaustion|happiness|heat|the heat|excitement|hunger|cuteness)\b"
        ),
        (
            r"\b(?:die|died|dying) (?:laughing|to (?:know|see|hear|try|find|get|read|go|meet))\b|\b(?:battery"
            r"|phone|laptop|computer|ipad|wifi|internet|zoom|car|chromebook|app) (?:just |has "
            r"|is )?(?:die[sd]?|dying|dead)\b"
        ),
        (
            r"\bdead\s?(?:lines?|end|tired|serious|set|weight|zone|locked?)\b|\bto die for\b"
            r"|\bdrop dead date\b|\bover my dead body\b|\bdiehard\b"
        ),
        r"\bcut(?:ting)? myself (?:some slack|off|short|a (?:slice|piece|break|check|deal)|out|loose)\b",
        (
            r"\b(?:overdos\w+|od) (?:on|of) (?:coffee|caffeine|sugar|meetings?|zoom|candy|chocolate|pd|data"
            r"|acronyms|emails?|information|tea)\b"
        ),
        (
            r"\bkick(?:ing)? myself\b|\bshoot (?:me|you|us|them|him|her) (?:an?|over|the|some|your|my)\b"
            r"|\bbeat(?:ing)? myself up\b"
        ),
        (
            r"\bcant (?:go on|do this|take (?:it|this)) (?:(?:the|an?|this|that|on|today|tomorrow|tonight|zoom"
            r"|teams|leave|vacation|maternity|record|form|home|alone|by)\b|(?:mon|tues|wednes|thurs|fri|satur"
            r"|sun)day)"
        ),
    )
)

_DEAR = (
    r"(?:he|she|they|someone|somebody|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|bf|gf"
    r"|spouse|ex|dad|mom|father|mother|"
    r"stepdad|stepfather|brother|son|uncle|parents?|family|roommate|fiance|fiancee))"
)
_HURTS = (
    r"(?:hits?|hitting|beats?|beating|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|hurts?|hurting|rap(?:es"
    r"|ed|ing)|abus(?:es|ed|ing)|attack(?:s|ed|ing)|punch(?:es|ed|ing)?|stalk(?:s|ed|ing)|assault(?:s"
    r"|ed|ing)?|threaten(?:s|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?)"
)
_DYING = (
    r"(?:die|be dead|stop living|stop existing|not (?:exist|be alive|wake up|be here)"
    r"|disappear forever|never wake up|sleep forever|end (?:it|everything|things|my life))"
)
_CRISIS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bsuicid(?:e|al|ality|es)\b",
        (
            r"\bkill(?:ing|ed)? (?:my\s?self|me please|him\s?self|her\s?self|them\s?sel(?:f|ves)"
            r"|our\s?selves)\b|\bunalive\b|\bkill me now\b"
        ),
        (
            r"\b(?:end|ending|ended|take|taking|took|losing) (?:my|his|her|their) (?:own )?life\b"
            r"|\bthinking (?:about|of) ending it\b"
            r"|\bend(?:ing)? it all\b|\b(?:want|going|ready|plan(?:ning)?) to end it\b"
        ),
        (
            rf"\b(?:want|wants|wanted|wish|hope|hoping|ready|going|trying|need|deserve|plan|planning|like|love"
            rf"|rather|about|thinking (?:of|about)) (?:to |i could |i would |that i )?(?:just "
            rf"|could just )?{_DYING}\b(?! (?:meeting|session|call))"
        ),
        (
            r"\b(?:want|wish|thinking)\b[^.!?]{0,12}\b(?:dying|death|being dead)\b|\bi (?:just )?wan(?:t"
            r"|na) (?:to )?die\b"
        ),
        (
            r"\bwish (?:that )?i (?:was|were|wasnt|werent|wouldnt|had never|was never|were never) (?:dead"
            r"|alive|born|been born|here any\s?more|wake up)\b"
        ),
        (
            r"\b(?:better off|be better|happier) (?:dead|without me|if i (?:was|were)(?:nt| not| dead"
            r"| gone))\b|\bif i (?:was|were) (?:dead|gone)\b"
        ),
        (
            r"\b(?:dont|do not|didnt|no longer|not) (?:really |even )?want to (?:live|be alive|exist|wake up"
            r"|keep living|go on|keep going|be here any\s?more|be around any\s?more"
            r"|be on this earth)\b(?! (?:in|with|near|at|on|far|off|to|from|the|a|this)\b)"
        ),
        (
            r"\b(?:no|any|isnt|not a|a) (?:reason|point|purpose) (?:to|in|for) (?:live|living|life|go on"
            r"|going on|being alive|stay alive|keep going)\b|\bnothing (?:left )?to live for\b"
        ),
        (
            r"\b(?:isnt|not|aint) worth (?:living|it to live)\b|\b(?:tired|sick|done|exhausted) (?:of|with"
            r"|from) (?:living|life|being alive|existing|my life)\b|\bgive up on life\b|\bhate (?:being alive"
            r"|my life and)\b"
        ),
        (
            r"\b(?:cant|can not|couldnt|dont think i can|unable to) (?:\w+ )?(?:go on(?:$| (?:like this"
            r"|any\s?more|living|much longer|with (?:my )?life|another|if|i|and|im|please)\b|\s*[.!?,])|(?:do"
            r"|take|handle|live like) (?:this|it) any\s?more|keep (?:living|going)\b(?! (?:to|over|with|on))"
            r"|live (?:any\s?more|like this|with myself))"
        ),
        (
            r"\bself\s?[\s-]?(?:harm(?:ing|ed|s)?|injur(?:y|ing|ed)|mutilat\w+)\b|\b(?:hurt(?:ing)?|harm(?:ing"
            r"|ed)?|cut(?:ting)?|burn(?:ing|ed)?|stab(?:bing|bed)?|shoot(?:ing)?|hang(?:ing)?|drown(?:ing)?"
            r"|starv(?:e|ing)|poison(?:ing)?) my\s?self\b"
        ),
        (
            r"\boverdos(?:e|ed|ing)\b|\b(?:take|took|taking|swallow(?:ed)?) (?:all|a bunch|too many|a bottle"
            r"|lots) (?:of )?(?:(?:my|the|of|these) )*(?:pills|meds|medication|tablets)\b|\bslit my\b"
            r"|\bjump off (?:a|the) (?:bridge|roof|building)\b"
        ),
        (
            rf"\b{_DEAR} (?:has |have |is |keeps? |just |always |will |might |was |s |been |going to "
            rf"|to )*{_HURTS} (?:me|us|my (?:kids?|child|children|son|daughter|baby))\b"
        ),
        (
            rf"\b{_DEAR} (?:\w+ ){{0,4}}?(?:kill|killing|murder|shoot|stab) (?:me|us|my (?:kids?|children|son"
            rf"|daughter))\b(?! (?:if i (?:miss|forget|dont|am late)|over (?:this|the)|when i turn))"
        ),
        (
            r"\b(?:im|i am|i was|i got|ive been|i have been|am|were being) (?:being |getting |sexually "
            r"|physically )*(?:abused|beaten|stalked|raped|assaulted|molested|attacked|threatened|trafficked"
            r"|strangled|choked)\b"
        ),
        (
            r"\b(?:im|i am|we are|i (?:\w+ )?feel|^feel|feeling) (?:\w+ )?(?:not safe|in danger"
            r"|in immediate danger|unsafe|scared for my life|afraid for my life"
            r"|in (?:a )?(?:mental health )?crisis|fearing for my life)\b|\b(?:dont|do not|never) feel safe\b"
            r"|\bfear for my (?:life|safety)\b"
        ),
        (
            r"\babusive (?:husband|wife|partner|boyfriend|girlfriend|relationship|marriage|home|ex|spouse"
            r"|father|mother|parent|household)\b|\bdomestic (?:violence|abuse)\b|\bsomeone is (?:hurting"
            r"|abusing)\b"
        ),
        (
            r"\b(?:has|have|with|got|pulled|pointed|brought) a (?:gun|knife|weapon)\b|\bactive shooter\b"
            r"|\btheres a (?:shooter|gunman)\b|\bcall (?:911|an? ambulance|the police)\b|\b988\b|\bneed (?:911"
            r"|an? ambulance)\b|\bsuicide (?:hot)?line\b|\bcrisis (?:hot)?(?:line|text)\b"
        ),
        (
            r"\b(?:want|going|might|about|planning|plan|thinking (?:of|about)) (?:to )?(?:hurt(?:ing)?"
            r"|kill(?:ing)?|shoot(?:ing)?|stab(?:bing)?|murder(?:ing)?) (?:someone|somebody|people|him|her"
            r"|them|everyone|everybody|my (?:\w+))\b"
        ),
        (
            r"\b(?:feel|feeling|im|i am|so|completely|utterly) (?:\w+ )?(?:hopeless|worthless|suicidal"
            r"|like (?:dying|ending|giving up on (?:life|everything)))\b|\b(?:see|is|theres"
            r"|there is) no way out\b|\bgoodbye (?:forever|world|cruel world)\b|\bwant (?:it all|everything"
            r"|the pain) to (?:end|stop|be over)\b|\bmake the pain stop\b|\bwant to disappear\b"
        ),
        (  # Spanish, which many of California's schools speak
            r"\b(?:quiero|voy a|pienso(?: en)?) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida)\b"
            r"|\bme (?:quiero|voy a) (?:morir|matar|suicidar)\b"
            r"|\bno (?:quiero vivir|(?:quiero|puedo) seguir viviendo)\b"
            r"|\b(?:suicidarme|quitarme la vida|hacerme daño)\b"
        ),
    )
)


def is_crisis(text: str) -> bool:
    """Whether the fixed crisis card must be shown before anything else is done with the text."""
    plain = _plain(text)
    for ordinary in _ORDINARY:
        plain = ordinary.sub(" … ", plain)
    return any(pattern.search(plain) for pattern in _CRISIS)


def _plain(text: str) -> str:
    """The text in lower case without apostrophes, markup and drawn-out letters, its key words spelled right."""
    low = re.sub(r"['’‘ʼ`´*_~\u200b]", "", text[:_LONGEST].lower().replace("\u00a0", " "))
    low = re.sub(r"([^\W\d])\1{2,}", r"\1", low)
    return re.sub(r" ", " ", re.sub(r"k1ll|[^\W\d_]+", lambda word: _spelled(word[0]), low)).strip()


def _spelled(word: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < _SHORTEST:
        return word
    for right in _SPELLED:
        slips = 2 if right.startswith("suicid") else 1
        if len(right) >= _SHORTEST and word[0] == right[0] and OSA.distance(word, right, score_cutoff=slips) <= slips:
            return right
    return word
