"""Everyday words for what the companion counts: the one place to widen what it understands."""

from induction.hours import MeetingFormat

# PL categories by the key that entries carry. Names with "#" allow a number there ("cpsel 3 session").
CATEGORY_NAMES: dict[str, tuple[str, ...]] = {
    "cpsel_session": (
        "cpsel # session", "cpsel # sesh", "cpsel # sessions", "cpsel # seminar", "cpsel # class", "cpsel # workshop",
        "cpsel # training", "cpsel # meeting", "cpsel # pl", "cpsel # pd", "cpsel aligned # workshop",
        "cpsel aligned # session", "cpsel aligned # training", "cpsel aligned # pl", "cpsel aligned # pd",
        "cpsel aligned # seminar", "cpsel standard # session", "cpsel based workshop", "cpsel focused workshop",
        "cpsel aligned professional learning", "session on cpsel", "workshop on cpsel",
    ),
    "job_aligned_workshop": (
        "job aligned", "job aligned workshop", "job aligned session", "job aligned training", "job aligned pl",
        "job aligned pd", "job aligned seminar", "job responsibility aligned workshop", "job responsibility workshop",
        "job related workshop", "job embedded workshop", "workshop aligned to my job", "job workshop",
    ),
    "plc": (
        "plc", "plcs", "cohort plc", "plc meeting", "plc session", "plc with cohort", "plc with my cohort",
        "plc with the cohort", "professional learning community", "professional learning communities", "plc time",
        "plc workshop", "plc training",
    ),
    "district_training": (
        *(
            f"district {link}{what}"
            for link in (
                "", "approved ", "led ", "provided ", "sponsored ", "wide ", "level ", "office ", "run ", "required ",
                "mandated ", "mandatory ", "leadership ", "admin ", "level admin ", "approved online ",
            )
            for what in (
                "training", "trainings", "workshop", "pd", "pl", "professional development", "professional learning",
                "inservice", "in service", "conference", "webinar", "course", "class", "institute", "seminar",
                "session",
            )
        ),
        *(f"district's {what}" for what in ("training", "trainings", "workshop", "pd", "professional development")),
        "district approved", "workshop approved by the district", "training approved by the district",
        "workshop approved by my district", "training approved by my district", "district administrator training",
    ),
}  # fmt: skip

# Professional learning whose category these words do not tell.
LEARNING_NAMES = (
    "professional learning", "professional development", "prof learning", "prof development", "prof dev",
    "professional dev", "pl", "pd", "book study", "book club", "webinar",
    "conference", "seminar", "workshop", "training", "inservice", "in service", "institute", "summit", "symposium",
    "course", "online course", "convention", "lecture", "keynote", "bootcamp", "boot camp", "academy", "pl session",
    "pd session", "pl hours", "pd hours", "pl time", "pd day", "training session", "workshop session",
    "conference session", "professional reading", "lesson study", "learning walk", "coach training",
    "coaching training", "coaching workshop", "coaching seminar", "coaching webinar", "coaching institute",
    "coaching course", "coach workshop", "coach institute", "coach academy", "coaching academy", "coaching book study",
)  # fmt: skip

# Coaching, whoever it was with.
COACHING_NAMES = (
    "coaching", "coached", "coaching session", "coaching call", "coaching meeting", "coaching conversation",
    "coaching conference", "coaching visit", "coaching hours", "coaching time", "coaching check in",
    "coaching observation", "coach session", "coach meeting", "coach call", "coach visit", "coach time",
    "coach check in", "coach conversation", "coach observation", "coach hours", "coach debrief",
    "coaching debrief", "coaching cycle", "coach mtg", "coaching mtg",
)  # fmt: skip

# Coaching only where a named person or one's coach was there.
MEETING_NAMES = (
    "session", "sesh", "call", "meeting", "mtg", "met", "meet", "meeting up", "met up", "check in", "checkin",
    "checked in", "visit", "visited", "debrief", "debriefed", "debriefing", "conversation", "chat", "chatted", "talk",
    "talked", "spoke", "observation", "observed", "one on one", "1 on 1", "1:1", "1-1", "conference call",
    "video call", "phone call", "called", "phoned", "site visit", "post observation conference",
    "pre observation conference", "observation conference", "post conference", "pre conference", "walkthrough",
    "walk through", "touch base", "touched base", "catch up", "caught up", "sat down", "zoomed", "facetimed",
    "shadowed", "shadowing", "phone check in", "worked", "planning", "iip conference", "iip meeting",
    "triad conference", "triad meeting", "connected", "conferred", "huddle",
)  # fmt: skip

