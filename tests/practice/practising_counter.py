"""A counter for tests of the register: a real key, a real tree and real messages, and the freedom to get each wrong."""

from __future__ import annotations

import itertools
import secrets
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
from sqlalchemy import insert

from dealer_client.central import wire
from dealer_client.practice import schema
from dealer_client.practice.credentials import secret_hash
from dealer_client.practice.database import Database
from dealer_client.register.canonical import canonical_json
from dealer_client.register.moments import utc_text
from dealer_client.register.personal import PersonalPart
from dealer_client.register.signing import CounterKey
from dealer_client.resources import resource_path

# One for all, as making one takes longer than a call does. It keeps no connection: registers are killed and begin anew.
_line = httpx.Client(trust_env=False, timeout=60, limits=httpx.Limits(max_keepalive_connections=0))

SELLER = {
    "surname": "Verzonnen",
    "given_names": "Vera",
    "date_of_birth": "1990-02-03",
    "address": {"street": "Kerkstraat", "number": "12", "postcode": "3511 AB", "city": "Utrecht", "country": "NL"},
    "document": {"kind": "passport", "number": "SPECI2014", "issuing_state": "NLD", "checked": "seen"},
}


def practice_shops() -> list[dict[str, Any]]:
    """The shops that the register knows."""
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        shops: list[dict[str, Any]] = tomllib.load(file)["shop"]
    return shops


def item(*identifiers: tuple[str, str], line: int = 1, **changed: Any) -> dict[str, Any]:
    """An item for `PractisingCounter.entry`."""
    return {
        "line": line,
        "category": "phone",
        "description": "128 GB",
        "brand": "Fairphone",
        "price_cents": 14_000,
        "identifiers": [{"kind": kind, "value": value} for kind, value in identifiers],
        **changed,
    }


class PractisingCounter:
    """One enrolled counter. `token` is fetched when first needed."""

    def __init__(self, url: str, code: str, series: str, *, seed: bytes = b"k" * 32, book: str = "") -> None:
        self.url = url
        self.series = series
        self.book = book or f"book-of-{code}"
        self.key = CounterKey(seed)
        self.request = wire.EnrolRequest(code=code, series=series, book=self.book, counter_key=self.key.public.hex())
        self.enrolment = wire.EnrolAnswer.model_validate_json(self.post("/v1/enrol", self.request, token="").content)
        self._token = ""

    @property
    def token(self) -> str:
        if not self._token:
            self._token = self.fresh_token()
        return self._token

    def fresh_token(self) -> str:
        request = wire.TokenRequest(counter_id=self.enrolment.counter_id, credential=self.enrolment.credential)
        return wire.TokenAnswer.model_validate_json(self.post("/v1/token", request, token="").content).token

    def post(self, path: str, message: wire.Request, token: str | None = None) -> httpx.Response:
        bearer = self.token if token is None else token
        return _line.post(
            self.url + path,
            content=message.model_dump_json(),
            headers={"content-type": "application/json"} | ({"authorization": f"Bearer {bearer}"} if bearer else {}),
        )

    def get(self, path: str, token: str | None = None) -> httpx.Response:
        bearer = self.token if token is None else token
        return _line.get(self.url + path, headers={"authorization": f"Bearer {bearer}"})

    def entry(
        self,
        number: int,
        *items: dict[str, Any],
        parts: Sequence[PersonalPart] | None = None,
        sent: Sequence[PersonalPart] | None = None,
        without: Sequence[str] = (),
        **changed: Any,
    ) -> wire.WireEntry:
        """An acquisition; `changed` members of its body, `without` others, with other `parts` or other ones `sent`."""
        own = [PersonalPart(name="seller", data=SELLER, salt=bytes(31) + b"s")] if parts is None else parts
        body = {
            "format": wire.ENTRY_FORMAT,
            "series": self.series,
            "number": number,
            "kind": "purchase",
            "practice": True,
            "recorded_at": "2026-11-24T14:02:11.123456Z",
            "zone": "Europe/Amsterdam",
            "acquired_on": "2026-11-24",
            "staff": "1",
            "items": list(items) or [item(("serial", f"NIETS{self.series}{number}"))],
            "payment": {"method": "cash"},
            "total_cents": 14_000,
            "commitments": {part.name: part.commitment for part in own},
            **changed,
        }
        text = canonical_json({name: value for name, value in body.items() if name not in without})
        return self.sealed(number, text.decode(), own if sent is None else sent)

    def sealed(self, number: int, body: str, parts: Sequence[PersonalPart] = ()) -> wire.WireEntry:
        """A body as it goes over the line, whatever is in it."""
        return wire.WireEntry(
            number=number,
            leaf_hash=wire.leaf_hash(body.encode()).hex(),
            body=body,
            personal=[wire.WirePart(name=part.name, salt=part.salt.hex(), data=part.data) for part in parts],
        )

    def root(self, entries: Sequence[wire.WireEntry]) -> bytes:
        """The root over all entries of the book from the first on."""
        nodes: dict[tuple[int, int], bytes] = {}
        for size, entry in enumerate(entries):
            for node in wire.append(size, bytes.fromhex(entry.leaf_hash), lambda level, index: nodes[level, index]):
                nodes[node.level, node.index] = node.hash
        return wire.root(len(entries), lambda level, index: nodes[level, index])

    def head(self, entries: Sequence[wire.WireEntry], **changed: Any) -> wire.WireHead:
        """The signed head over all entries of the book from the first on; what is `changed` is signed as well."""
        values = {"book": self.book, "series": self.series, "size": len(entries), "root": self.root(entries)}
        head = self.key.sign_head(**{**values, "signed_at": datetime.now(UTC), **changed})
        return wire.WireHead(
            book=head.book,
            series=head.series,
            size=head.size,
            root=head.root.hex(),
            signed_at=utc_text(head.signed_at),
            signature=head.signature.hex(),
        )

    def upload(
        self, book: Sequence[wire.WireEntry], *, after: int = 0, head: wire.WireHead | None = None
    ) -> httpx.Response:
        """Hands over the entries of a whole book that come after the first so many."""
        request = wire.UploadRequest(entries=list(book[after:]), head=head or self.head(book))
        return self.post("/v1/entries", request)

    def uploaded(self, book: Sequence[wire.WireEntry], *, after: int = 0) -> wire.UploadAnswer:
        """The answer to an upload that was taken in."""
        response = self.upload(book, after=after)
        assert response.status_code == 200, response.text
        answer = wire.UploadAnswer.model_validate_json(response.content)
        assert answer.receipt.holds(self.enrolment.register_key)
        return answer

    def feed(self, cursor: int = 0, wait: int = 0) -> wire.FeedAnswer:
        response = self.get(f"/v1/feed?cursor={cursor}&wait={wait}")
        assert response.status_code == 200, response.text
        return wire.FeedAnswer.model_validate_json(response.content)

    def told(self) -> list[wire.MatchEvent]:
        """The matches in this counter's own book, of all that the dealer's feed tells."""
        events = self.feed().events
        return [event for event in events if isinstance(event, wire.MatchEvent) and event.series == self.series]

    def check(self, *identifiers: tuple[str, str]) -> list[wire.CheckResult]:
        request = wire.CheckRequest(
            identifiers=[wire.WireIdentifier(kind=kind, value=value) for kind, value in identifiers]
        )
        response = self.post("/v1/check", request)
        assert response.status_code == 200, response.text
        return wire.CheckAnswer.model_validate_json(response.content).results


