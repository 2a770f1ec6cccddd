import pytest

from bot.understanding.wishes.evidence import (
    EvidenceWish,
    FindEvidence,
    SaveEvidence,
    ShowEvidence,
    evidence_wish,
    standards_in,
)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "save this as evidence for CPSEL 4: Family calls log drive.example/abc",
            SaveEvidence((4,), "Family calls log", "https://drive.example/abc"),
        ),
        (
            "Please save https://x.example/z as evidence for CPSEL 4 and 5",
            SaveEvidence((4, 5), "", "https://x.example/z"),
        ),
        ("save this as evidence", SaveEvidence()),
        ("keep it as an artifact for cpsel #3 - my new roster", SaveEvidence((3,), "my new roster")),
        (
            "evidence for CPSEL 2: lesson study notes\nwith the grade 4 team",
            SaveEvidence((2,), "lesson study notes\nwith the grade 4 team"),
        ),
        ("add this to my artifacts", SaveEvidence()),
        ("What could serve as evidence for CPSEL 4?", FindEvidence(4)),
        ("what can I use as an artifact for CPSEL 1", FindEvidence(1)),
        ("find evidence for cpsel 3", FindEvidence(3)),
        ("what evidence do I have for CPSEL 6?", FindEvidence(6)),
        ("show me my evidence", ShowEvidence()),
        ("which CPSELs still need evidence?", ShowEvidence()),
        ("where are my evidence gaps?", ShowEvidence()),
        ("what evidence do I still need?", ShowEvidence()),
        (
            "the sign-in sheet is evidence for CPSEL 4: https://drive.example/abc",
            SaveEvidence((4,), "the sign-in sheet", "https://drive.example/abc"),
        ),
        (
            "Our survey is evidence for CPSEL 1 and 4, drive.example/abc",
            SaveEvidence((1, 4), "Our survey", "https://drive.example/abc"),
        ),
        ("is a survey evidence for CPSEL 4?", None),
        ("Dana's evidence", ShowEvidence("Dana")),
        ("what counts as evidence for CPSEL 4?", None),
        ("what makes a good artifact", None),
        ("how many artifacts do I need to finish", None),
        ("what's the evidence", None),
        ("is there evidence that coaching works?", None),
        ("45 min coaching on evidence for CPSEL 4", None),
        ("is a group artifact ok", None),
    ],
)
def test_what_is_wished(said: str, wish: EvidenceWish | None):
    assert evidence_wish(said) == wish


def test_a_program_says_its_own_word():
    assert evidence_wish("save this as evidence for teaching standard 4", standard="teaching standard") == SaveEvidence(
        (4,)
    )
    assert standards_in("teaching standard 4", standard="teaching standard") == (4,)


@pytest.mark.parametrize(("said", "numbers"), [("CPSEL 4", (4,)), ("4 and 5", (4, 5)), ("Dana", ()), ("Dana 4", ())])
def test_the_standards_alone(said: str, numbers: tuple[int, ...]):
    assert standards_in(said) == numbers
