"""The smallest mail server that a mail program can send to: on this computer only, and it keeps what it gets."""

from __future__ import annotations

import socketserver
import threading
from typing import Self

_ANSWERS = {b"EHLO": b"250 ilms.example", b"HELO": b"250 ilms.example", b"QUIT": b"221 bye", b"DATA": b"354 go on"}


class _Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    def handle(self) -> None:
        """Answer line by line until the other side leaves."""
        self.wfile.write(b"220 ilms.example\r\n")
        for line in self.rfile:
            word = line.strip()[:4].upper()
            self.wfile.write(_ANSWERS.get(word, b"250 good") + b"\r\n")
            if word == b"DATA":
                self._mail()
            if word == b"QUIT":
                return

    def _mail(self) -> None:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        assert isinstance(self.server, _Server)
        self.server.received.append(b"".join(lines))
        self.wfile.write(b"250 taken\r\n")


class _Server(socketserver.ThreadingTCPServer):
    """Keeps the mails of all conversations."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen at any free port of this computer."""
        super().__init__(("127.0.0.1", 0), _Talk)
        self.received: list[bytes] = []


class MailServer:
    """A server that runs while it is needed."""

    def __enter__(self) -> Self:
        """Start it."""
        self._server = _Server()
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_trouble: object) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def received(self) -> list[bytes]:
        """Mails as they came."""
        return self._server.received
