"""After an erasure nothing of the erased person is left in any byte, and everything of the other one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from dealer_client.app import open_counter
from dealer_client.desk import Desk
from dealer_client.register.correction import FieldChange
from dealer_client.register.disposal import Buyer
from dealer_client.register.draft import Address, Payment, Seller
from dealer_client.register.numbering import EntryNumber
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase
from tests.store.decrypted import decrypted_bytes, decrypted_log

from .shop_day import a_sale, days_later, record

EIGHT_YEARS = 8 * 366
OTHERS = 60
"""Purchases around those two, so that the tables and the index have pages enough to move rows between."""
ERASED, KEPT = "Aalscholver", "Zilvermeeuw"
IBANS = {ERASED: "NL91ABNA0417164300", KEPT: "NL20INGB0001234567"}
PLACES = (
    "naam",
    "voor",
    "straat",
    "stad",
    "koper",
    "dorp",
    "opmerking",
    "vlag",
    "stop",
    "vrij",
    "reden",
    "later",
    "waarom",
)


def canaries(word: str) -> list[str]:
    return [f"{word}{place}" for place in PLACES] + [f"{word}9".upper(), IBANS[word]]


def still_kept() -> list[str]:
    """What must be there of the other one: a flag has the shorter time, and went too."""
    return [word for word in canaries(KEPT) if not word.endswith("vlag")]


def deal_with(desk: Desk, word: str, number: int) -> None:
    """A purchase from someone and a sale to someone, in which every particular of a person begins with that word."""
    like = purchase(number, desk.today())
    seller = Seller(
        surname=f"{word}naam",
        given_names=f"{word}voor",
        date_of_birth=date(1980, 1, 1),
        address=Address(street=f"{word}straat", number="1", postcode="3511 AB", city=f"{word}stad", country="NL"),
        document=replace(like.seller.document, number=f"{word}9".upper()),
    )
    draft = replace(like, seller=seller, payment=Payment(method="bank", iban=IBANS[word]))
    desk.drafts.keep(draft)
    findings = {finding.code: f"{word}reden" for finding in desk.check(draft)}
    # A warning that must be answered, so that there is a reason to keep.
    draft = replace(draft, acquired_on=desk.today().replace(year=desk.today().year - 1), reasons=findings)
    reasons = {finding.code: f"{word}reden" for finding in desk.check(draft)}
    assert reasons
    (item,) = desk.record(replace(draft, reasons=reasons)).items
    wrong = FieldChange(path="seller.given_names", new=f"{word}later")
    desk.correcting.correct(EntryNumber("A", int(item[2:8])), (wrong,), f"{word}waarom")
    days_later(desk, 10)
    buyer = Buyer(
        name=f"{word}koper",
        address=Address(street=f"{word}dorp", number="2", postcode="3512 CD", city="Utrecht", country="NL"),
    )
    desk.disposing.record(replace(a_sale(desk, item), buyer=buyer, remark=f"{word}opmerking"))
    with desk.at_work.store.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO attention (document_key, person_key, set_by, set_at, reason, lifted_by, lifted_at, "
                "lift_reason) VALUES (:key, '', 'x', :at, :reason, 'x', :at, :reason)"
            ),
            {"key": f"NLD {word}9".upper(), "reason": f"{word}vlag", "at": f"{desk.today()}T12:00:00.000000Z"},
        )
        connection.execute(
            text(
                "INSERT INTO police_hold (series, number, line, placed_at, placed_by, reference, reason, match_id, "
                "released_at, released_by, release_reason) VALUES ('A', :number, 1, :at, 'x', 'PL-1', :stop, '', "
                ":at, 'x', :free)"
            ),
            {
                "number": int(item[2:8]),
                "stop": f"{word}stop",
                "free": f"{word}vrij",
                "at": f"{desk.today()}T12:00:00.000000Z",
            },
        )


def held(data: bytes, words: list[str]) -> list[str]:
    """Which of the words stand in the bytes, in any case and in either encoding that a database uses."""
    lower = data.lower()
    return [word for word in words if word.lower().encode() in lower or word.lower().encode("utf-16-le") in lower]


def exported(path: Path, key: bytes, plain: Path) -> bytes:
    """The store as SQLCipher itself writes it without encryption."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("ATTACH ? AS plain KEY ''", (str(plain),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return plain.read_bytes()


@pytest.mark.parametrize("cut_off", [False, True])
def test_of_an_erased_person_no_byte_is_left_and_the_rest_stays_provable(tmp_path: Path, cut_off: bool) -> None:
    """`cut_off`: the counter ends right after the erasure, before the file was written anew."""
    profile = a_profile(tmp_path / "home")
    key = profile.safe(None).read().store_key
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    desk = counter.desk
    try:
        for number in range(OTHERS // 2):
            record(desk, purchase(100 + number, desk.today()))
        deal_with(desk, ERASED, 1)
        days_later(desk, 4 * 366)
        for number in range(OTHERS // 2):
            record(desk, purchase(200 + number, desk.today()))
        deal_with(desk, KEPT, 2)
        both = decrypted_bytes(profile.store_path, key) + decrypted_log(profile.store_path, key)
        assert held(both, canaries(ERASED)) == canaries(ERASED)
        assert held(both, canaries(KEPT)) == canaries(KEPT)
        days_later(desk, 4 * 366)
        with pytest.MonkeyPatch.context() as patch:
            if cut_off:
                patch.setattr("dealer_client.desk.retention.scrub", lambda _: None)
            assert desk.retention.erase(desk.today(), clock_checked=True) is not None
        if not cut_off:
            now = decrypted_bytes(profile.store_path, key) + decrypted_log(profile.store_path, key)
            assert held(now, canaries(ERASED)) == []
            assert held(now, canaries(KEPT)) == still_kept()
    finally:
        counter.close()
    if cut_off:
        open_counter(tmp_path / "home", sync_in_background=False).close()
    after = decrypted_bytes(profile.store_path, key)
    plain = exported(profile.store_path, key, tmp_path / "plain.db")
    for data in (after, plain):
        assert held(data, canaries(ERASED)) == []
        assert held(data, canaries(KEPT)) == still_kept()
    assert held(profile.store_path.read_bytes(), canaries(KEPT)) == []

    again = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        assert again.desk.audit().problems == ()
        erased = EntryNumber("A", OTHERS // 2 + 1)
        details = again.desk.entry(erased)
        assert details.proof.in_book
        assert details.entry.personal == ()
        assert again.desk.search(f"{ERASED}naam") == []
        assert len(again.desk.search(f"{KEPT}naam")) == 1
    finally:
        again.close()
