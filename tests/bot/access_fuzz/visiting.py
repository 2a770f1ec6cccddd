"""People of every role who try everything that they can send, at random."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random
from typing import Any

from bot.companion import Companion
from bot.services.heard import COMMANDS
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.access_fuzz.allowing import MARK
from tests.bot.access_fuzz.seeding import Seeds
from tests.bot.access_fuzz.showing import CHANNEL, Sight, response_url, sights
from tests.bot.access_fuzz.surface import Form, Press, Surface, with_state
from tests.bot.bad_inputs.crawling import encoded
from tests.bot.conftest import ENDS, NOW, STARTS
from tests.bot.dialog import Dialog

FOLLOWED, TRIED_AGAIN = 2, 3
"""How many presses and forms follow each of the first commands, and how often a form is filled in otherwise."""


def line(
    name: str, role: Role, program: str = "usc", *, coach: str | None = None, supervisor: str | None = None
) -> RosterLine:
    candidate = role is Role.CANDIDATE
    return RosterLine(
        name=name,
        email=_address(name),
        role=role,
        program=program,
        slack_id=f"U{name.split(maxsplit=1)[0].upper()}",
        coach=coach and _address(coach),
        supervisor=supervisor and _address(supervisor),
        starts_on=STARTS if candidate else None,
        ends_on=ENDS if candidate else None,
        cohort=f"{program}-2026" if candidate else None,
    )


def _address(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@school.example"


ROSTER = (
    line("Priya Nair", Role.PROGRAM_ADMIN),
    line("Marcus Bell", Role.COACH),
    line("Elena Ortiz", Role.COACH),
    line("Ines Ruiz", Role.INSTRUCTOR),
    line("Sam Okafor", Role.SUPERVISOR),
    line("Greta Holm", Role.SUPERVISOR),
    line("Ana Castillo", Role.ANALYST),
    line("Dana Whitfield", Role.CANDIDATE, coach="Marcus", supervisor="Sam"),
    line("Theo Park", Role.CANDIDATE, coach="Marcus", supervisor="Greta"),
    line("Jordan Reyes", Role.CANDIDATE, coach="Elena", supervisor="Sam"),
    line("Wanda Stone", Role.PROGRAM_ADMIN, "mcoe"),
    line("Bruno Diaz", Role.COACH, "mcoe"),
    line("Kofi Mensah", Role.SUPERVISOR, "mcoe"),
    line("Maria Lopez", Role.CANDIDATE, "mcoe", coach="Bruno", supervisor="Kofi"),
)
PEOPLE = tuple(one.slack_id for one in ROSTER if one.slack_id)
STRANGER = "USTRANGER"
CANDIDATES = tuple(one for one in ROSTER if one.role is Role.CANDIDATE)
NAMES = tuple(one.name.split(maxsplit=1)[0] for one in CANDIDATES)

_PAIRS = (("UMARCUS", "Dana"), ("UMARCUS", "Theo"), ("UELENA", "Jordan"), ("UBRUNO", "Maria"))

SENTENCES = (
    *("goal I want more families to {mark} by May 2027. CPSEL 4", "reflect We tried {mark}. 31 families came. CPSEL 2"),
    *("goal {name}: More teachers get {mark} by May 2027", "reflect {name}: We tried {mark} together."),
    *(
        "45 min coaching yesterday about {mark}",
        "90 min coaching with {name} on Monday, {mark}",
        "2h PLC Tuesday {mark}",
    ),
    *("show me {name}'s goals", "what did {name} write in the reflection?", "how many hours does {name} have?"),
    *("{name} {mark}", "what does {mark} mean for my year?", "yes", "no", "record it", "keep it", "done", "{mark}"),
    *("what could serve as evidence for CPSEL 4?", "who read my IIP?", "what is due this week?", "help"),
    *("stop reminders about pace", "I'm on leave from 12/1 to 12/12", "{name} is on leave from 12/1 to 12/12"),
)
"""What people say, beside the words of `/casc` with and without a name and words of their own."""


_OF_A_RECORD = ("goals", "reflections", "evidence", "sessions", "ratings", "steps", "progress", "history")
"""What a candidate and whoever stands beside them look at; of others they look by the name."""

LOOKS = (
    *(("UDANA", said) for said in (*_OF_A_RECORD, "deadlines", "readers", "shared", "items", "mydata", "plan")),
    *(("UMARCUS", f"{said} Dana") for said in (*_OF_A_RECORD, "rate")),
    *(("UPRIYA", f"{said} Dana") for said in ("goals", "evidence", "ratings", "steps", "plan", "progress")),
    ("UMARCUS", "coaching"),
    ("UPRIYA", "coaching Marcus"),
    *(("UJORDAN", said) for said in ("goals", "reflections", "evidence", "sessions", "steps")),
)
"""What of two candidates is looked at first by those who may, so that others can press what they were shown."""

_PRYING = ("USAM", "UGRETA", "UANA", "UINES", "UMARCUS", "UELENA", "UPRIYA", "UTHEO", "UWANDA", "UBRUNO")
PRIED = (
    *((user, f"{said} {{name}}") for user in _PRYING for said in (*_OF_A_RECORD, "plan", "items")),
    *((user, "coaching Marcus") for user in _PRYING),
)
"""What those ask who may not, and some who may, after another coach took over Dana from Marcus."""

GOES_ON = 0.3
"""How often whoever pries presses what they were shown then."""

_PRIED_AT = ("Dana", "Jordan")
"""One whose coach changed, and one whose coach did not."""

WRITTEN = (
    *((one.slack_id, "goal I want more families to {mark} by May 2027. CPSEL 4") for one in CANDIDATES[:2]),
    *((one.slack_id, "reflect We tried {mark}. 31 families came. CPSEL 2") for one in CANDIDATES[:2]),
    *((one.slack_id, said) for one in CANDIDATES[:2] for said in ("log", "evidence", "steps")),
    *((coach, f"{said} {name}") for coach, name in _PAIRS for said in ("session", "rate")),
    *((coach, f"goal {name}: More teachers get {{mark}} by May 2027") for coach, name in _PAIRS[1:]),
    *(("UPRIYA", said) for said in ("plan Dana", "plan Theo")),
)
"""What is written before everything is left to chance."""


@dataclass(frozen=True)
class Request:
    """One thing that somebody sent: the kind and the payload, and whether it was said aloud in the channel."""

    user: str
    kind: str
    body: Mapping[str, Any]
    aloud: bool = False


@dataclass
class Visitors:
    """Sends requests and reads what comes of each.

    `typed` says by whom each mark was typed, `fresh` are those of the request that is being made.
    """

    companion: Companion
    dialog: Dialog
    chance: Random
    shortcuts: Sequence[str]
    surface: Surface = field(default_factory=Surface)
    typed: dict[str, str] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    refused: bool = False
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def send(self, request: Request) -> list[Sight]:
        """All that anybody was shown because of it."""
        slack = self.dialog.slack
        before = len(slack.calls)
        answer = self.dialog._dispatch(*encoded(request.kind, request.body))
        self.dialog.settle()
        acknowledged = json.loads(answer.body) if answer.body and answer.status == 200 else {}
        self.refused = acknowledged.get("response_action") == "errors"
        found = list(sights(acknowledged, request.user, slack.calls[before:], slack.uploads))
        for sight in found:
            self.surface.look(sight)
        return found

    def sweep(self) -> list[Sight]:
        """What was sent because its time had come."""
        slack, before = self.dialog.slack, len(self.dialog.slack.calls)
        self.dialog.sweep()
        return list(sights({}, STRANGER, slack.calls[before:], slack.uploads))

    def first(self) -> Iterator[Request]:
        """Looks, another coach for Dana, what is pried at, and what is written with a few of the forms that open.

        What is pried at comes in any order: commands by name, and every kind of button and form of somebody else's.
        """
        for user, text in LOOKS:
            yield self.command(user, text)
        for user in dict.fromkeys(user for user, _ in LOOKS):
            yield self._home(user)
        self._hand_over("Dana", coach="Elena")
        asked: list[Callable[[], Request]] = [partial(self._asked, user, text) for user, text in PRIED]
        presses = [partial(self._pried, one) for kept in self.surface.presses.values() for one in _ends(kept)]
        forms = [partial(self._pried, kept[0]) for kept in self.surface.forms.values()]
        pried = [*asked, *presses, *forms]
        self.chance.shuffle(pried)
        for make in pried:
            made = self._anew(make)
            yield made
            shown = [one for one in self.surface.latest if isinstance(one, Press) and one.user == made.user]
            if shown and self.chance.random() < GOES_ON:
                yield self._done(made.user, self.chance.choice(shown))
        yield from self._written()

    def _asked(self, user: str, text: str) -> Request:
        return self.command(user, text.format(name=self.chance.choice(_PRIED_AT)))

    def _pried(self, one: Press | Form) -> Request:
        """What somebody was shown, done by somebody else as it stands there."""
        return self._done(self.chance.choice([user for user in _PRYING if user != one.user]), one)

    def _written(self) -> Iterator[Request]:
        for user, text in WRITTEN:
            assert user is not None
            yield self._anew(self.command, user, text.format(mark=self.mark()))
            for _ in range(FOLLOWED):
                mine = [one for one in self.surface.latest if one.user == user]
                if not mine:
                    break
                forms = [one for one in mine if isinstance(one, Form)]
                yield self._anew(self._done, user, self.chance.choice(forms or mine))
                for _ in range(TRIED_AGAIN):
                    if not (forms and self.refused):
                        break
                    yield self._anew(self._done, user, forms[-1])

    def _anew(self, make: Callable[..., Request], *given: Any) -> Request:
        made = make(*given)
        self.surface.latest.clear()
        return made

    def at_random(self) -> Request:
        """Anything that anybody can send."""
        user = self.chance.choice((*PEOPLE, *PEOPLE, STRANGER))
        ways = {
            self._going_on: 30,
            self._prying: 16,
            self._command: 8,
            self._sentence: 6,
            self._home: 2,
            self._press: 22,
            self._form: 13,
            self._shortcut: 3,
        }
        [way] = self.chance.choices(tuple(ways), tuple(ways.values()))
        return way(user)

    def _going_on(self, _: str) -> Request:
        """Somebody does what they were just shown, as it stands there."""
        if not self.surface.latest:
            return self._command(self.chance.choice(PEOPLE))
        one = self.chance.choice(self.surface.latest)
        user = self.chance.choice(PEOPLE) if one.user == CHANNEL else one.user
        return self._done(user, one)

    def _prying(self, user: str) -> Request:
        """Somebody asks for what is another's by their name, or does as it stands what another was shown."""
        if self.surface.presses and self.chance.random() < 0.6:
            made = self.surface.form if self.surface.forms and self.chance.random() < 0.2 else self.surface.press
            return self._done(user, made(self.chance))
        whose = self.chance.choice(NAMES)
        return self.command(user, f"{self.chance.choice((*_OF_A_RECORD, 'plan', 'items', 'packet'))} {whose}")

    def _done(self, user: str, one: Press | Form) -> Request:
        """What was shown, pressed or sent off as it stands."""
        return self._submitted(user, one, changed=0) if isinstance(one, Form) else self._pressed(user, one, changed=0)

    def command(self, user: str, text: str) -> Request:
        """`/casc` with these words behind it."""
        where = {"team_id": "T1", "channel_id": CHANNEL, "response_url": response_url(self._url, user, public=False)}
        return Request(
            user,
            "command",
            {"command": "/casc", "text": text, "user_id": user, "trigger_id": self._new("trigger"), **where},
        )

    def mark(self) -> str:
        """A word that nobody used before."""
        word = f"zq{next(self._numbers):05d}qz"
        self.fresh.append(word)
        return word

    def _command(self, user: str) -> Request:
        word, name = self.chance.choice(COMMANDS), self.chance.choice((*NAMES, "", ""))
        rest = self.chance.choice(("", "", f": more {self.mark()} by May 2027. CPSEL 4", f" {self.mark()}", " xlsx"))
        return self.command(user, f"{word} {name}{rest}")

    def _sentence(self, user: str) -> Request:
        said = self.chance.choice(SENTENCES).format(mark=self.mark(), name=self.chance.choice(NAMES))
        if self.chance.random() < 0.3:
            event = {"type": "app_mention", "channel": CHANNEL, "user": user, "text": f"<@UBOT> {said}"}
            return Request(user, "event", self._event(event), aloud=True)
        event = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": said}
        if self.chance.random() < 0.15:
            event |= {"subtype": "file_share", "files": [self._file(user)], "text": ""}
        return Request(user, "event", self._event(event))

    def _file(self, user: str) -> Mapping[str, Any]:
        """A sheet of hours that is dropped into a direct message."""
        rows = [
            f"{one.name},,2026-11-1{number},15:00,1,coaching,,{self.mark()}" for number, one in enumerate(CANDIDATES)
        ]
        slack, path = self.dialog.slack, f"/files-pri/T1-{self._new('F')}/hours.csv"
        slack.files[path] = "\n".join(["Candidate,Coach,Date,Starts,Hours,Kind,Category,Topic", *rows]).encode()
        slack.owners[path] = user
        return {"id": path, "name": "hours.csv", "size": len(slack.files[path]), "url_private": f"{slack.url}{path}"}

    def _home(self, user: str) -> Request:
        event = {"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": "home", "event_ts": "4.0"}
        return Request(user, "event", self._event(event))

    def _press(self, user: str) -> Request:
        """Somebody's button, perhaps with another id or version on it."""
        if not self.surface.presses:
            return self._home(user)
        return self._pressed(user, self.surface.press(self.chance), changed=0.4)

    def _pressed(self, user: str, press: Press, *, changed: float) -> Request:
        action = {**press.action, "action_ts": self._new("1.")}
        if "value" in action and self.chance.random() < changed:
            action["value"] = self.surface.changed(action["value"], self.chance)
        if action.get("selected_option") and self.chance.random() < changed:
            chosen = action["selected_option"]
            action["selected_option"] = {**chosen, "value": self.surface.changed(chosen["value"], self.chance)}
        values = self.surface.values(press.view, self.chance, self.mark) if press.view else {}
        url = response_url(self._url, user, public=press.public)
        where = {} if press.view else {"response_url": url, "channel": {"id": CHANNEL if press.public else f"D{user}"}}
        body = {**self._who(user), **where, **with_state(press, values), "type": "block_actions", "actions": [action]}
        return Request(user, "action", self._in_own_words(body) if changed or user != press.user else body)

    def _form(self, user: str) -> Request:
        """Somebody's form, filled in anew, perhaps with other ids in what it carries unseen."""
        if not self.surface.forms:
            return self._home(user)
        return self._submitted(user, self.surface.form(self.chance), changed=0.4)

    def _submitted(self, user: str, form: Form, *, changed: float) -> Request:
        view, about = form.view, form.view.get("private_metadata") or ""
        if self.chance.random() < changed:
            about = self.surface.changed(about, self.chance)
        state = {"values": self.surface.values(view, self.chance, self.mark)}
        sent = {**view, "id": self._new("V"), "hash": "1", "private_metadata": about, "state": state}
        body = {**self._who(user), "type": "view_submission", "view": sent, "response_urls": []}
        return Request(user, "view", self._in_own_words(body) if changed or user != form.user else body)

    def _in_own_words(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """The payload with nothing in it that others typed: whoever makes one up knows their ids, not their words."""
        own = self.mark()

        def said(found: re.Match[str]) -> str:
            return own if found[0].lower() in self.typed else found[0]

        made: Mapping[str, Any] = json.loads(MARK.sub(said, json.dumps(body)))
        return made

    def _shortcut(self, user: str) -> Request:
        name = self.chance.choice(self.shortcuts)
        about = {**self._who(user), "callback_id": name, "action_ts": self._new("1.")}
        if self.chance.random() < 0.5:
            return Request(user, "shortcut", {**about, "type": "shortcut"})
        said = {
            "type": "message",
            "text": f"90 min coaching yesterday {self.mark()}",
            "ts": "1795024800.0",
            "user": user,
        }
        where = {"channel": {"id": CHANNEL}, "response_url": response_url(self._url, user, public=False)}
        return Request(
            user,
            "shortcut",
            {**about, **where, "type": "message_action", "message": said, "message_ts": "1795024800.0"},
        )

    def change_the_roster(self) -> None:
        """Another coach or another supervisor for one of the candidates."""
        one = self.chance.choice([one for one in CANDIDATES if one.program == "usc"])
        supervisor = _address(self.chance.choice(("Sam", "Greta")))
        self._change(one.model_copy(update={"supervisor": supervisor}), coach=self.chance.choice(("Marcus", "Elena")))

    def _hand_over(self, name: str, *, coach: str) -> None:
        self._change(next(one for one in CANDIDATES if one.name.startswith(name)), coach=coach)

    def _change(self, one: RosterLine, *, coach: str) -> None:
        now = self.companion.clock()
        changed = one.model_copy(update={"coach": _address(coach)})
        self.companion.records.write_roster([changed], today=now.date(), now=now)

    @property
    def _url(self) -> str:
        return self.dialog.slack.url

    def _event(self, event: dict[str, Any]) -> Mapping[str, Any]:
        about = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": self._new("Ev")}
        return {**about, "event": {"ts": f"{next(self._numbers)}.0", **event}}

    def _who(self, user: str) -> dict[str, Any]:
        return {"user": {"id": user, "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": self._new("trigger")}

    def _new(self, kind: str) -> str:
        return f"{kind}{next(self._numbers)}"


def _ends(kept: Sequence[Press]) -> Sequence[Press]:
    """The first and the last of them: Dana's and Jordan's, where both were shown such."""
    return [kept[0], kept[-1]] if len(kept) > 1 else kept


def begin(companion: Companion) -> Mapping[str, str]:
    """Bring everybody onto the roster with something of everybody to be read; by whom each mark in it was typed."""
    companion.records.write_roster(ROSTER, today=STARTS, now=NOW)
    return Seeds(companion.records).sow()
