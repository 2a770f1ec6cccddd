"""How people tell of harm, threats and harassment, and how they complain; all in lower case without apostrophes."""

import re

from induction.people import Role

# The rules, lessons and drills of school life are no disclosure: they are taken out before the text is judged.
_TOPIC = (
    r"(?:(?:sexual |racial |workplace |child |student )?(?:harassment|abuse|neglect|discrimination|bullying"
    r"|retaliation"
    r"|violence|misconduct|threat assessment)|mandated report(?:er|ing)s?|title ix)"
)
_LESSON = (
    r"(?:prevention|awareness|training|trainings|policy|policies|procedures?|protocols?|course|class|module"
    r"|workshop"
    r"|session|webinar|pd|pl|laws?|requirements?|reporting|reporters?|drills?)"
)
ORDINARY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_TOPIC}(?: (?:and|or) {_TOPIC})? {_LESSON}\b",
        rf"\b{_LESSON} (?:\w+ )?(?:on|about|for|in|of|against) (?:\w+ ){{0,2}}?{_TOPIC}",
        (
            r"\bwhat (?:do|does|did|is|are|were)\b.{0,40}\b(?:handbook|documents?|guide|page|polic(?:y|ies)|survey"
            r"|report)\b.*"
        ),
        (
            r"\b(?:hit|hits|hitting) (?:a wall|it off|on (?:an?|the|some) (?:\w+ )?(?:idea|goal|topic)|by (?:an?"
            r"|the))\b"
        ),
        r"\btouch(?:ed|es|ing)? (?:on|upon|base|up)\b",
        (
            r"\b(?:staff|teachers?|everyone|people|they|adults|employees|team) (?:\w+ ){0,2}?(?:how|when"
            r"|what) to (?:\w+ )?"
            rf"(?:report|recogni[sz]e|respond to|handle|spot) (?:suspected )?{_TOPIC}"
        ),
        (
            r"\bso (?:that )?(?:nobody|no one|fewer \w+) (?:\w+ ){0,2}?(?:racist|sexist|sexual|inappropriate"
            r"|offensive|unwanted) \w+"
        ),
    )
)

