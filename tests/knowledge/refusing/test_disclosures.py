"""The card for a disclosure: shown where somebody tells of harm, not where they ask what the rules are."""

import pytest

from induction.packs.pack import Contact, ProgramPack
from induction.people import Role
from knowledge.refusing.disclosures.disclosure import Disclosure, Matter, disclosed, place_for

CHILD = (
    "one of my students told me her uncle hits her",
    "A student disclosed abuse to me today, what do I do?",
    "I think a kid at my school is being neglected",
    "i suspect child abuse",
    "a 3rd grader came in with bruises on his arms again",
    "a girl in 5th period says her stepdad touches her",
    "I saw a teacher hit a student",
    "we have a child who is afraid to go home",
    "I need to call CPS about one of my kids",
    "student wrote in her journal that her mom locks her in the closet and doesn't feed her",
    "worried a student is being abused at home, who do i tell",
    "A parent admitted to beating his son with a belt",
    "do I have to report that a student said his father beats him?",
    "an aide on my campus has been touching kids inappropriately",
    "A boy in my office just told me that his dad punches him",
    "I noticed burn marks on a kindergartner's back",
    "my student says nobody feeds her at home and she sleeps in a car",
    "I believe a teacher is molesting a student",
    "A second grader has a black eye and says mom's boyfriend did it",
    "Should I call child protective services about this kid?",
    "A sixth grader confided that her stepbrother comes into her room at night",
    "one of my kindergarteners says daddy chokes mommy and him",
    "I found out a coach at our school has been texting nudes to a student",
    "My student shows up hungry and dirty every day, I think the parents neglect her",
    "a student's grandma left him alone for three days",
)
VIOLENCE = (
    "a parent threatened to come to school and hurt my staff",
    "a student said he is going to shoot up the school",
    "we got a bomb threat this morning",
    "one of the teachers threatened to hit another teacher",
    "a kid posted that he will bring a knife and stab people",
    "A dad said he'd come back with his buddies and beat up the vice principal",
    "student made a threat to blow up the gym",
    "someone wrote on the bathroom wall they're going to kill everyone on Friday",
    "A student threatened me with scissors",
    "a fired employee says he'll come back with a rifle",
)
HARASSMENT = (
    "my coach keeps making comments about my body",
    "My supervisor touched me and I don't know what to do",
    "i am being harassed at work",
    "my principal is sexually harassing me",
    "I feel discriminated against because of my accent",
    "my boss makes racist jokes in front of me",
    "The instructor said I don't belong here because I'm Black",
    "I was passed over because I am pregnant",
    "they are retaliating against me for reporting my principal",
    "my evaluator gave me a bad review after I complained about him",
    "a colleague keeps sending me inappropriate texts",
    "my coach makes me uncomfortable, he stares at me and asks me out",
    "im being bullied by my supervisor",
    "I want to report sexual harassment by my coach",
    "The program administrator yelled at me and humiliated me in front of everyone",
    "he threatened to fail me if I tell anyone",
    "my coach called me a slur",
    "My mentor coach put his hand on my thigh",
    "the superintendent calls me sweetheart and asks about my sex life",
    "I'm treated worse than the other candidates because I'm a Muslim",
    "I am getting punished for speaking up about my principal",
    "coach keeps texting me late at night saying I'm beautiful",
    "my boss screams at me every day",
    "my instructor mocks my English in class",
    "I've been sexually assaulted by a coworker",
    'The coach they gave me keeps calling me "honey" and hugging me',
    "my site supervisor said women don't make good principals",
    "I get picked on by my boss for wearing hijab",
    "since I reported the harassment my coach stopped meeting me",
    "He keeps asking me out and I am scared to meet him for coaching",
    "the director made fun of my disability",
)
COMPLAINT = (
    "I want to file a complaint against my coach",
    "how do I complain about my coach",
    "I have a complaint about the program",
    "i'd like to make a formal grievance about the program administrator",
    "my coach lied about our meetings",
    "My coach asked me to log hours we never did",
    "my coach showed up drunk",
    "My coach is faking my log",
    "the instructor treats me unfairly",
    "I need to report my coach for misconduct",
    "the program director took money and lied to us",
    "my coach told my principal things I said in confidence",
    "I'm filing a grievance against the program",
    "I'd like to lodge a complaint about how the coordinator treated me",
    "My coach is signing off on meetings that never happened",
    "who can I report my coach to?",
    "I want to complain about the program",
    "my coach shared my private notes with my boss",
    "coach was rude to me and I want it on record, who do I tell",
    "I want to make a complaint about an instructor",
    "The program treats me unfairly",
    "I don't trust the program director, she lied to me",
)
ORDINARY = (
    "what does the handbook say about harassment?",
    "who do I file a complaint with?",
    "how do I appeal a grade?",
    "is there a grievance policy?",
    "what is the policy on discrimination",
    "who is a mandated reporter?",
    "1 hour PL on mandated reporter training",
    "log 45 min training on sexual harassment prevention",
    "45 min coaching about a parent complaint",
    "talked with my coach about student discipline for 30 min",
    "how do I change coaches?",
    "my coach and I don't get along, can I switch?",
    "my coach hasn't called me back, who do I ask?",
    "what happens if my coach leaves?",
    "my coach touched on CPSEL 3 yesterday for 1 hour",
    "does the IIP have to cover equity and discrimination?",
    "my goal is to reduce bullying at my school",
    "draft a goal on lowering chronic absenteeism of students with trauma",
    "how many hours does my coach report?",
    "can my supervisor see my reflections?",
    "I hit a wall with my reflection",
    "my coach hit on a good idea for my goal",
    "the workload is abusive lol",
    "students are the hardest part of the job",
    "what if I miss the deadline",
    "I was told my coach reports my hours",
    "who can I talk to about concerns with my portfolio",
    "what were the biggest complaints in the LAUSD survey?",
    "how are complaints about the program handled?",
    "does the program discriminate between year 1 and year 2 candidates?",
    "my coach told my principal about the next visit",
    "PLC 1 hr on child abuse reporting",
    "my report on student safety took 2 hours, does it count",
    "I kicked off the year with my staff for 2 hours",
    "met 1h with my coach, we talked about a student who was hit by a ball",
    "is the coach evaluated by candidates?",
    "what support is there for victims of discrimination",
    "i have concerns about the deadline",
    "report my hours",
    "the final report is due when?",
    "can I be withdrawn for missing assignments?",
    "my students threw me a party",
    "my supervisor commented on my goal",
    "my coach made comments on my IIP",
    "my instructor's comments on my reflection were helpful",
    "what is retaliation under the handbook",
    "non-discrimination policy",
    "where can I find the complaint form",
    "is retaliation prohibited?",
    "2 hours PD on Title IX yesterday",
    "do supervisors get trained on harassment?",
    "my coach keeps a log of our meetings",
    "does my coach have to report my absences?",
    "I reported 3 hours last week but it shows 2",
    "what did people complain about in the survey",
    "a student asked me about my program",
    "my coach is retiring, what now?",
    "I told my supervisor about my goals",
    "can my coach share my notes with my boss?",
    "my principal keeps forgetting to sign my goals",
    "reflect on how I handled a parent who was upset with a teacher",
    "I am worried about my students' test scores",
    "we had a lockdown drill, does that count as PL",
    "is my coach allowed to observe me without notice?",
    "my child is sick, can I miss the session?",
    "my kids hurt their knees so I missed the session",
    "can I give feedback on my coach",
    "how is my coach evaluated",
    "my coach said my goals are too broad, is that a rule?",
    "how do I report hours that my coach forgot",
    "my student council project, does it count as an artifact",
    "is a complaint about a grade the same as an appeal",
    "the students told me they liked the new program",
    "A kid hit my car so I missed the session",
    "we talked about bullying and suspensions for an hour",
    "I was punished by traffic, running late for coaching",
    "who handles discrimination complaints",
    "my coach has been out sick",
    "coach wants me to log hours weekly",
    "my boss asked me to log hours in BigTime",
    "does anyone check that coaches don't fake hours",
    "I have concerns regarding my goals",
    "what should I do if my coach is unavailable",
    "I feel uncomfortable presenting to a panel",
    "observed a teacher who yelled at students, 1 hour",
)


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        *((said, Matter.CHILD) for said in CHILD),
        *((said, Matter.VIOLENCE) for said in VIOLENCE),
        *((said, Matter.HARASSMENT) for said in HARASSMENT),
        *((said, Matter.COMPLAINT) for said in COMPLAINT),
        *((said, None) for said in ORDINARY),
    ],
)
def test_a_disclosure_is_told_from_a_question(said: str, matter: Matter | None) -> None:
    found = disclosed(said)
    assert (found.matter if found else None) is matter