# Meetings that are no coaching even where a person is named, and mentoring, which the state tells from coaching.
OTHER_ACTIVITIES = (
    "staff meeting", "faculty meeting", "department meeting", "team meeting", "parent meeting", "iep meeting",
    "iep", "board meeting", "leadership meeting", "principals meeting", "principal meeting", "admin meeting",
    "district meeting", "cabinet meeting", "mentoring", "mentored", "mentor", "mentor meeting", "job interview",
    "interview", "ssc meeting", "pta meeting", "cohort meeting", "grading", "lesson planning", "supervision",
)  # fmt: skip

_PLACE = r"(?:office|school|site|campus|classroom|building|library|room(?: \d{1,4}[a-z]?\b)?)"
_BUILDING = (
    r"(?:elementary|middle|high|school|academy|office|library|campus|building|center|room|auditorium|cafeteria|hall)"
)
_NO_PLACE = r"\b(?! (?:council|plan|data|board|culture|climate|goals?|budget|staff|calendar|schedule|team))"
_NO_EVENT = r"(?! (?:\w+ )?(?:training|workshop|pd|pl|session|conference|institute|course))"
_SCREEN = (
    r"(?:zooms?|webex|skype|face ?time|google hangouts?|hangouts?|google meets?|g ?meet|ms teams|microsoft teams|"
    r"video (?:call|conference|chat))"
)
_VIA = r"(?:on|via|over|by|through|using|in|thru)"
# "Teams" after one of these words is people.
_PEOPLES = ("grade level", "leadership", "content", "grade", "of", "the", "my", "our", "school", "with", "all",
            "department", "their", "site", "two", "and")  # fmt: skip
FORMAT_PATTERNS: dict[MeetingFormat, tuple[str, ...]] = {
    MeetingFormat.VIRTUAL: (
        rf"(?:{_VIA} )?(?:a )?{_SCREEN}\b(?! room)",
        rf"(?:{_VIA}|-) ?meet\b",
        r"\(meet\)",
        r"[,;] ?meet ?(?=$|[,;.)])",
        rf"{_VIA} teams\b",
        "".join(f"(?<!{word} )" for word in _PEOPLES) + r"\bteams(?: (?:call|meeting))?\b(?! (?:on|of|for|about)\b)",
        r"(?:on ?line|virtual(?:ly)?|remote(?:ly)?|zoomed|facetimed|(?:over|by) video)\b",
    ),
    MeetingFormat.IN_PERSON: (
        r"in[ -]?person\b",
        r"(?:on|at)[ -](?:the )?(?:school )?site\b(?! council)",
        r"on[ -]?(?:site|campus)\b",
        r"f[ -]?2[ -]?f\b|face[ -]to[ -]face\b|irl\b",
        r"site visit\b",
        rf"(?:at|in) (?:(?:her|his|my|their|our|the|your|its) )?(?:\w+ ){{0,2}}?{_PLACE}{_NO_PLACE}",
        rf"(?:at|in) \w+'s (?:\w+ )?{_PLACE}\b",
        rf"(?:her|his|my|their|our|your|coach's) (?:office|school|campus|site|classroom){_NO_PLACE}",
        rf"(?:location|where|place|venue|room):\s*[^,;|\n]*?\b{_BUILDING}\b[^,;|\n]*",
        r"at (?:\w+ ){1,3}?(?:elementary|middle|high|academy|es|ms|hs)\b(?: school\b)?",
        rf"at (?:the )?district(?: office)?\b{_NO_EVENT}",
        r"\w+'s (?:office|school|campus|classroom)\b",
    ),
    MeetingFormat.PHONE: (
        r"(?:(?:by|over|on|via) )?(?:the |a )?(?:tele)?phone(?: call)?\b",
        r"(?:phoned|called|by cell)\b",
    ),
}

