"""`python -m tests.fuzz [ROOM[.PARSER] ...] [--count N] [--seed N]`; status 1 where an input had a wrong end."""

from __future__ import annotations

import argparse
import importlib
import sys

from .campaign import run

ROOMS = ("identity", "goods", "register", "rules", "messages", "typed")


def main() -> int:
    """Runs the campaigns and prints one line for each parser."""
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Bad input for every parser.")
    arguments.add_argument(
        "rooms",
        nargs="*",
        metavar="ROOM[.PARSER]",
        help=f"of {', '.join(ROOMS)}, or one parser of a room; all where none is given",
    )
    arguments.add_argument("--count", type=int, default=10_000, help="inputs for each parser")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    unknown = {room.partition(".")[0] for room in given.rooms} - set(ROOMS)
    if unknown:
        arguments.error(f"no such room: {', '.join(sorted(unknown))}")
    failed = False
    for wanted in given.rooms or ROOMS:
        room, _, only = wanted.partition(".")
        parsers = [
            parser
            for parser in importlib.import_module(f".{room}", __package__).PARSERS
            if not only or parser.name == only
        ]
        if not parsers:
            arguments.error(f"no such parser: {wanted}")
        for parser in parsers:
            outcome = run(parser, count=given.count, seed=given.seed)
            failed = failed or bool(outcome.failures)
            word = f"{len(outcome.failures)} FAILED" if outcome.failures else "ok"
            print(f"{room}.{outcome.parser}: {outcome.count} inputs, slowest {outcome.slowest * 1000:.2f} ms, {word}")
            for failure in outcome.failures[:10]:
                print(f"  input {failure.number} of seed {given.seed}: {failure.what}")
            sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