def test_it_is_known_whom_a_disclosure_speaks_of() -> None:
    assert disclosed("I have a complaint about my coach") == Disclosure(Matter.COMPLAINT, frozenset({Role.COACH}))
    both = disclosed("I told the program administrator that my coach touched me and nothing happened")
    assert both == Disclosure(Matter.HARASSMENT, frozenset({Role.COACH, Role.PROGRAM_ADMIN}))


OFFICE = Contact(role=Role.PROGRAM_ADMIN, title="Program Administrator")
COACH = Contact(role=Role.COACH, title="your coach", asks=("appeal", "supervisor"))
EQUITY = Contact(title="the equity office", asks=("harassment",))
DEAN = Contact(title="the dean", asks=("complaint about the program",))
FERN = ProgramPack(
    id="fern", name="Fern", short_name="Fern", documents=(), rules=(), contacts=(COACH, OFFICE, EQUITY, DEAN)
)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("I have a complaint about my coach", OFFICE),
        ("I have a complaint about the instructor", OFFICE),
        ("I have a complaint about the program", DEAN),
        ("I have a complaint about the program administrator", DEAN),
        ("I have a complaint about my coach and the program director", DEAN),
        ("my coach keeps touching me", EQUITY),
        ("one of my students told me her uncle hits her", None),
    ],
)
def test_it_goes_to_nobody_it_speaks_of(said: str, place: Contact | None) -> None:
    told = disclosed(said)
    assert told is not None
    assert place_for(told, FERN) == place


