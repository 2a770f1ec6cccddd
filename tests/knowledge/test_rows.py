from knowledge.lexicon import Lexicon
from knowledge.questions import understood
from knowledge.rows import asked_cells

COLUMNS = "Item | Strongly | Agree | Percent Count | Agree | Percent Count | Disagree | Percent Count"
ROW = "My coach was there. | 70.0% | 14 | 20.0% | 4 | 10.0% | 2"
LEXICON = Lexicon({"strongly": 3, "agree": 3, "disagree": 3, "coach": 3}, 9)


def cells(question: str, row: str = ROW, columns: str = COLUMNS) -> str:
    return asked_cells(row, columns, understood(question, LEXICON))


def test_the_cells_under_the_heading_asked_for_are_shown() -> None:
    assert cells("how many strongly agree") == "My coach was there. | 70.0% | 14"
    assert cells("what percent disagree") == "My coach was there. | … | 10.0% | 2"


def test_the_whole_row_is_shown_where_the_heading_cannot_be_told() -> None:
    assert cells("was the coach there") == ROW
    assert cells("how many strongly agree", columns="Item | Percent Count") == ROW
    assert cells("how many strongly agree", row="My coach was there.") == "My coach was there."
