"""A way to a Postgres that can hang: for as long as it does, nothing arrives on either side."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from sqlalchemy import make_url


def _moving() -> Event:
    event = Event()
    event.set()
    return event


@dataclass
class HangingLine:
    """What connects to `url` reaches the Postgres behind it."""

    url: str
    _moves: Event = field(default_factory=_moving)

    def hang(self) -> None:
        """From now on nothing arrives."""
        self._moves.clear()

    def go_on(self) -> None:
        """What is on its way arrives after all."""
        self._moves.set()

    def carry(self, here: socket.socket, there: socket.socket) -> None:
        """Bring what comes from here to there, until one of them ends."""
        with suppress(OSError):
            while said := here.recv(65536):
                self._moves.wait(20)
                there.sendall(said)
        for end in (here, there):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def hanging_line(postgres_url: str) -> Iterator[HangingLine]:
    """Such a line, over TCP, to a Postgres that listens on a Unix socket."""
    behind = make_url(postgres_url)
    folder = behind.query["host"]
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = behind.set(host="127.0.0.1", port=door.getsockname()[1], query={"sslmode": "disable"})
        line = HangingLine(address.render_as_string(hide_password=False))
        open_ends: list[socket.socket] = []
        threads: list[Thread] = []

        def let_in() -> None:
            with suppress(OSError):
                while True:
                    caller, _ = door.accept()
                    server = socket.socket(socket.AF_UNIX)
                    server.connect(f"{folder}/.s.PGSQL.5432")
                    open_ends.extend((caller, server))
                    for ends in ((caller, server), (server, caller)):
                        threads.append(Thread(target=line.carry, args=ends))
                        threads[-1].start()

        keeper = Thread(target=let_in)
        keeper.start()
        try:
            yield line
        finally:
            line.go_on()
            door.shutdown(socket.SHUT_RDWR)
            keeper.join()
            for end in open_ends:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            for thread in threads:
                thread.join()
            for end in open_ends:
                end.close()


@contextmanager
def hung(line: HangingLine) -> Iterator[None]:
    """The line hangs in here."""
    line.hang()
    try:
        yield
    finally:
        line.go_on()
