from __future__ import annotations

import json
import zlib
from dataclasses import replace
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dealer_client.documents.extract import Register, make_extract
from dealer_client.documents.shown import Person
from dealer_client.documents.verify import Backing, verify_extract
from dealer_client.register.draft import EntryKind
from dealer_client.register.signing import CounterKey

from .edit_campaign import edited, samples
from .edits import attachment_of, junk_in_attachment, with_attachment
from .inspector_script import script, script_accepts
from .small_book import COUNTER_KEY, REGISTER_KEY_HEX, SHOP, SKETCH, SmallBook, eventful_book, sketch_book


@pytest.fixture(scope="module")
def extract() -> bytes:
    return make_extract(sketch_book().request(receipt_size=2))


def refused(file: bytes, register_key: str | None = REGISTER_KEY_HEX) -> str:
    """The sentence of a verdict that both verifiers agree upon."""
    verdict = verify_extract(file, register_key=register_key)
    assert not verdict.holds
    assert not script_accepts(file, register_key)
    return verdict.sentence.en


def resigned(file: bytes, change) -> bytes:
    """What a dealer with his own counter's key can make: the attachment changed and signed again."""
    document = json.loads(attachment_of(file))
    change(document)
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return with_attachment(file, data, key=COUNTER_KEY)


def test_an_untouched_extract_holds(extract):
    verdict = verify_extract(extract, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    assert verdict.problems == ()
    assert verdict.backing is Backing.REGISTER
    assert [(str(entry.number), entry.confirmed) for entry in verdict.entries] == [
        ("A-000001", True),
        ("A-000002", True),
        ("A-000003", False),
    ]
    assert script_accepts(extract, REGISTER_KEY_HEX)


def test_no_random_edit_is_accepted():
    files = samples()
    assert all(verify_extract(file, register_key=None).holds and script_accepts(file) for file in files)
    for file in edited(files, 300, seed=7):
        refused(file, None)


def test_without_the_key_of_the_register_it_says_what_to_compare(extract):
    verdict = verify_extract(extract, register_key=None)
    assert verdict.backing is Backing.UNKNOWN_REGISTER
    assert "key is not known here" in verdict.sentence.en
    assert any(REGISTER_KEY_HEX[:8] in note.en for note in verdict.notes)


def test_without_a_receipt_it_says_that_nobody_vouches_for_the_counter():
    verdict = verify_extract(make_extract(sketch_book().request()), register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    assert verdict.backing is Backing.NOBODY
    assert "whose counter it is is not proven" in verdict.sentence.en


def test_practice_is_the_first_thing_said():
    verdict = verify_extract(make_extract(sketch_book(practice=True).request()), register_key=None)
    assert verdict.practice
    assert verdict.sentence.nl.startswith("OEFENEN")


def test_a_receipt_of_another_register_is_refused():
    book = SmallBook(register=Ed25519PrivateKey.from_private_bytes(bytes(32)))
    book.record(*SKETCH)
    assert "another register" in refused(make_extract(book.request(receipt_size=3)))


def test_another_counter_cannot_use_this_counters_receipt(extract):
    thief = SmallBook(SHOP, CounterKey(bytes(32)))
    thief.record(*SKETCH)
    receipt = json.loads(attachment_of(extract))["receipt"]
    stolen = make_extract(thief.request(receipt_size=2))
    document = json.loads(attachment_of(stolen))
    document["receipt"] = receipt
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    assert "another book or counter" in refused(with_attachment(stolen, data, key=thief.key))


def test_a_book_that_was_rewritten_after_the_receipt_is_refused(extract):
    genuine = json.loads(attachment_of(extract))
    rewritten = make_extract(sketch_book().request(receipt_size=2))

    def use_old_receipt(document):
        document["receipt"] = genuine["receipt"]
        document["grown_from"][0]["root"] = genuine["grown_from"][0]["root"]

    assert "did not grow" in refused(resigned(rewritten, use_old_receipt))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d["entries"][0].update(body=d["entries"][0]["body"].replace("12300", "2300")), "A-000001"),
        (lambda d: d["entries"][1]["personal"][0].update(data='{"surname":"Ander"}'), "A-000002"),
        (lambda d: d["entries"].reverse(), "order"),
        (lambda d: d["entries"].append(d["entries"][-1]), "order"),
        (lambda d: d["entries"].pop(), "totals"),
        (lambda d: d["totals"].update(cents=1), "totals"),
        (lambda d: d["period"].update(to="2026-11-10"), "outside the period"),
        (lambda d: d["entries"][0]["proof"].reverse(), "A-000001"),
        (lambda d: d["head"].update(text=d["head"]["text"].replace('"size":3', '"size":4')), "signed state"),
        (lambda d: d.update(practice=True), "A-000001"),
        (lambda d: d.update(extra=1), "entries.json is malformed"),
        (lambda d: d["entries"][0].update(proof=[10**9]), "proof is malformed"),
    ],
)
def test_what_a_dealer_changes_and_signs_again_is_found(extract, change, sentence):
    file = resigned(extract, change)
    verdict = verify_extract(file, register_key=REGISTER_KEY_HEX)
    assert not verdict.holds
    assert sentence in " ".join(problem.en for problem in verdict.problems)


