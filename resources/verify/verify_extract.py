#!/usr/bin/env python3
# ruff: noqa: ANN001, ANN201, ANN202, PTH123, T201, E501, UP031
"""Checks an extract from a dealer's register. One file, to be read before it is trusted; it needs only `cryptography`.

    python verify_extract.py EXTRACT.pdf [SECOND.pdf | RECEIPT.json] [--register-key HEX] [--list] [--nl]

Exit code 0: it holds. 3: it does not. The steps and the format are those of `resources/documents/README.md`.
With a second extract, or a receipt of the central register, it also says whether both come from one growing book.
"""

import argparse
import hmac
import json
import re
import sys
import zlib
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MOST_BYTES = 128 * 1024 * 1024
MOST_PROOF = 128


class Wrong(Exception):
    """The extract does not hold; the arguments say why, in Dutch and in English."""


CHANGED = (
    "Het bestand is veranderd nadat de balie het ondertekende.",
    "The file was changed after the counter signed it.",
)
NOT_AN_EXTRACT = ("Dit is geen (volledig) uittreksel.", "This is not a (complete) extract.")
MALFORMED = ("De bijlage met posten is niet geldig.", "The attachment with entries is not valid.")


def demand(condition, reason):
    if not condition:
        raise Wrong(*reason)


# 1. The file: its last line signs every byte before it.


def signed_part(file):
    line = re.search(rb"%dealer-extract-pdf/1 key=([0-9a-f]{64}) signature=([0-9a-f]{128})\n\Z", file[-230:])
    demand(line and line.start() == 0, NOT_AN_EXTRACT)
    pdf, key = file[:-230], line[1].decode()
    statement = '{"format":"dealer-extract-pdf/1","sha256":"%s"}' % sha256(pdf).hexdigest()
    demand(signature_holds(key, line[2].decode(), statement), CHANGED)
    return pdf, key


def signature_holds(key, signature, text):
    try:
        Ed25519PublicKey.from_public_bytes(hash_of(key)).verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


# 2. The attachment: found the way a PDF reader finds it.


def first_revision(pdf):
    """The PDF before a certificate signed it (all of it where none did): one update with one signature over every byte."""
    end = re.search(rb"\nstartxref\n(\d{1,10})\n%%EOF\n", pdf)
    if not end or end.end() == len(pdf):
        return pdf
    update = pdf[end.end() :]
    last = re.search(rb"\n/Prev (\d{1,10})\n>>\nstartxref\n\d{1,10}\n%%EOF\n\Z", update)
    ranges = re.findall(rb"\n/ByteRange \[0 (\d{1,12}) (\d{1,12}) (\d{1,12})\] *\n", update)
    demand(last and last[1] == end[1] and len(ranges) == 1 and update.count(b"%%EOF") == 1, NOT_AN_EXTRACT)
    before, after, length = map(int, ranges[0])
    demand(end.end() <= before < after and after + length == len(pdf), NOT_AN_EXTRACT)
    return pdf[: end.end()]


def attachment(pdf):
    pdf = first_revision(pdf)
    end = re.search(rb"startxref\n(\d{1,10})\n%%EOF\n?\Z", pdf[-64:])
    demand(end and pdf.startswith(b"%PDF-1.7\n"), NOT_AN_EXTRACT)
    table = re.compile(rb"xref\n0 (\d{1,8})\n").match(pdf, int(end[1]))
    demand(table, NOT_AN_EXTRACT)
    rows, count = table.end(), int(table[1])
    trailer = re.compile(
        rb"trailer\n<</Size \d+/Root (\d{1,8}) 0 R/Info \d+ 0 R/ID\[[^\[\]<>]*\]>>\nstartxref\n"
    ).match(pdf, rows + 20 * count)
    demand(trailer and trailer.end() == len(pdf) - len(end[0]) + len(b"startxref\n"), NOT_AN_EXTRACT)

    def place(number):
        row = re.fullmatch(rb"(\d{10}) \d{5} n[ \r]\n", pdf[rows + 20 * number : rows + 20 * number + 20])
        demand(0 < number < count and row, NOT_AN_EXTRACT)
        start = b"%d 0 obj\n" % number
        demand(pdf.startswith(start, int(row[1])), NOT_AN_EXTRACT)
        return int(row[1]) + len(start)

    def found(pattern, number):
        match = re.compile(pattern).match(pdf, place(number), place(number) + 4096)
        demand(match, NOT_AN_EXTRACT)
        return match

    names = found(rb"<<[^\n]*?/Names<</EmbeddedFiles<</Names\[\(entries\.json\)(\d{1,8}) 0 R\]>>>>", int(trailer[1]))
    file = found(rb"<</Type/Filespec.*?/EF<</F (\d{1,8}) 0 R/UF \1 0 R>>", int(names[1]))
    stream = found(rb"<</Length (\d{1,10})/Type/EmbeddedFile/Filter/FlateDecode/[^>]*>>>>\nstream\n", int(file[1]))
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(pdf[stream.end() : stream.end() + int(stream[1])], MOST_BYTES)
    except zlib.error:
        raise Wrong(*NOT_AN_EXTRACT) from None
    demand(unpacker.eof and not unpacker.unused_data, NOT_AN_EXTRACT)
    return data


