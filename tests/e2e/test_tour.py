"""The tour of the README in a real browser, with the pictures of the pages: `make pictures` takes them anew."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.cli import now as clock
from bot.settings import Settings
from bot.workspace.sample import invite_people
from tests.bot.opening import opened
from tests.bot.quiet import nobody_is_reminded
from tests.e2e.browser import DESKTOP, PHONE, page_at
from tests.e2e.trial import Visitor, free_port, serving

pytestmark = pytest.mark.slow

QUESTION = "how many hours of professional learning do I need a year?"
GOAL = (
    "/casc goal CPSEL 4. I want more families at our school site council meetings. At the moment 6 of 40 come. By May "
    "2027 at least 15 should come. I will call families with our community liaison. Evidence: the sign-in sheets."
)
GUIDED_GOAL = (
    ("I want to write a goal, something about family engagement", "What will be different, and for whom?"),
    ("More families of English learners come to our school site council and speak up there.", "Which CPSEL is it for?"),
    ("4", "What is the situation in your school or office"),
    (
        "Most work evenings, and invitations are in English only. 6 of 40 came in October.",
        "How should it be at the end?",
    ),
    ("At least 15 of 40 families by the May meeting", "What will you look at to see that it changed?"),
    ("sign-in sheets each meeting and a short survey in May", "What will you do, step by step?"),
    ("First call home with our liaison, then meet at six with an interpreter.", "Which professional learning"),
    ("the workshop on community engagement in February", "Who or what will help you?"),
)

Camera = Callable[[Page, str], None]
Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One companion for the whole tour, with the sample as `make run` brings it, and no reminders, whatever the day."""
    home = tmp_path_factory.mktemp("tour") / "home"
    with opened(Settings(home=home), clock) as companion:
        invite_people(companion)
        nobody_is_reminded(companion.records, now=clock())
    with serving(home, free_port()) as (visitor, _):
        yield visitor


@pytest.fixture
def enter(visitor: Visitor, browser: Browser) -> Iterator[Enter]:
    """Opens a page as somebody: `enter("U0DANA", "home")`."""
    with ExitStack() as open_pages:

        def page(person: str, place: str, size: ViewportSize = DESKTOP) -> Page:
            opened = open_pages.enter_context(page_at(browser, size))
            opened.goto(f"{visitor.address}/as/{person}/{place}")
            return opened

        yield page


@pytest.fixture
def camera(request: pytest.FixtureRequest, tmp_path: Path) -> Camera:
    """Takes a picture of a page: for the README where `--pictures` names its folder, else to prove that one can."""
    folder = Path(request.config.getoption("--pictures") or tmp_path)

    def take(page: Page, name: str) -> None:
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        assert (folder / f"{name}.png").stat().st_size > 0

    return take


def say(page: Page, text: str) -> None:
    page.get_by_placeholder("Message, or type /casc").fill(text)
    page.keyboard.press("Enter")


def newest(page: Page, label: str) -> None:
    page.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()


def test_people_are_picked_from_a_list(visitor: Visitor, browser: Browser) -> None:
    with page_at(browser, DESKTOP) as page:
        page.goto(visitor.address)
        page.get_by_placeholder("Search by name, role or program").fill("marcus")
        page.get_by_role("link", name="Marcus Bell Coach").click()
        expect(page.get_by_text("Direct message").first).to_be_visible()


def test_the_handbook_is_quoted_and_programs_differ(enter: Enter, camera: Camera) -> None:
    dana, maria = enter("U0DANA", "D0DANA"), enter("U0MARIA", "D0MARIA")
    for page in (dana, maria):
        say(page, QUESTION)
        expect(page.get_by_text("Where it stands").last).to_be_visible()
    expect(dana.get_by_text("60 hours a year counts").last).to_be_visible()
    expect(maria.get_by_text("20 hours of professional learning (PL) a year").last).to_be_visible()
    camera(dana, "ask")


def test_a_coach_logs_and_the_candidate_finds_it_in_the_list_and_confirms(enter: Enter, camera: Camera) -> None:
    dana, marcus = enter("U0DANA", "D0DANA"), enter("U0MARCUS", "D0MARCUS")
    say(marcus, "/casc log 90 min coaching with Dana yesterday, IIP goal 2")
    expect(marcus.get_by_text("Record this?")).to_be_visible()
    newest(marcus, "Record")
    expect(marcus.get_by_text("Recorded").last).to_be_visible()
    camera(marcus, "log")
    expect(marcus.get_by_text("Dana is asked to confirm it").last).to_be_visible()
    say(dana, "/casc confirm")
    expect(dana.get_by_label("1 h 30 min coaching with Marcus Bell").last).to_be_checked()
    newest(dana, "Confirm the ticked ones")
    expect(dana.get_by_text("Confirmed by you").last).to_be_visible()


def test_home_shows_what_is_there_and_its_form_says_what_is_wrong(enter: Enter, camera: Camera) -> None:
    home = enter("U0DANA", "home")
    expect(home.get_by_text("Next dates")).to_be_visible()
    camera(home, "home")
    home.get_by_role("button", name="Log hours").click()
    form = home.get_by_role("dialog")
    form.get_by_label("What was it?").select_option(label="Coaching with Marcus Bell")
    form.get_by_label("How long, in hours and minutes").fill("45 min")
    form.get_by_label("Day").fill("2099-01-01")
    form.get_by_role("button", name="Record").click()
    expect(form.get_by_text("has not happened yet")).to_be_visible()
    expect(form.get_by_label("How long, in hours and minutes")).to_have_value("45 min")
    form.get_by_label("Day").fill(home.evaluate("new Date(Date.now() - 864e5 * 3).toISOString().slice(0, 10)"))
    form.get_by_role("button", name="Record").click()
    expect(form).to_be_hidden()
    home.get_by_role("link", name="Companion").click()
    expect(home.get_by_role("log").get_by_text("45 min coaching with Marcus Bell").last).to_be_visible()