def test_a_program_that_names_nobody_has_no_place_of_its_own() -> None:
    told = Disclosure(Matter.COMPLAINT, frozenset({Role.PROGRAM_ADMIN}))
    assert place_for(told, None) is None
    assert place_for(told, FERN.model_copy(update={"contacts": (OFFICE, COACH)})) is None


@pytest.mark.parametrize(
    "goal",
    [
        "I want to improve how we handle harassment reports",
        "build a clear process so staff know how to report suspected abuse",
        "reduce bullying on the playground by 30% through restorative circles",
        "my goal is that every teacher completes mandated reporter training by october",
        "train supervisors to respond to discrimination complaints fairly",
        "create a safer school where students are not harassed",
        "lower the number of fights and threats at lunch",
        "increase student voice about racism and sexism on campus",
        "parents complain less about communication from the office",
        "improve how my teachers give feedback to their coach",
        "I learned that a threat assessment team works best when it meets weekly",
        "support students who experience neglect or violence at home",
        "work with my coach on handling complaints about teachers",
        "address the complaints from parents about homework",
        "design an anti-bullying campaign with the student council",
        "develop a title IX procedure for our athletics program",
        "I want to respond better when a student tells me about abuse",
        "we had many reports of harassment last year and I want to cut them in half",
        "teach staff what sexual harassment looks like",
        "help my supervisor understand equity",
        "I reflected on how a parent yelled at a teacher and how I calmed it down",
        "strengthen our response to students in crisis",
        "model respectful language so nobody makes inappropriate jokes",
        "review the data on discrimination complaints with my leadership team",
        "improve relationships with the union after a hostile year",
    ],
)
def test_a_goal_on_such_a_matter_is_no_disclosure(goal: str) -> None:
    assert disclosed(goal) is None