def strict_json(text):
    """JSON without double keys, fractions, or numbers that are not exact."""

    def without_doubles(pairs):
        demand(len(dict(pairs)) == len(pairs), MALFORMED)
        return dict(pairs)

    def exact(digits):
        demand(len(digits) <= 17 and abs(int(digits)) < 2**53, MALFORMED)
        return int(digits)

    def refuse(_text):
        raise Wrong(*MALFORMED)

    try:
        return json.loads(
            text, object_pairs_hook=without_doubles, parse_int=exact, parse_float=refuse, parse_constant=refuse
        )
    except (ValueError, RecursionError):
        raise Wrong(*MALFORMED) from None


# 3. The hash tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2).


def hash_of(text):
    demand(isinstance(text, str) and re.fullmatch(r"[0-9a-f]{64}", text), MALFORMED)
    return bytes.fromhex(text)


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def is_included(leaf, index, size, proof, root):
    if not 0 <= index < size:
        return False
    first, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if first % 2 or first == last:
            current = node(sibling, current)
            while first % 2 == 0 and first:
                first, last = first // 2, last // 2
        else:
            current = node(current, sibling)
        first, last = first // 2, last // 2
    return last == 0 and current == root


def has_grown(old_size, size, old_root, root, proof):
    if old_size == size:
        return not proof and old_root == root
    if old_size == 0:
        return not proof and old_root == sha256(b"").digest()
    if not 0 < old_size < size or not proof:
        return False
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else proof
    first, last = old_size - 1, size - 1
    while first % 2:
        first, last = first // 2, last // 2
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if first % 2 or first == last:
            old, new = node(sibling, old), node(sibling, new)
            while first % 2 == 0 and first:
                first, last = first // 2, last // 2
        else:
            new = node(new, sibling)
        first, last = first // 2, last // 2
    return last == 0 and old == old_root and new == root


# 4. The extract.


def statement(value, key, formatted, reason):
    """What a signed text says, if it is signed by that key."""
    says = strict_json(value["text"])
    demand(says["format"] == formatted and signature_holds(key, value["signature"], value["text"]), reason)
    return says


def check(file, register_key):
    """Everything there is to check of one extract. Returns what it proves; raises Wrong."""
    pdf, signer = signed_part(file)
    try:
        return examined(strict_json(attachment(pdf)), signer, register_key)
    except (KeyError, TypeError, AttributeError, IndexError, UnicodeError):
        raise Wrong(*MALFORMED) from None


KEYS = {
    "format",
    "made_at",
    "language",
    "practice",
    "register",
    "law",
    "period",
    "choice",
    "columns",
    "redacted",
    "shop",
    "logo",
}
KEYS |= {
    "categories",
    "staff",
    "totals",
    "counter_key",
    "head",
    "receipt",
    "grown_from",
    "nodes",
    "entries",
    "amendments",
}
CHOICE = {
    "seller": (str,),
    "text": (str,),
    "category": (str,),
    "first_number": (int, type(None)),
    "last_number": (int, type(None)),
}