_CHILD = (
    r"(?:(?:\w+ )?(?:students?|kids?|child(?:ren)?|pupils?|boys?|girls?|minors?|teens?|teenagers?|toddlers?"
    r"|freshm[ae]n"
    r"|kindergart\w+|graders?))"
)
_GROWN = (
    r"(?:dad(?:dy)?|father|mom(?:my)?|mother|stepbrother|stepsister|stepdad|stepfather|stepmom|stepmother|uncle"
    r"|aunt|parents?|guardian|grandpa|grandma"
    r"|grandfather|grandmother|brother|cousin|(?:moms |mothers )?boyfriend|nobody|no one|teacher|coach|aide"
    r"|custodian"
    r"|staff member|employee|coworker|someone|somebody|man)"
)
_HURTS = (
    r"(?:hit(?:s|ting)?|beat(?:s|en|ing)?|hurt(?:s|ing)?|touch(?:es|ed|ing)?|molest\w*|abus(?:es?|ed|ing)"
    r"|rap(?:es?|ed)"
    r"|chok(?:es?|ed|ing)|slap(?:s|ped)?|whip(?:s|ped)?|burn(?:s|ed)|kick(?:s|ed)?|punch(?:es|ed)?|grop(?:es?|ed"
    r"|ing)"
    r"|starv(?:es?|ed|ing)|neglect(?:s|ed|ing)?|lock(?:s|ed)|assault(?:s|ed)?|feeds?)"
)
_TOLD = r"(?:told|disclos\w+|said|says|saying|confided|shared|wrote|writes|reported|admitted|revealed|came to me)"
CHILD_HARM = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_CHILD}\b.{{0,40}}\b{_TOLD}\b.{{0,60}}\b{_GROWN} (?:\w+ ){{0,2}}?{_HURTS}\b",
        (
            rf"\b{_CHILD}\b.{{0,40}}\b{_TOLD}\b.{{0,40}}\b(?:abuse|neglect|(?:she|he|they)(?:s| is| was| are| were) "
            r"(?:being )?(?:hit|hurt|abused|beaten|molested|touched|neglected)|(?:not|isnt) safe (?:at|in))"
        ),
        (
            rf"\b{_CHILD} (?:\w+ ){{0,4}}?(?:is|are|was|were|s|has been|have been) (?:\w+ )?(?:being )?"
            r"(?:abused|neglected|molested|beaten|starved|trafficked|harmed)\b"
        ),
        (
            r"\b(?:suspect\w*|signs? of|evidence of|think there is|worried about|believe there is)\b.{0,20}"
            r"\b(?:abuse|neglect|molest\w+)"
        ),
        (
            rf"\b{_CHILD}\b.{{0,50}}\b(?:bruis\w+|burn marks?|welts|black eye|cigarette burns?|belt marks?)\b"
            rf"|\b(?:bruis\w+|burn marks?|welts|black eye|cigarette burns?|belt marks?) on .{{0,20}}\b{_CHILD}"
        ),
        (
            rf"\b{_GROWN}\b (?:\w+ ){{0,5}}?{_HURTS} (?:(?:a|an|the|this|that|one|my|our|his|her|their|some"
            rf"|of) )*{_CHILD}\b"
        ),
        (
            rf"\b{_GROWN}\b.{{0,30}}\b(?:admitted|confessed)\b.{{0,30}}\b(?:beating|hitting|abus\w+|hurting"
            rf"|touching)\b"
        ),
        rf"\b{_CHILD}\b.{{0,40}}\b(?:afraid|scared|terrified|refus\w+) (?:of going|to (?:go|be)) (?:back )?home\b",
        rf"\b{_CHILD}\b.{{0,40}}\b(?:nobody|no one|never|doesnt|dont) (?:\w+ ){{0,2}}?(?:feeds?|get fed)\b",
        (
            rf"\b{_CHILD}\b.{{0,80}}\b{_GROWN} (?:\w+ ){{0,2}}?(?:{_HURTS} (?:her|him|them)|(?:comes?|came|gets?"
            rf"|got) in(?:to)? "
            r"(?:her|his|their) (?:room|bed)|left (?:her|him|them) alone)\b"
        ),
        (
            rf"\b(?:nudes?|sexual(?:ly)?|porn\w*|explicit)\b.{{0,30}}\b(?:to|with|of|from) (?:(?:a|an|the|one|my|our"
            rf"|his|her) )*{_CHILD}\b"
        ),
        rf"\b(?:call|report|phone|contact)\w*\b.{{0,25}}\b(?:cps|child protective|dcfs)\b.{{0,40}}\b{_CHILD}\b",
    )
)

_THREATENED = (
    r"(?:hurt|kill|shoot(?: up)?|stab|bomb|blow up|beat(?: up)?|burn down|attack|hit|come after|harm|murder|punch)"
)
VIOLENCE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bthreat(?:en\w*|s)?\b.{{0,50}}\b{_THREATENED}\b",
        (
            rf"\b{_TOLD}\b.{{0,25}}\b(?:(?:s|re|ll|d|is|are|will|would|was|were|wants?|plans?) )?"
            rf"(?:going to |gonna |to |coming to )?(?:come back )?.{{0,25}}\b{_THREATENED} (?:the|this|my|our|up"
            rf"|people|every\w+|us|staff)\b"
        ),
        rf"\b(?:posted|wrote|texted|writing)\b.{{0,60}}\b{_THREATENED}\b",
        (
            r"\bthreaten\w* .{0,25}\bwith (?!(?:\w+ ){0,2}?(?:bad|low|fail\w*|terminat\w+|firing|losing|report\w*"
            r"|lawsuit))"
        ),
        (
            r"\b(?:bring\w*|brought|com(?:es?|ing)|came|shows? up|showed up|carr(?:y|ies|ied|ying))\b.{0,25}"
            r"\b(?:rifle|gun|knife|weapon|pistol|shotgun|machete)\b"
        ),
        r"\b(?:got|received|had|have|there (?:is|was)|theres) an? (?:bomb|shooting|death) threat\b",
    )
)

