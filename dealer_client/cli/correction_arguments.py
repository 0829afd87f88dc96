"""What can be typed about corrections, voids, known sellers and inspections."""

from __future__ import annotations

import argparse


def add_corrections(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands `correct`, `void`, `sellers` and `inspection`."""
    correct = commands.add_parser("correct", help="correct an entry from a JSON file")
    correct.add_argument(
        "file",
        metavar="FILE.json",
        help="see resources/correct.schema.json; - reads standard input",
    )
    void = commands.add_parser("void", help="say that an entry does not count any more; it stays in the book")
    void.add_argument("number", metavar="NUMBER", help="such as A-000123")
    void.add_argument("--reason", required=True, metavar="TEXT", help="why; - reads standard input")
    sellers = commands.add_parser("sellers", help="find known sellers, with what each brought before")
    sellers.add_argument("text", metavar="TEXT", help="a name, document number, postcode or town")
    sellers.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (default: 20)")
    inspection = commands.add_parser("inspection", help="keep who looks into the book, at what, and when")
    actions = inspection.add_subparsers(dest="action", metavar="ACTION", required=True)
    begin = actions.add_parser("begin", help="somebody begins to look")
    begin.add_argument("--name", required=True, help="who looks")
    begin.add_argument("--badge", required=True, metavar="NUMBER", help="the number of the identification")
    begin.add_argument("--service", required=True, metavar="NAME", help="police or municipality")
    looked = actions.add_parser("looked", help="what is looked at now")
    looked.add_argument("what", metavar="WHAT", help="such as 'phones of November'")
    actions.add_parser("show", help="the inspection that is going on")
    actions.add_parser("end", help="record the inspection; prints the number of its entry")