def examined(document, signer, register_key):
    demand(document["format"] == "dealer-extract/2", MALFORMED)
    demand(
        set(document) == KEYS and type(document["practice"]) is bool and type(document["redacted"]) is bool, MALFORMED
    )
    demand(all(re.fullmatch(r"\d{4}-\d\d-\d\d", document["period"][end]) for end in ("from", "to")), MALFORMED)
    choice = document["choice"]
    demand(set(choice) == set(CHOICE) and all(type(choice[key]) in CHOICE[key] for key in CHOICE), MALFORMED)
    demand((choice["first_number"] or 0) >= 0 and (choice["last_number"] or 0) >= 0, MALFORMED)
    demand(document["counter_key"] == signer, ("Een ander heeft ondertekend.", "Someone else signed this."))
    head = statement(
        document["head"],
        signer,
        "dealer-tree-head/1",
        ("De stand van het boek klopt niet.", "The book's state is wrong."),
    )
    size, root = head["size"], hash_of(head["root"])
    demand(type(size) is int and (size or root == sha256(b"").digest()), MALFORMED)
    nodes = [hash_of(text) for text in document["nodes"]]

    def proof(places):
        demand(len(places) <= MOST_PROOF and all(type(p) is int and p >= 0 for p in places), MALFORMED)
        return [nodes[place] for place in places]

    for earlier in document["grown_from"]:
        demand(
            has_grown(earlier["size"], size, hash_of(earlier["root"]), root, proof(earlier["proof"])),
            ("Het boek is niet gegroeid uit een eerdere stand.", "The book did not grow from an earlier state."),
        )
    receipt = checked_receipt(document, head, register_key) if document["receipt"] is not None else None
    entries = [recorded(entry, document, head, proof) for entry in document["entries"]]
    amendments = [recorded(entry, document, head, proof) for entry in document["amendments"]]
    wrong_amendment = ("De verbeteringen horen hier niet bij.", "The corrections do not belong here.")
    for found in (entries, amendments):
        numbers = [entry["number"] for entry in found]
        demand(numbers == sorted(set(numbers)), ("De volgorde klopt niet.", "The order is wrong."))
    for entry in entries:
        demand(
            chosen(entry, document), (f"{entry['number']}: buiten de keuze.", f"{entry['number']}: outside the choice.")
        )
    here = {entry["number"]: entry for entry in entries}
    for amendment in amendments:
        about = [here[n] for n in amended(amendment["body"]) if n in here]
        demand(about and max(entry["number"] for entry in about) < amendment["number"], wrong_amendment)
        for entry in about:
            amend(entry, amendment)
    totals = {"entries": len(entries), "items": 0, "paid_cents": 0, "received_cents": 0}
    for entry in entries:
        if not entry["void"]:
            side = "paid_cents" if entry["body"]["kind"] in CAME_IN else "received_cents"
            totals["items"] += len(entry["now"].get("items", []))
            totals[side] += sum(cents(item) for item in entry["now"].get("items", []))
    demand(totals == document["totals"], ("De totalen kloppen niet.", "The totals are wrong."))
    return {"document": document, "head": head, "receipt": receipt, "entries": entries, "amendments": amendments}


def cents(item):
    demand(type(item.get("price_cents", 0)) is int, MALFORMED)
    return item.get("price_cents", 0)


def recorded(entry, document, head, proof):
    """One attached entry, which must stand at its number in the book as it is."""
    demand(set(entry) == {"body", "personal", "proof"} and isinstance(entry["personal"], list), MALFORMED)
    body = strict_json(entry["body"])
    number, leaf = body["number"], sha256(b"\x00" + entry["body"].encode()).digest()
    as_recorded = (
        type(number) is int
        and body["format"] == "dealer-entry/1"
        and body["series"] == head["series"]
        and body.get("practice", False) is document["practice"]
        and parts_hold(entry["personal"], body["commitments"])
        and is_included(leaf, number - 1, head["size"], proof(entry["proof"]), hash_of(head["root"]))
    )
    demand(as_recorded, (f"Post {number} staat zo niet in het boek.", f"Entry {number} does not stand so in the book."))
    demand(not (document["redacted"] and entry["personal"]), ("Niet zonder personen.", "Not without persons."))
    parts = {part["name"]: strict_json(part["data"]) for part in entry["personal"]}
    return {
        "number": number,
        "body": body,
        "text": entry["body"],
        "now": body,
        "parts": parts,
        "void": False,
        "marks": [],
    }


def chosen(entry, document):
    body, (first, last) = entry["body"], (document["choice"]["first_number"], document["choice"]["last_number"])
    kinds = {"purchases": CAME_IN, "sales": WENT_OUT, "both": CAME_IN | WENT_OUT}[document["register"]]
    day = body["acquired_on" if body["kind"] in CAME_IN else "happened_on"]
    return (
        body["kind"] in kinds
        and document["period"]["from"] <= day <= document["period"]["to"]
        and (first is None or first <= entry["number"])
        and (last is None or entry["number"] <= last)
    )


# 5. What the entries say now: a correction names fields and their new values, a void takes back a whole entry, and an
#    erasure took a person out after the retention time.

CAME_IN = {"purchase", "trade-in", "consignment", "pledge", "gift", "found"}
WENT_OUT = {"sale", "melt", "return", "police", "destroyed"}
PERSONS = ("seller", "buyer", "receiver")