ROLES = {
    Role.COACH: r"(?:coach|coachs|mentor)",
    Role.INSTRUCTOR: r"(?:instructor|lecturer|professor)",
    Role.PROGRAM_ADMIN: (
        r"(?:program (?:administrator|admin|director|coordinator|staff|leader|office)|director|coordinator"
        r"|associate dean|dean|(?:about|against|with|from|on|of) (?:\w+ )?program|the program (?=took|lied|is"
        r"|treats))"
    ),
    Role.SUPERVISOR: r"(?:supervisor|(?:assistant |vice )?principal|boss|superintendent|manager|evaluator)",
}
_OURS = "|".join((ROLES[Role.COACH], ROLES[Role.INSTRUCTOR], ROLES[Role.SUPERVISOR]))
_PEOPLE = rf"(?:{_OURS}|program (?:administrator|admin|director|coordinator|staff|office)|director|coordinator|dean)"
_SOMEBODY = (
    rf"(?:{_PEOPLE}|colleague|co-?worker|teacher|parent|classmate|candidate|someone|somebody|he|she|they"
    rf"|the people)"
)
_SELF = (
    r"(?:race|accent|religion|gender|sex|age|weight|body|looks|hair|skin|clothes|disability|pregnancy|color|legs"
    r"|chest)"
)
_GROUP = (
    r"(?:black|latin[aox]|hispanic|mexican|asian|muslim|jewish|christian|gay|lesbian|trans|queer|pregnant"
    r"|a wom[ae]n|a mother"
    r"|disabled|deaf|older|too old|undocumented|an? immigrant|white|native|arab|indian|filipin[ao])"
)
_MISTREATED = (
    r"(?:harass(?:ed)?|bull(?:y|ied)|discriminated against|retaliated against|stalked|groped|molested|assaulted"
    r"|sexually assaulted|mistreated|belittled|humiliated|intimidated|singled out|picked on)"
)
_MISTREATS = (
    r"(?:harass\w*|bull(?:y|ies|ied|ying)|grop\w+|stalk\w*|humiliat\w*|intimidat\w+|belittl\w+|demean\w*"
    r"|mak(?:es?|ing) fun of|made fun of|mock\w*|insult\w*"
    r"|kiss\w*|retaliat\w+ against|discriminat\w+ against|flirt\w* with|hit(?:s|ting)? on|(?:yell|scream)\w* at"
    r"|touch\w*"
    r"|threaten\w*)"
)
HARASSMENT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_SOMEBODY} (?:\w+ ){{0,5}}?{_MISTREATS} (?:me|us|my (?!goals?|iip|time))",
        (
            rf"\bi(?:m| am|ve been| have been| was| got| feel| felt| get"
            rf"| keep getting)\b (?:\w+ ){{0,3}}?{_MISTREATED}\b"
        ),
        (
            rf"\b(?:comments?|jokes?|remarks?|questions?|asks?|says?|said)\b.{{0,20}}\b(?:about|on) (?:my|her"
            rf"|his) (?:\w+ )?{_SELF}\b"
        ),
        (
            r"\b(?:racist|sexist|sexual|homophobic|inappropriate|offensive|crude|lewd|racial|unwanted) "
            r"(?:comments?|jokes?|remarks?|messages?|texts?|photos?|pictures?|names?|advances?|slurs?|gestures?"
            r"|touching)\b"
        ),
        rf"\b{_SOMEBODY} (?:\w+ ){{0,3}}?(?:is|was|s) (?:\w+ )?(?:racist|sexist|homophobic|creepy|abusive)\b",
        (
            rf"\b(?:because (?:i am|im|of my)|for (?:being|wearing)) (?:an? )?(?:{_GROUP}|hijab|turban|kippah"
            rf"|(?:\w+ )?{_SELF})\b"
            r"(?!.*\b(?:who|how|where)\b.{0,30}\b(?:investigat|appeal|handle|review))"
        ),
        (
            rf"\b{_TOLD}\b.{{0,15}}\b(?:wom[ae]n|mothers|blacks?|latin[aox]s?|asians?|gays?|muslims?|immigrants"
            rf"|people like me) "
            r"(?:dont|cant|shouldnt|do not|are not|arent|are too|should not|cannot)\b"
        ),
        (
            r"\bkeeps? (?:\w+ ){0,8}?(?:hugging|touching|kissing|staring at|following|propositioning) me\b"
            r"|\basking me out\b"
        ),
        (
            rf"\b(?:scared|afraid|terrified) (?:to (?:meet|be|work|see|talk)|of) (?:\w+ ){{0,2}}?(?:him|her"
            rf"|my {_PEOPLE})\b"
        ),
        (
            rf"\b(?:since|after|because) i (?:complained|spoke up|reported (?:him|her|them|it|the (?:harassment"
            rf"|abuse|incident)|my {_PEOPLE}))\b"
        ),
        (
            rf"\b{_SOMEBODY}\b.{{0,30}}\b(?:makes? me (?:\w+ )?(?:uncomfortable|unsafe)|stares? at me|asks? me out"
            rf"|sex life|called me an? "
            r"(?:slur|racist|\w*bitch)|call(?:s|ed|ing) me (?:sweetheart|honey|baby|names|sexy|darling))"
        ),
        (
            r"\b(?:hand|hands|arm) on my (?:thigh|leg|waist|butt|knee|chest|back)\b|\bsaying (?:that )?i(?:m"
            r"| am) (?:beautiful|hot|sexy|pretty)\b"
        ),
        (
            r"\b(?:retaliat\w+ against|punish\w+|bad (?:review|evaluation|grade|score)|demoted|fired"
            r"|threaten\w+)\b.{0,30}"
            r"\b(?:me )?(?:for|after|because|since|if) (?:i )?(?:report\w*|complain\w*|spoke up|speak\w* up|fil(?:e"
            r"|ed|ing)|rais\w+|tell|told)\b"
        ),
        (
            r"\b(?:want|need|have|like|going) to (?:report|file|make|raise)\b.{0,25}\b(?:harassment|discrimination"
            r"|bullying"
            r"|retaliation|assault|title ix)\b"
        ),
        r"\bhostile work(?:place| environment)\b.{0,30}\b(?:here|me|my|i)\b|\bmy hostile work",
    )
)

