"""Documents that are named and not there, beside questions that only mention one."""

import pytest

from knowledge.passages import Passage, PassageKind
from knowledge.refusing.unloaded import unloaded
from tests.knowledge.fern import passage

SHELF = (
    passage("The Individual Induction Plan (IIP) is written in the first term.", line=1, heading="Plan"),
    passage("Finish every step on the IIP checklist. Your coach signs the Induction Checklist.", line=3, heading="End"),
    passage("Submit the Site Information Form and the candidate's MOU.", line=7, heading="Admission"),
    passage("Your syllabus has the dates of all sessions.", line=9, heading="Sessions"),
    passage("Site Visit Log\nCoach Reflection Protocol", line=12, heading="Links", kind=PassageKind.LIST),
    passage("Mileage logs include date, distance and purpose.", line=14, heading="Travel"),
    passage("The panel rates four parts of the talk.", line=20, heading="Panel Rubric"),
    passage("Read CTC leaflet CL999 before you apply.", line=22, heading="State"),
)


@pytest.mark.parametrize(
    ("said", "name", "lines"),
    [
        ("What is in the IIP checklist?", "IIP checklist", [3]),
        ("whats on the iip checklist", "IIP checklist", [3]),
        ("list every item on the individual induction plan checklist", "IIP checklist", [3]),
        ("what does the IIP checklist say", "IIP checklist", [3]),
        ("can I see the checklist?", "checklist", [3, 3]),
        ("what fields are on the site information form", "Site Information Form", [7]),
        ("show me the site information form", "Site Information Form", [7]),
        ("what does the candidate MOU contain", "candidate's MOU", [7]),
        ("send me the MOU", "MOU", [7]),
        ("what is in the syllabus?", "syllabus", [9]),
        ("what's on the site visit log", "Site Visit Log", [12]),
        ("what questions does the coach reflection protocol ask", "Coach Reflection Protocol", [12]),
        ("can i see the CTC leaflet CL999", "CTC leaflet", [22]),
        ("do you have the site information form?", "Site Information Form", [7]),
        ("what does the site visit log look like", "Site Visit Log", [12]),
    ],
)
def test_the_content_of_a_document_that_is_only_named_is_not_guessed(said: str, name: str, lines: list[int]) -> None:
    missing = unloaded(said, [SHELF])
    assert missing is not None
    assert (missing.name, [mention.passage.line for mention in missing.mentions]) == (name, lines)


@pytest.mark.parametrize(
    "said",
    [
        "when is the IIP checklist due?",
        "who signs the IIP checklist",
        "do I need the site information form",
        "where do I send the MOU",
        "what does the syllabus say about late work",
        "when do candidates sign the MOU?",
        "what is in the mileage log",  # a document says what it holds
        "what is on the panel rubric",  # it is a part of a document
        "what is in the budget worksheet",  # nothing names it
        "what is in the IIP",
        "is there a checklist",
        "show me my hours",
        "what is the site visit log for",
        "how many forms do I need",
        "what is on the agenda",
    ],
)
def test_any_other_question_is_answered_like_any_other(said: str) -> None:
    assert unloaded(said, [SHELF]) is None


def test_a_document_that_is_loaded_is_not_missing() -> None:
    loaded = Passage.model_validate({**SHELF[0].model_dump(), "title": "Site Information Form", "document": "form.md"})
    assert unloaded("what is in the site information form?", [(*SHELF, loaded)]) is None
