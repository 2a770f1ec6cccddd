"""`companion serve` with no tokens: the companion and the workspace on one port of this machine."""

import re
import secrets
from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.routing import Mount

from bot.app import create_app
from bot.companion import Companion
from bot.connection import SCOPES
from bot.durable.work import durable_work
from bot.health_serving import health_routes
from bot.listeners.evidence.opening import SAVE_MESSAGE
from bot.listeners.hours.form import LOG_FROM_MESSAGE, LOG_HOURS
from bot.listeners.sessions.sessions import CLOSE_SESSION
from bot.outgoing.client import CheckedClient
from bot.serving import EVENTS_PATH, bind, port_of, run, slack_route
from bot.workspace.delivery import AppConnection
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.sample import STRANGER, load_sample
from bot.workspace.shortcuts import GlobalShortcut, MessageShortcut
from bot.workspace.story import HINTS
from bot.workspace.workspace import create_workspace
from induction.people import Person, Role

HOST = "127.0.0.1"

SHORTCUTS = (
    GlobalShortcut("Log hours", LOG_HOURS, "Log coaching or professional learning hours in a form"),
    GlobalShortcut(
        "Close a session", CLOSE_SESSION, "For coaches: the hours, notes, action items and the next meeting in one form"
    ),
    MessageShortcut("Log this as hours", LOG_FROM_MESSAGE, "Log the hours that this message speaks of"),
    MessageShortcut("Save as evidence", SAVE_MESSAGE, "Save this message as an artifact for a CPSEL"),
)
"""Those of manifest.json, which stays with the source."""

_ROLES = {
    Role.CANDIDATE: "Candidate",
    Role.COACH: "Coach",
    Role.PROGRAM_ADMIN: "Program administrator",
    Role.INSTRUCTOR: "Session instructor",
    Role.SUPERVISOR: "Site supervisor",
    Role.ANALYST: "Credentials analyst",
}


def serve_trial(companion: Companion, port: int, say: Callable[[str], None]) -> None:
    """Serve the local workspace until interrupted, with the sample people where the roster is empty."""
    load_sample(companion, say)
    companion.warm_up()
    bound = bind(HOST, port)
    address = f"http://{HOST}:{port_of(bound)}"
    if port_of(bound) != port:
        say(f"Port {port} is taken, so I use the next free one.")
    people = [*_people(companion), _STRANGER]
    connection = AppConnection(
        events_url=f"{address}{EVENTS_PATH}",
        signing_secret=secrets.token_hex(),
        bot_token=f"xoxb-{secrets.token_hex()}",
    )
    client = CheckedClient(connection.bot_token, base_url=f"{address}/api/")
    app = create_app(client, signing_secret=connection.signing_secret, doorway=companion.doorway)
    workspace = create_workspace(
        people,
        _channels(companion),
        connection,
        clock=companion.clock,
        hints=_hints(companion),
        shortcuts=SHORTCUTS,
        scopes=tuple(SCOPES),
    )
    routes = [
        slack_route(app, connection.signing_secret, companion.watch),
        *health_routes(companion.readiness),
        Mount("/", workspace.asgi),
    ]
    try:
        with durable_work(companion, client):
            say(f"The companion is ready: open {address} in your browser. Ctrl-C stops it.")
            run(Starlette(routes=routes), bound)
    finally:
        workspace.close()


_STRANGER = WorkspacePerson(
    STRANGER, "Alex Visitor", "On no roster: sees what a stranger sees", "alex@visitor.example", group="Elsewhere"
)


def _people(companion: Companion) -> list[WorkspacePerson]:
    """Everyone on the roster, as someone a visitor can be."""
    names = {person.id: person.name for person in companion.records.people()}
    return [
        WorkspacePerson(
            slack_id_of(person),
            person.name,
            _what(person, names),
            person.email,
            person.zone,
            group=companion.packs[person.program].short_name,
        )
        for person in companion.records.people()
    ]


def slack_id_of(person: Person) -> str:
    """The person's Slack id, or one that the workspace makes up for them."""
    return person.slack_id or f"U0PERSON{person.id}"


def _what(person: Person, names: dict[int, str]) -> str:
    coached = f", coached by {names[person.coach_id]}" if person.coach_id else ""
    return f"{_ROLES[person.role]}{coached}"


def _channels(companion: Companion) -> list[Channel]:
    """One channel a cohort, with its candidates, everybody who works for its program, and the stranger."""
    people = companion.records.people()
    return [
        Channel(_channel_id(cohort), cohort, (*_members(people, program, cohort), STRANGER))
        for program in dict.fromkeys(person.program for person in people)
        for cohort in companion.records.cohorts.names(program)
    ]


def _channel_id(cohort: str) -> str:
    return f"C0{re.sub(r'[^A-Z0-9]', '', cohort.upper())}"


def _members(people: Sequence[Person], program: str, cohort: str) -> list[str]:
    staff = (one for one in people if one.program == program and one.role is not Role.CANDIDATE)
    return [
        *map(slack_id_of, staff),
        *(slack_id_of(one) for one in people if (one.program, one.cohort) == (program, cohort)),
    ]


def _hints(companion: Companion) -> dict[str, list[str]]:
    """Things to try, fitted to each person."""
    hints = {STRANGER: list(HINTS[None])}
    for person in companion.records.people():
        caseload = companion.records.candidates_of(person.id)
        name = caseload[0].first_name if caseload else "Dana"
        hints[slack_id_of(person)] = [hint.format(candidate=name) for hint in HINTS.get(person.role, HINTS[None])]
    return hints