def test_a_choice_from_a_number_that_is_none_is_refused_by_both(extract):
    file = resigned(extract, lambda d: d["choice"].update(first_number=True))
    assert "choice.first_number" in refused(file)
    assert not script_accepts(file)


def test_whatever_a_dealer_makes_of_his_extract_gets_one_verdict_from_both(eventful):
    chance = Random(3)
    for _ in range(150):
        file = junk_in_attachment(eventful, chance, COUNTER_KEY)
        assert verify_extract(file, register_key=None).holds is script_accepts(file)


def test_a_key_that_stands_twice_is_refused(extract):
    data = attachment_of(extract).replace(b'{"format"', b'{"practice":false,"format"', 1)
    assert "malformed" in refused(with_attachment(extract, data, key=COUNTER_KEY))


def test_an_incremental_update_is_refused(extract):
    from dealer_client.documents.signature_line import split_signature, with_signature

    signed = split_signature(extract)
    assert signed is not None
    update = b"1 0 obj\n<<>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Prev 9>>\nstartxref\n0\n%%EOF\n"
    refused(with_signature(signed.pdf + update, COUNTER_KEY.public, COUNTER_KEY.sign))


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b"{" * 200_000,
        b'{"format":' + b"9" * 100_000 + b"}",
        b"\xff\xfe",
        b"",
        b"null",
        b'"\\ud800"',
        b"NaN",
    ],
    ids=["deep lists", "deep objects", "huge number", "not UTF-8", "nothing", "null", "half a character", "no number"],
)
def test_a_hostile_attachment_gets_a_sentence(extract, data):
    refused(with_attachment(extract, data, key=COUNTER_KEY))


def test_an_attachment_that_swells_is_not_unpacked_to_the_end(extract, monkeypatch):
    from dealer_client.documents import attachment

    monkeypatch.setattr(attachment, "MOST_BYTES", 1_000_000)
    swollen = with_attachment(extract, b" " * 2_000_000, key=COUNTER_KEY)
    assert len(zlib.compress(b" " * 2_000_000)) < 3000
    assert "larger than" in verify_extract(swollen, register_key=None).sentence.en


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7\n", b"\x00" * 1000, Random(1).randbytes(5000), b"%%EOF\n" * 100])
def test_what_is_no_extract_gets_a_sentence(file):
    refused(file)


def test_numbers_that_an_extract_passes_over_are_named():
    book = SmallBook()
    book.record(*(SKETCH * 2))
    verdict = verify_extract(make_extract(book.request(numbers=(1, 2, 5))), register_key=None)
    assert verdict.left_out == (3, 4)
    assert any("A-000003–A-000004" in note.en for note in verdict.notes)


