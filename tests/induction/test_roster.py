"""The cohort that somebody names."""

import pytest

from induction.refused import Refused
from induction.roster import cohort_named


@pytest.mark.parametrize("said", ["usc-2026", "USC-2026", " usc-2026 "])
def test_a_cohort_is_found_in_any_case(said: str) -> None:
    assert cohort_named(said, ["usc-2025", "usc-2026", ""]) == "usc-2026"


@pytest.mark.parametrize(
    ("names", "there"), [(["usc-2025", "usc-2026", ""], "usc-2025, usc-2026"), ([""], "none with a name")]
)
def test_who_names_another_one_is_told_which_there_are(names: list[str], there: str) -> None:
    with pytest.raises(Refused) as refused:
        cohort_named("1999", names)
    assert refused.value.message == f"I know no cohort “1999”. There is {there}."