_AGAINST = r"(?:about|against|regarding|on|over|with|concerning)"
_OBJECT = (
    rf"(?:(?:how|what) )?(?:(?:my|the|our|this|that) )?(?:\w+ )?(?:{_PEOPLE}|program)\b(?! (?:survey"
    rf"|requirements?|website|schedule|hours))"
)
COMPLAINTS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\b(?:i (?:\w+ ){{0,4}}?|im |id |ive |how (?:do|can|would) i |where (?:do|can) i |who (?:do|can) i )"
            rf"(?:\w+ ){{0,5}}?(?:complain(?:t|ts|ing)?|grievance) {_AGAINST} {_OBJECT}"
        ),
        (
            rf"\b(?:want|need|have|like|going|can i|do i|should i|could i) (?:to )?(?:report|turn in) (?:my|the"
            rf"|our) {_PEOPLE}\b"
        ),
        (
            rf"\b(?:my|the|our) (?:{_PEOPLE}|program) (?:\w+ )?(?:lied|lies|is lying|cheat\w*|stole|falsif\w+"
            rf"|forg(?:es?|ed|ing)|"
            r"fak(?:es?|ed|ing)|is faking|mistreats?|treats? me (?:\w+ )?(?:unfairly|badly|like)|took (?:my )?money"
            r"|is corrupt"
            r"|is (?:\w+ )?(?:unprofessional|unethical|drunk|unfair to me)|(?:showed|shows|shown) up (?:drunk|high"
            r"|intoxicated))\b"
        ),
        (
            rf"\b(?:my|the|our) {_PEOPLE} (?:\w+ )?(?:asked|asks|told|tells|wants|made|makes|pressur\w+"
            rf"|forc\w+) me (?:to )?"
            r"(?:lie|fake|falsify|log (?:\w+ )?hours (?:\w+ )?(?:never|that|which|didnt)|backdate"
            r"|sign (?:off )?for hours)"
        ),
        (
            rf"\b{_SOMEBODY} (?:\w+ ){{0,2}}?(?:lied to (?:me|us)|(?:rude|disrespectful|mean|cruel) to me"
            rf"|disrespect(?:s|ed) me)\b"
        ),
        (
            rf"\b(?:my|the|our) {_PEOPLE} is (?:faking|making up|signing (?:off )?(?:on )?(?:meetings|hours)"
            rf"|inventing)\b"
        ),
        (
            rf"\b(?:my|the|our) {_PEOPLE} (?:told|tells|shared|shares|leaked|gave|showed|gossip\w+)\b.{{0,50}}"
            r"\b(?:in confidence|confidential(?:ly)?|private(?:ly)?|behind my back|without (?:asking|my))\b"
        ),
    )
)