def test_a_goal_is_kept_in_the_candidates_own_words_and_shared(enter: Enter, camera: Camera) -> None:
    dana, grace = enter("U0DANA", "D0DANA"), enter("U0GRACE", "D0GRACE")
    say(dana, GOAL)
    expect(dana.get_by_text("A draft in your own words").last).to_be_visible()
    newest(dana, "Keep")
    expect(dana.get_by_role("log").get_by_text("Kept by you on").last).to_be_visible()
    newest(dana, "Share with Grace")
    expect(dana.get_by_role("log").get_by_text("Shared with Grace Liu since").last).to_be_visible()
    dana.get_by_role("log").get_by_role("button", name="Stop sharing").last.scroll_into_view_if_needed()
    camera(dana, "goal")
    say(grace, "/casc shared")
    expect(grace.get_by_role("log").get_by_text("Dana Whitfield’s IIP goal, shared since").last).to_be_visible()


def test_the_coach_approves_what_waits_for_them(enter: Enter) -> None:
    dana, marcus = enter("U0DANA", "D0DANA"), enter("U0MARCUS", "D0MARCUS")
    newest(dana, "Ask for approval")
    newest(marcus, "Look at it")
    newest(marcus, "Approve")
    expect(dana.get_by_role("log").get_by_text("Marcus Bell approved an IIP goal of yours.").last).to_be_visible()


def test_a_goal_is_asked_for_one_question_at_a_time(enter: Enter, camera: Camera) -> None:
    theo = enter("U0THEO", "D0THEO", PHONE)
    for said, asked in GUIDED_GOAL:
        say(theo, said)
        expect(theo.get_by_role("log").get_by_text(asked).last).to_be_visible()
    camera(theo, "guided")
    say(theo, "my coach and our liaison")
    newest(theo, "Keep")
    expect(theo.get_by_role("log").get_by_role("button", name="Share with Grace", exact=True).last).to_be_visible()
    theo.get_by_role("log").get_by_role("button", name="Share with Grace", exact=True).last.scroll_into_view_if_needed()
    camera(theo, "shared")


def test_evidence_is_found_in_ones_own_log(enter: Enter, camera: Camera) -> None:
    dana = enter("U0DANA", "D0DANA", PHONE)
    say(dana, "what could serve as evidence for CPSEL 4?")
    expect(dana.get_by_role("log").get_by_text("From your own log, this could serve").last).to_be_visible()
    dana.get_by_role("log").get_by_text("From your own log, this could serve").last.scroll_into_view_if_needed()
    camera(dana, "evidence")


def test_an_administrator_sees_the_cohort_and_posts_the_week(enter: Enter, visitor: Visitor, camera: Camera) -> None:
    channel = visitor.cohort_channel("U0PRIYA")
    priya, theo = enter("U0PRIYA", channel), enter("U0THEO", channel)
    say(priya, "/casc weekly")
    expect(priya.get_by_role("log").get_by_role("button", name="Settings…")).to_be_visible()
    camera(priya, "weekly")
    newest(priya, "Post to this channel")
    expect(theo.get_by_role("log").get_by_text("Worth knowing")).to_be_visible()
    say(priya, "/casc progress")
    expect(priya.get_by_text("furthest from done first").last).to_be_visible()
    expect(theo.get_by_text("furthest from done first")).to_have_count(0)


def test_a_candidate_sees_where_they_stand(enter: Enter, camera: Camera) -> None:
    theo = enter("U0THEO", "D0THEO")
    say(theo, "/casc progress")
    expect(theo.get_by_role("log").get_by_text("of 40 h").last).to_be_visible()
    camera(theo, "progress")


def test_growth_is_a_picture_once_everybody_has_rated(enter: Enter, camera: Camera) -> None:
    ruth = enter("U0RUTH", "D0RUTH")
    say(ruth, "/casc ratings")
    picture = ruth.get_by_role("log").locator("img.picture").last
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    camera(ruth, "growth")


def test_an_administrator_sees_the_cohort_at_a_glance(enter: Enter, camera: Camera) -> None:
    priya = enter("U0PRIYA", "D0PRIYA")
    say(priya, "/casc cohort usc-2026")
    expect(priya.get_by_role("log").get_by_text("Jordan Reyes").last).to_be_visible()
    camera(priya, "cohort")


def test_the_credentials_office_sees_whose_turn_it_is(enter: Enter, camera: Camera) -> None:
    owen = enter("U0OWEN", "D0OWEN")
    say(owen, "/casc verify")
    expect(owen.get_by_role("log").get_by_text("Ruth Vega, yours to sign").last).to_be_visible()
    say(owen, "/casc verify Ruth")
    expect(owen.get_by_role("log").get_by_text("3 of 5 steps signed").last).to_be_visible()
    camera(owen, "verify")


def test_it_is_good_on_a_phone(enter: Enter) -> None:
    home = enter("U0DANA", "home", PHONE)
    expect(home.get_by_text("Next dates")).to_be_visible()
    assert home.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