def amended(body):
    """The numbers of the entries that an amendment is about."""
    kind = body["kind"]
    demand(kind in ("correction", "void", "erasure"), MALFORMED)
    if kind == "erasure":
        names = [erased["entry"] for erased in body["erased"]]
    else:
        names = [body["voids" if kind == "void" else "corrects"]]
    return [int(re.fullmatch(r"[A-Z]{1,4}-(\d{6,12})", name)[1]) for name in names]


def amend(entry, amendment):
    kind, by = amendment["body"]["kind"], amendment["number"]
    entry["marks"].append((kind, by))
    if kind == "void":
        entry["void"] = True
    elif kind == "correction":
        for change in amendment["body"]["changes"] + amendment["parts"].get("changes", {}).get("changes", []):
            demand(re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*|\[\d+\])*", change["path"]), MALFORMED)
            found = re.findall(r"([a-z][a-z0-9_]*)|\[(\d+)\]", change["path"])
            steps = [int(place) if place else name for name, place in found]
            if change["path"] in ("payment.iban", "police.officer", "police.badge"):
                continue  # kept apart from the page
            if steps[0] not in PERSONS:
                entry["now"] = with_value(entry["now"], steps, change["new"])
            elif steps[0] in entry["parts"] or steps[0] not in entry["body"]["commitments"]:
                entry["parts"][steps[0]] = with_value(entry["parts"].get(steps[0], {}), steps[1:], change["new"])


def with_value(tree, steps, value):
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        demand(isinstance(tree, list) and step < len(tree), MALFORMED)
        return [*tree[:step], with_value(tree[step], rest, value), *tree[step + 1 :]]
    tree = dict(tree) if isinstance(tree, dict) else {}
    tree[step] = with_value(tree.get(step), rest, value)
    return {key: kept for key, kept in tree.items() if key != step or kept not in (None, "", [], {})}


def checked_receipt(document, head, register_key):
    says = strict_json(document["receipt"]["text"])
    false = ("De bevestiging van het centraal register is niet echt.", "The register's receipt is not genuine.")
    statement(document["receipt"], says["register_key"], "register-receipt/1", false)
    demand(register_key in (None, says["register_key"]), false)
    demand(
        says["counter_key"] == document["counter_key"]
        and (says["book"], says["series"]) == (head["book"], head["series"])
        and any((g["size"], g["root"]) == (says["size"], says["root"]) for g in document["grown_from"]),
        ("De bevestiging hoort niet bij dit boek.", "The receipt does not belong to this book."),
    )
    return says


def parts_hold(parts, commitments):
    """Whether the personal data shown is what was recorded: HMAC under the salt, as committed to in the entry."""
    for part in parts:
        demand(set(part) == {"name", "salt", "data"}, MALFORMED)
        message = b"dealer-part/1\x00" + part["name"].encode() + b"\x00" + part["data"].encode()
        made = hmac.new(hash_of(part["salt"]), message, sha256).hexdigest()
        if commitments.get(part["name"]) != made:
            return False
    return len({part["name"] for part in parts}) == len(parts)


# 6. Two extracts, or an extract and a receipt: one growing book?


def same_book(first, second):
    """Returns a sentence, or raises Wrong where the two contradict each other."""
    older, newer = sorted((first, second), key=lambda checked: checked["head"]["size"])
    a, b = older["head"], newer["head"]
    demand(
        (a["book"], a["series"], older["key"]) == (b["book"], b["series"], newer["key"]),
        ("De twee komen niet uit hetzelfde boek.", "The two are not from the same book."),
    )
    forked = (
        "De twee spreken elkaar tegen: het boek is veranderd.",
        "The two contradict each other: the book was changed.",
    )
    bodies = {entry["number"]: entry["text"] for entry in older["entries"] + older["amendments"]}
    both = newer["entries"] + newer["amendments"]
    demand(all(bodies.get(entry["number"], entry["text"]) == entry["text"] for entry in both), forked)
    known = {a["size"]: a["root"], **{g["size"]: g["root"] for g in older["grown_from"]}}
    later = {b["size"]: b["root"], **{g["size"]: g["root"] for g in newer["grown_from"]}}
    demand(all(known.get(size, root) == root for size, root in later.items()), forked)
    if a["size"] in later:
        return "De twee komen uit één groeiend boek.", "Both come from one growing book."
    return (
        "De twee spreken elkaar niet tegen; dat het boek alleen groeide, is er niet uit te zien. Vraag een uittreksel dat de "
        f"stand van {a['size']} posten noemt.",
        "The two do not contradict each other; whether the book only grew cannot be told from them. Ask for an extract that "
        f"names the state of {a['size']} entries.",
    )


def comparable(checked):
    document = checked["document"]
    return {**checked, "key": document["counter_key"], "grown_from": document["grown_from"]}


