"""What can be typed on the command line about documents."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from dealer_client.documents.choice import USUAL_COLUMNS, Column, Register
from dealer_client.documents.kinds import PaperKind

_Commands = argparse._SubParsersAction  # argparse has no public name for it
_PAPERS = [kind.value for kind in PaperKind if kind is not PaperKind.ITEM_LABEL]


def add_document_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    """Adds the commands that make and check documents."""
    _extract(commands)
    verify = commands.add_parser("verify", help="check an extract")
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    verify.add_argument(
        "second",
        type=Path,
        nargs="?",
        metavar="SECOND",
        help="another extract (PDF), or a receipt of the central register (JSON): do both come from one growing book?",
    )
    verify.add_argument(
        "--pages", action="store_true", help="also draw the pages again and compare: takes as long as making them"
    )
    paper = commands.add_parser("paper", help="make a document of an entry as a PDF")
    paper.add_argument("kind", choices=_PAPERS, metavar="KIND", help=", ".join(_PAPERS))
    paper.add_argument("number", metavar="NUMBER", help="A-000123, or A-000123/1 for one item")
    paper.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    logo = commands.add_parser("logo", help="the dealer's logo on documents")
    action = logo.add_mutually_exclusive_group(required=True)
    action.add_argument("--set", dest="file", type=Path, metavar="FILE", help="a PNG, JPEG or SVG file")
    action.add_argument("--remove", action="store_true", help="no logo any more")


def _extract(commands: _Commands[argparse.ArgumentParser]) -> None:
    extract = commands.add_parser("extract", help="make an extract of the register as a PDF")
    add_period(extract)
    extract.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    extract.add_argument(
        "--register",
        choices=[register.value for register in Register],
        default=Register.PURCHASES.value,
        help="what came in, what went out, or both (default: purchases)",
    )
    extract.add_argument("--seller", default="", metavar="WORDS", help="only where the person has all these words")
    extract.add_argument("--text", default="", metavar="WORDS", help="only where the goods have all these words")
    extract.add_argument("--category", default="", metavar="KEY", help="only goods of this kind, such as phone")
    extract.add_argument("--first-number", metavar="NUMBER", help="only from this entry on, such as A-000121")
    extract.add_argument("--last-number", metavar="NUMBER", help="only up to and including this entry")
    extract.add_argument(
        "--columns",
        nargs="*",
        choices=[column.value for column in Column],
        default=[column.value for column in USUAL_COLUMNS],
        metavar="COLUMN",
        help=f"beside what the law asks for: {', '.join(column.value for column in Column)} "
        f"(default: {' '.join(column.value for column in USUAL_COLUMNS)})",
    )
    extract.add_argument("--without-persons", action="store_true", help="leave every person out; all stays provable")


def add_period(command: argparse.ArgumentParser) -> None:
    """The first and the last day of a period."""
    command.add_argument("--from", dest="first", type=day_typed, required=True, metavar="DATE", help="yyyy-mm-dd")
    command.add_argument("--to", dest="last", type=day_typed, required=True, metavar="DATE", help="yyyy-mm-dd")


def day_typed(text: str) -> date:
    """A date as typed. Raises argparse.ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the date as yyyy-mm-dd, such as 2026-11-24") from None