def more_codes(database_url: str, dealer_id: str, count: int = 50) -> list[str]:
    """New one-time codes for a dealer."""
    codes = [secrets.token_hex(8) for _ in range(count)]
    rows = [{"code_hash": secret_hash(code), "dealer_id": dealer_id} for code in codes]
    database = Database(database_url)
    with database.writing() as connection:
        connection.execute(insert(schema.enrolment_code), rows)
    database.close()
    return codes


def new_dealer(database_url: str) -> str:
    """A dealer with nothing in the register yet; the id."""
    dealer_id = secrets.token_hex(8)
    database = Database(database_url)
    with database.writing() as connection:
        connection.execute(
            insert(schema.dealer).values(
                dealer_id=dealer_id,
                name="Nieuwe Handel",
                address="Kerkstraat 1, Utrecht",
                municipality="Utrecht",
                kvk="12345678",
                feed_cursor=0,
            )
        )
    database.close()
    return dealer_id


class Enrolments:
    """Hands out counters of the practice shops, each with a code and a series that nobody used."""

    def __init__(self, url: str, database: str = "") -> None:
        """`database`: the register's, to get more codes from than the ten of each shop."""
        self.url = url
        self._database = database
        self._codes = [list(shop["enrolment_codes"]) for shop in practice_shops()]
        self._series = itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=2)

    def code(self, shop: int | None = None) -> str:
        """A code of that shop, or of the one that has most left."""
        codes = max(self._codes, key=len) if shop is None else self._codes[shop]
        if not codes:
            codes += more_codes(self._database, practice_shops()[self._codes.index(codes)]["id"])
        return str(codes.pop())

    def series(self) -> str:
        return "".join(next(self._series))

    def counter(self, shop: int | None = None) -> PractisingCounter:
        return PractisingCounter(self.url, self.code(shop), self.series())


def problem(response: httpx.Response, status: int, code: str) -> wire.Problem:
    """The problem in a response that must be one."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = wire.Problem.model_validate_json(response.content)
    assert (found.status, found.code) == (status, code)
    assert found.title
    return found
