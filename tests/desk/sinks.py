"""Where messages arrive in tests: a mail server and a webhook, on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from aiosmtpd.controller import Controller


class MailServer:
    """Takes every mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802  aiosmtpd's name
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextmanager
def a_mail_server(port: int) -> Iterator[list[EmailMessage]]:
    """The mails that have arrived at 127.0.0.1."""
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server.mails
    finally:
        controller.stop()


class Webhook:
    """Keeps every JSON that is posted; answers with the next of `answers`, then with 200."""

    def __init__(self, answers: tuple[int, ...] = ()) -> None:
        self.posted: list[dict[str, object]] = []
        self.port = 0
        self.answers = list(answers)


@contextmanager
def a_webhook(*answers: int) -> Iterator[Webhook]:
    """A webhook at 127.0.0.1."""
    webhook = Webhook(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            webhook.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(webhook.answers.pop(0) if webhook.answers else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        webhook.port = server.server_port
        Thread(target=server.serve_forever, daemon=True).start()
        yield webhook
        server.shutdown()
