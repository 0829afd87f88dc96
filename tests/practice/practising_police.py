"""The police desk as a person uses it, without a browser."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import httpx

_line = httpx.Client(trust_env=False, timeout=30, limits=httpx.Limits(max_keepalive_connections=0))

IN_ORDER = {
    "kind": "serial",
    "goods": "Laptop, grijs",
    "reported_on": "2026-10-05",
    "contact": "Politie (oefening)",
}


class PolicePage:
    """The desk at the register of that address."""

    def __init__(self, url: str) -> None:
        self.url = url

    def get(self, path: str = "", **headers: str) -> httpx.Response:
        return _line.get(f"{self.url}/police{path}", headers=headers)

    def form_token(self) -> str:
        found = re.search('name="form_token" value="([^"]+)"', self.get("/report").text)
        assert found is not None
        return unescape(found[1])

    def send(self, form: dict[str, Any], **headers: str) -> httpx.Response:
        """Sends a form as the desk's own page does; `headers` in place of that page's."""
        sent = {"origin": self.url} | headers
        return _line.post(f"{self.url}/police/report", data=form, headers=sent)

    def report(self, **changed: str) -> str:
        """Reports goods stolen; the path of the page that says so."""
        answer = self.send({"form_token": self.form_token(), **IN_ORDER, **changed})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].removeprefix("/police")

    def decide(self, path: str, **form: str) -> httpx.Response:
        """Sends one of the desk's other forms, with its token."""
        data = {"form_token": self.form_token(), **form}
        return _line.post(f"{self.url}/police{path}", data=data, headers={"origin": self.url})