def test_what_a_dealer_left_away_together_with_its_number_is_said_to_be_missing():
    book = eventful_book()
    request = book.request(receipt_size=9, register=Register.BOTH)
    hidden = make_extract(replace(request, amendments=()))
    verdict = verify_extract(hidden, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    missing = len(request.amendments)
    assert any(f"From A-000001 on the book has {missing} entries" in note.en for note in verdict.notes)
    said = [english for _dutch, english in script().sentences(script().check(hidden, REGISTER_KEY_HEX))]
    assert any(f"From 1 on the book has {missing} entries" in sentence for sentence in said)


def test_an_extract_of_all_that_there_is_misses_nothing():
    whole = make_extract(eventful_book().request(receipt_size=9, register=Register.BOTH))
    assert not any("do not come with this" in note.en for note in verify_extract(whole, register_key=None).notes)


def test_the_script_tells_one_growing_book_from_two():
    book, module = sketch_book(), script()
    first = module.check(make_extract(book.request()), None)
    book.record(*SKETCH)
    second = module.check(make_extract(book.request(earlier_sizes=(3,))), None)
    other = module.check(make_extract(sketch_book().request()), None)
    assert (
        module.same_book(module.comparable(first), module.comparable(second))[1] == "Both come from one growing book."
    )
    with pytest.raises(module.Wrong, match="contradict"):
        module.same_book(module.comparable(first), module.comparable(other))


def test_the_script_accepts_a_receipt_beside_the_extract(extract):
    module, book = script(), sketch_book()
    checked = module.comparable(module.check(make_extract(book.request(receipt_size=2)), None))
    receipt = module.comparable_receipt(json.dumps(book.receipt(2)), REGISTER_KEY_HEX)
    assert module.same_book(checked, receipt)[1] == "Both come from one growing book."


@pytest.fixture(scope="module")
def eventful() -> bytes:
    return make_extract(eventful_book().request(receipt_size=9, register=Register.BOTH))


def test_what_happened_to_an_entry_later_is_told(eventful):
    verdict = verify_extract(eventful, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    told = {str(entry.number): entry for entry in verdict.entries}
    assert [str(number) for number in told["A-000001"].corrected_by] == ["A-000006", "A-000007"]
    assert told["A-000001"].total_cents == 12_300 + 15_000
    assert (str(told["A-000002"].voided_by), told["A-000002"].total_cents) == ("A-000008", 0)
    assert told["A-000003"].person is Person.ERASED
    assert told["A-000004"].kind is EntryKind.SALE
    assert verdict.left_out == ()
    assert script_accepts(eventful, REGISTER_KEY_HEX)


def test_without_persons_every_entry_is_proven_all_the_same():
    file = make_extract(eventful_book().request(receipt_size=9, redacted=True, seller="Bruijn"))
    assert b'personal":[{' not in attachment_of(file)
    assert b"Bruijn" not in attachment_of(file)
    verdict = verify_extract(file, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    assert all(entry.unchanged and entry.person is not Person.SHOWN for entry in verdict.entries)
    assert script_accepts(file, REGISTER_KEY_HEX)


HISTORY_EDITS = [
    (lambda d: d.update(redacted=True), "persons are left out"),
    (lambda d: d.update(register="purchases"), "outside the period, the numbers or the register"),
    (lambda d: d["choice"].update(first_number=2), "outside the period, the numbers or the register"),
    (lambda d: d["choice"].update(last_number=4), "outside the period, the numbers or the register"),
    (lambda d: d["amendments"].pop(2), "totals"),
    (lambda d: d["amendments"].reverse(), "out of order"),
    (lambda d: d["entries"].append(d["amendments"].pop()), "outside the period, the numbers or the register"),
    (lambda d: d["entries"].pop(1), "do not belong"),
    (lambda d: d["amendments"][0].update(body=d["amendments"][0]["body"].replace("15000", "14000")), "A-000006"),
    (
        lambda d: d["amendments"][1]["personal"][0].update(data='{"changes":[]}'),
        "A-000007",
    ),
    (lambda d: d["totals"].update(received_cents=1), "totals"),
]
"""What a dealer could do to the history in his own extract, and what gives it away."""


@pytest.mark.parametrize(("change", "sentence"), HISTORY_EDITS)
def test_what_a_dealer_changes_in_the_history_is_found(eventful, change, sentence):
    file = resigned(eventful, change)
    verdict = verify_extract(file, register_key=REGISTER_KEY_HEX)
    assert not verdict.holds
    assert sentence in " ".join(problem.en for problem in verdict.problems)
    assert not script_accepts(file, REGISTER_KEY_HEX)
