"""The forms of sentences about reminders, in lower case and with nothing mistyped."""

import re

_PLEASE = (
    r"(?:(?:please|pls|hey|hi|ok|okay|so|can you|could you|would you|will you|can i|could i|"
    r"i (?:want|need|would like) to|"
    r"i'd like to|let me|i want you to|just|now)[\s,]+)*"
)
END = r"(?:[\s,]+(?:please|pls|thanks|thank you|now|any ?more|anymore|at all|for now))*[\s?.!]*"
_MY = r"(?:(?:any|all|the|my|your|of|these|those|this|more|other|casc|such)\s+)*"
_NOUN = rf"{_MY}(?:reminders?|nudges?|digests?|daily digests?|nagging)"
_ME = r"(?:reminding|nudging|nagging|messaging|notifying) me"
_DOING = rf"(?:{_NOUN}|{_ME})"
_ABOUT = r"(?:about|of|on|for|regarding|re)"
_KIND = r"(?P<kind>[\w' /-]{2,60}?)"
_AGAIN = r"(?:back on|back|on again|on|again)"
TIME = r"(?P<time>.{2,40}?)"
STOPPING = r"(?:stop|turn off|switch off|shut off|disable|cancel|quit|end|mute|no more|drop)"
STARTING = r"(?:start|restart|resume|turn on|turn back on|switch on|switch back on|enable|unmute|bring back)"
_PAUSE = r"(?:snooze|pause|mute|hold(?: off)?(?: on)?|silence|suspend|stop|turn off|switch off|skip)"
_DONT = r"(?:don'?t|do not|never|please don'?t)"
_AWAY = (
    r"(?:on (?:\w+ )?leave|on (?:\w+ )?vacation|on (?:\w+ )?holidays?|away|off|off work|out|out of (?:the )?office|ooo|"
    r"taking (?:\w+ )?leave|going on (?:\w+ )?leave)"
)
_I = r"(?:i am|i'm|im|i will be|i'll be|ill be|i'm going to be|i am going to be)"
_WHO = r"(?P<whom>(?!i\b|my\b|we\b)[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?)"
_LEAVE = (
    r"(?:(?:parental|sick|medical|maternity|paternity|family|bereavement|annual) )?(?:leave|vacation|time off|absence)"
)


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_PLEASE + pattern + END) for pattern in patterns)


SHOWN = _forms(
    rf"(?:(?:show|see|list|view|open|get)(?: me)? )?{_NOUN}",
    rf"what (?:do|will|did|would) you (?:remind|nudge|tell) me {_ABOUT}",
    r"what (?:am|will|was) i (?:be )?(?:reminded|nudged) (?:of|about)",
    rf"(?:what|which|when|how often|why) (?:do|will|am|are)?(?: i| you)?(?: get| getting| send| sending| have)?"
    rf"(?: me)?(?: my)? ?{_NOUN}(?: do (?:i|you) (?:get|have|send)(?: me)?)?(?: come)?",
    r"(?:when|how often|at what time) (?:do|will) you remind me",
    rf"(?:are|is) {_NOUN} (?:on|off|snoozed|paused)",
    rf"how (?:do|can|would) i (?:stop|change|snooze|pause|get|see|mute|turn (?:on|off)) {_DOING}",
)
TO_SET = _forms(
    rf"(?:(?:change|edit|set|set up|adjust|open|show) )?{_MY}(?:reminders?|nudges?|notifications?) "
    r"(?:settings?|preferences?|hours|times?|days|workdays)",
    rf"(?:change|edit|set|set up|adjust|configure) {_NOUN}",
    r"(?:change|set|edit) when you remind me",
)
PAUSED = _forms(
    rf"{_PAUSE} {_DOING}(?: for)? {TIME}",
    rf"no {_NOUN} (?:for )?{TIME}",
    rf"{_NOUN} off(?: for)? {TIME}",
    rf"{_DONT} (?:remind|nudge|message|notify) me (?:for )?{TIME}",
    r"remind me (?:again )?(?P<later>tomorrow|next week|later)",
)
TURNED_ON = _forms(
    rf"(?:{STARTING}|unsnooze|wake(?: up)?|unpause) {_DOING}(?: again| back on| back)*",
    rf"{_NOUN} {_AGAIN}",
    rf"turn {_NOUN} (?:back )?on(?: again)?",
    r"(?:end|stop|cancel) (?:the |my )?snooze",
    r"remind me again",
    r"(?:i am|i'm|im) back from (?:my )?(?:leave|vacation|holidays?)",
)
STOPPED = _forms(
    rf"{STOPPING} {_DOING} {_ABOUT} {_KIND}",
    rf"{STOPPING} {_MY}{_KIND} (?:reminders?|nudges?)",
    rf"no (?:more )?{_NOUN} {_ABOUT} {_KIND}",
    rf"{_DONT} (?:remind|nudge) me {_ABOUT} {_KIND}",
)
ALL_STOPPED = _forms(
    rf"{STOPPING} {_DOING}",
    rf"(?:turn |switch )?{_NOUN} off",
    rf"unsubscribe(?: me)?(?: from (?:{_NOUN}|this|these|all|everything))?",
    rf"no (?:more )?{_NOUN}",
    rf"{_DONT} (?:remind|nudge) me",
    rf"(?:snooze|pause) {_DOING}",
)
RESUMED = _forms(
    rf"{STARTING} {_DOING} {_ABOUT} {_KIND}(?: again)?",
    rf"(?:{STARTING}|turn) {_MY}{_KIND} (?:reminders?|nudges?)(?: back)?(?: on)?(?: again)?",
    rf"remind me again {_ABOUT} {_KIND}",
    rf"remind me {_ABOUT} {_KIND} again",
)
KIND_STOPPED = _forms(rf"(?:turn off|switch off|mute) {_KIND}", rf"(?:turn|switch) {_KIND} off")
KIND_RESUMED = _forms(
    rf"(?:turn on|turn back on|switch on|unmute) {_KIND}(?: again)?", rf"(?:turn|switch) {_KIND} {_AGAIN}"
)
SHORT_STOPPED = _forms(rf"{STOPPING} {_KIND}", rf"{_KIND} (?:off|stop)")
SHORT_RESUMED = _forms(rf"{STARTING} {_KIND}", rf"{_KIND} {_AGAIN}")
ON_LEAVE = _forms(
    rf"{_I} {_AWAY}[,:]? (?:from |between |starting )?{TIME}",
    rf"my {_LEAVE} (?:is|starts?|begins?|runs?|goes)[,:]? (?:from |on )?{TIME}",
    rf"(?:set|record|add|put in|enter) (?:a |my )?{_LEAVE}[,:]? (?:from |for )?{TIME}",
    rf"{_LEAVE}[,:]? (?:from |between )?{TIME}",
)
OF_OTHERS = _forms(
    rf"{_WHO}(?: is| will be|'s) {_AWAY}[,:]? (?:from |between |starting )?{TIME}",
    rf"{_WHO},? on {_LEAVE}[,:]? (?:from |between |starting )?{TIME}",
    rf"(?:set|record|add) (?:a )?{_LEAVE} (?:of|for) {_WHO}[,:]? (?:from )?{TIME}",
)
LEAVE_SOME_TIME = _forms(rf"{_I} (?:on|taking|going on) {_LEAVE}", rf"(?:set|record|add) (?:a |my )?{_LEAVE}")
LEAVE_OVER = _forms(rf"(?:cancel|end|delete|remove|clear) (?:the |my )?{_LEAVE}", rf"my {_LEAVE} is over")