# Words that open a sentence about time spent. Another one before a length ("approve 1 hr …", "lost my …") may say
# that it was not.
OPENING_WORDS = frozenset(
    """
    a about add added adding additional all almost also an and another approx approximately around at attended back
    banked book call called came can chatted clocked coach coached coaching completed conducted could count couple
    debriefed delivered did do done earned enter entered extra facilitated finished first for forgot from full gave
    go good got great had half have held helped hosted i i'd i've in instructed it just last led like log logged
    logging long lunch me met mon my nearly need new nice note observed observing off oh ok on one only our over
    participated phone phoned please pls plus presented productive provided put quick ran read received record
    recorded recording roughly sat save saw second shadowed short so solid spent spoke studied submit submitted
    supported talked the then this to took track two under us via viewed visited visiting w w/ watched we went with
    worked would wrapped yep yes zoomed
    """.split()  # noqa: SIM905 - a list of words, read as words
)

# Words that are never a person's name where one could stand ("with staff", "coaching today").
NOT_NAMES = frozenset(
    """
    a about academy actually add added additional admin administrator administrators after afternoon again agenda ai
    algebra all also am an and another any anyone anything ap approved apr april around article as aspiring assessment
    assistant at attend attendance attended aug august back bad been before behavior bigtime book bot both break
    breakfast brightspace btw budget budgeting budgets busy but by call called calls campus cancel canceled cancelled
    candidate candidates casc change chapter check checkin class classes classroom classrooms cleanup climate coach
    coached coachee coaches coaching coffee cohort cohorts colleague colleagues community commute commuting companion
    completed conference conferred content conversation correction could counselor counselors course covered cpsel
    cpsels ctc culture cycle data days debrief debriefed dec december dei delete department did dinner discipline
    discuss discussed discussing discussion district do does doing done dop draft drafted drafting drive driving drove
    due duplicate during duty each earlier early eight el elementary ell email emailed emails emergency end english
    enter entry equity evaluation evening everybody everyone everything evidence extra face facetime facilitated
    faculty families family feb february feedback few fine finish finished first five fix focus focused follow followed
    following for four free fri friday from fun fyi gap gaps get goal goals going good google got grade grading great
    group groups guardians had half happy has have having he help helped helpful her here hers hey hi high him hiring
    his hmm hour hours how hr hrs i i'd i'll i'm i've id idea iep if iip iips im in individual induction instead
    instruction instructional instructor into is it it's items its ive jan january jk job joined july june just kids
    know last late later lausd law leaders leadership learning learnings led lesson lessons let let's line link
    literacy log logged logging lol long looked lots lunch made make management many mar march math maybe mcoe me meals
    meet meeting meetings mentee mentor mentored mentoring mentors met middle min mine mins minute minutes mistake mon
    monday monthly more morning most mtg mtss much my my's myself need needs new next night nine no nobody noone nope
    not note notebook notes nothing nov november now nvm observation observations observe observed oct october of off
    office ok okay on onboarding one online only oops open or other others our ours out over pacing page paperwork
    parent parents parking part participated partner pbis pbl pd peer peers people perhaps personnel phone pl plan
    planned planning plc plcs please pls portfolio postponed prep prepped presentation presented previously principal
    principals probably problem productive professional program progress ps put quick ran rather reading really recap
    recess record recorded reflect reflection reflections regarding regular related remote remotely remove report
    rescheduled reserved review reviewed reviewing rubric rubrics safety same sat saturday saw schedule scheduled
    scheduling school schools science scratch section sel self semester seminar sep sept session sessions setup seven
    several shadowed shared she short sick since site six skype slack snack so some someone something soon sorry
    special sped spent spoke staff standard standards started step still strategies strategy student students study
    submit summary sun sunday superintendent supervision supervisor supervisors support supported talk talked talking
    taught tbd teacher teachers team teams teams's tech technology ten term test texts than thank thanks that that's
    the their theirs them then there these they things this those though three through thu thurs thursday thx tier time
    title to today together told tomorrow too took topic topics total traffic training trainings travel traveled
    traveling tue tues tuesday twice two typo tysm ugh unknown up update updated updates us usc useful using usual via
    video virtual virtually visit visited visiting wait walkthrough walkthroughs was way we we'd we'll we're we've
    webex webinar wed wednesday week weekly weeks well went were what when where which while who whoever whole whom
    auntie baby boyfriend brother brothers cousin cousins dad daughter daughters dog father friends girlfriend grandma
    grandpa hubby husband kid mom mother neighbor neighbors nephew niece roommate sister sisters son sons spouse toddler
    twins uncle wife
    will wise with without work worked working workshop workshops worries would wrapped write writing wrong wrote yard
    yeah yes yesterday yet you your zoom
    """.split()  # noqa: SIM905 - five hundred words, read as words
)
