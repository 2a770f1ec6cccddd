"""What a person does with a modal as a whole: send it or close it, and what the app makes of that."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.workspace.completeness import incomplete
from bot.workspace.delivery import Failed, Outcome
from bot.workspace.exchange.courier import Courier
from bot.workspace.identity import WorkspacePerson
from bot.workspace.inputs import Form, read_values
from bot.workspace.payloads.interactions import closed_payload, submission_payload
from bot.workspace.views import View
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.refusals import words_of
from bot.workspace.web_api.requests import check_payload, view_of

TROUBLE = "We had some trouble connecting. Try again?"


class Modals:
    """Takes what people send from modals."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._views = courier.state.views

    def submit(self, person: WorkspacePerson, view: View, form: Form) -> None:
        """A person sent the modal. What is missing or malformed is told before the app sees anything."""
        filled = self._views.keep(view, read_values(view.blocks, form))
        self._views.complain(view, errors=incomplete(view.blocks, filled.values))
        if self._has_errors(view):
            return
        payload = submission_payload(filled, person, self._courier.callbacks(person.id))
        self._courier.carry(
            person.id, view.id, lambda: self._conclude(view, self._courier.delivery.interaction(payload))
        )

    def close(self, person: WorkspacePerson, view: View, *, everything: bool) -> None:
        """A person closed the modal, or all that are open; the app is told where it wants to know."""
        if everything or view.flag("clear_on_close"):
            closed, is_cleared = self._views.clear(person.id), True
        else:
            self._views.close(view)
            closed, is_cleared = [view], False
        for one in closed:
            if one.flag("notify_on_close"):
                payload = closed_payload(one, person, is_cleared=is_cleared)
                self._courier.interact(person.id, one.id, payload, partial(self._unheard, person))

    def _unheard(self, person: WorkspacePerson, why: str) -> None:
        self._courier.state.notices.tell(person.id, f"The companion did not hear the closing. {why}")

    def _has_errors(self, view: View) -> bool:
        now = self._views.find(view.id)
        return now is not None and bool(now.errors)

    def _conclude(self, view: View, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self._views.complain(view, trouble=TROUBLE)
        elif not outcome.body:
            self._views.close(view)
        else:
            try:
                self._carry_out(view, outcome.body)
            except SlackError as error:
                self._views.complain(view, trouble=f"{TROUBLE} {words_of(error, 'answered this modal')}")

    def _carry_out(self, view: View, answer: str | Mapping[str, Any]) -> None:
        """What the acknowledgement asks for; SlackError where it is none of Slack's four actions."""
        if not isinstance(answer, Mapping):
            raise SlackError("invalid_response_action")
        check_payload("view_submission", answer)
        match answer.get("response_action"):
            case "clear":
                self._views.clear(view.person_id)
            case "errors":
                self._views.complain(view, errors=_errors(view, answer))
            case "update":
                self._views.update(view, view_of("view_submission", answer))
            case "push":
                self._views.push(view.person_id, view_of("view_submission", answer))
            case _:
                raise SlackError("invalid_response_action")


def _errors(view: View, answer: Mapping[str, Any]) -> Mapping[str, str]:
    """The sentences by block_id; each must name an input of the view."""
    errors = answer["errors"]
    inputs = {block["block_id"] for block in view.blocks if block.get("type") == "input"}
    unknown = sorted(set(errors) - inputs)
    if unknown:
        raise SlackError("invalid_arguments", [f"errors: no input block has the block_id {block}" for block in unknown])
    return dict(errors)
