"""The long form of `test_edits`: `python -m tests.documents.edit_campaign --count 10000`.

Makes extracts of several sorts and edits them at random, in their bytes and in their JSON. Each verifier must accept
every untouched one and no edited one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from dealer_client.documents.extract import Column, Register, make_extract
from dealer_client.documents.verify import verify_extract

from .certificates import certify
from .edits import edited_attachment, edited_bytes
from .inspector_script import script_accepts
from .small_book import SHOP, SKETCH, SmallBook, eventful_book, sketch_book


def samples() -> list[bytes]:
    """Untouched extracts: confirmed in part, not at all, practice, empty, of many entries, of sales, with amendments in
    every way, without persons, and with a certificate's signature."""
    many = SmallBook()
    many.record(*(SKETCH * 20))
    return [
        make_extract(sketch_book().request(receipt_size=2)),
        make_extract(sketch_book(practice=True).request(language="en")),
        make_extract(SmallBook(SHOP).request()),
        make_extract(many.request(receipt_size=59, earlier_sizes=(7,), numbers=range(10, 55))),
        make_extract(eventful_book().request(receipt_size=9, register=Register.BOTH, columns=tuple(Column))),
        make_extract(eventful_book().request(register=Register.SALES)),
        make_extract(replace(sketch_book().request(receipt_size=2), certify=certify)),
        make_extract(eventful_book(practice=True).request(receipt_size=10, redacted=True)),
    ]


def edited(files: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Edited extracts, a third of them in the JSON."""
    chance = Random(seed)
    for turn in range(count):
        file = chance.choice(files)
        yield edited_attachment(file, chance) if turn % 3 == 0 else edited_bytes(file, chance)


def main() -> int:
    parser = argparse.ArgumentParser(description="Edit extracts at random; no verifier may accept one.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    files = samples()
    refused_untouched = sum(
        not (verify_extract(file, register_key=None).holds and script_accepts(file)) for file in files
    )
    accepted = by_script = 0
    for file in edited(files, options.count, options.seed):
        accepted += verify_extract(file, register_key=None).holds
        by_script += script_accepts(file)
    print(f"{len(files)} untouched, refused: {refused_untouched}")
    print(f"{options.count} edited, accepted by the client: {accepted}, by verify_extract.py: {by_script}")
    return 1 if refused_untouched or accepted or by_script else 0


if __name__ == "__main__":
    sys.exit(main())