def comparable_receipt(text, register_key):
    receipt = strict_json(text)
    try:
        said = {"format": "register-receipt/1", **{key: value for key, value in receipt.items() if key != "signature"}}
        signed = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        genuine = signature_holds(said["register_key"], receipt["signature"], signed)
        demand(
            genuine and register_key in (None, said["register_key"]),
            ("De losse bevestiging is niet echt.", "The separate receipt is not genuine."),
        )
        return {"head": said, "key": said["counter_key"], "grown_from": [], "entries": [], "amendments": []}
    except (KeyError, TypeError, AttributeError):
        raise Wrong(*MALFORMED) from None


# 7. What to say.


def sentences(checked):
    document, head, receipt = checked["document"], checked["head"], checked["receipt"]
    count, held = len(checked["entries"]), receipt["size"] if receipt else 0
    confirmed = sum(entry["number"] <= held for entry in checked["entries"])
    if document["practice"]:
        yield "OEFENEN: geen geldig register.", "PRACTICE: not a valid register."
    yield (
        f"Klopt: {count} post(en) staan ongewijzigd in boek {head['series']} ({head['size']} posten).",
        f"Holds: {count} entries stand unchanged in book {head['series']} ({head['size']} entries).",
    )
    numbers = {entry["number"] for entry in [*checked["entries"], *checked["amendments"]]}
    not_shown = head["size"] - min(numbers) + 1 - len(numbers) if numbers else 0
    if not_shown > 0:
        yield (
            f"Vanaf {min(numbers)} heeft het boek {not_shown} post(en) die hier niet bij staan; er kan een verbetering of"
            " doorhaling bij zijn.",
            f"From {min(numbers)} on the book has {not_shown} entries that do not come with this; some may correct or"
            " void what does.",
        )
    if receipt is None:
        yield (
            "Het centraal register heeft niets bevestigd: van wie deze balie is, is niet bewezen.",
            "The central register has confirmed nothing: whose counter this is, is not proven.",
        )
        return
    key = receipt["register_key"]
    yield (
        f"{confirmed} daarvan bevestigd op {receipt['received_at']} door het register met sleutel {key}.",
        f"{confirmed} of them confirmed on {receipt['received_at']} by the register with key {key}.",
    )


MARKS = {"correction": ("verbeterd door", "corrected by"), "void": ("doorgehaald door", "struck out by")}
MARKS["erasure"] = ("persoon gewist door", "person erased by")


def listed(checked, language):
    for entry in checked["entries"]:
        body, now = entry["body"], entry["now"]
        person = next((entry["parts"][name] for name in PERSONS if name in entry["parts"]), {})
        name = (
            " ".join(person.get(key, "") for key in ("given_names", "prefix", "surname", "name") if person.get(key))
            or "-"
        )
        marks = "".join(f"  [{MARKS[kind][language]} {by}]" for kind, by in entry["marks"])
        for item in now.get("items", []):
            words = [item.get(key, "") for key in ("category", "brand", "model", "description", "item")]
            numbers = [f"{i['kind']} {i['value']}" for i in item.get("identifiers", [])]
            goods = ", ".join(word for word in (*words, *numbers) if word)
            price = "%d.%02d" % divmod(item.get("price_cents") or 0, 100)
            day = now.get("acquired_on") or now.get("happened_on")
            line = f"{body['series']}-{body['number']:06d}/{item['line']}  {body['kind']}  {day}  {price:>10}"
            yield f"{line}  {goods}  | {name}{marks}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("extract")
    parser.add_argument("second", nargs="?")
    parser.add_argument("--register-key", help="the published key of the central register, 64 hexadecimal digits")
    parser.add_argument("--list", action="store_true", help="list the attached entries, to compare with the page")
    parser.add_argument("--nl", action="store_true", help="in het Nederlands")
    options = parser.parse_args()
    key = options.register_key.lower().replace(" ", "") if options.register_key else None
    language = 0 if options.nl else 1
    try:
        with open(options.extract, "rb") as file:
            checked = check(file.read(), key)
        said = list(sentences(checked))
        if options.second:
            with open(options.second, "rb") as file:
                second = file.read()
            other = comparable(check(second, key)) if second.startswith(b"%PDF") else comparable_receipt(second, key)
            said.append(same_book(comparable(checked), other))
    except Wrong as wrong:
        print(("KLOPT NIET: ", "DOES NOT HOLD: ")[language] + wrong.args[language])
        return 3
    print("\n".join(sentence[language] for sentence in said))
    if options.list:
        # What a clerk typed may hold control characters that a terminal would obey.
        print("\n".join("".join(c if c.isprintable() else "?" for c in line) for line in listed(checked, language)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
