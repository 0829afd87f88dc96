"""What can be typed on the command line about documents."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from dealer_client.documents.choice import USUAL_COLUMNS, Column, Register
from dealer_client.documents.kinds import LABEL_NAMES, ExportKind, PaperKind

_Commands = argparse._SubParsersAction  # argparse has no public name for it
_SLIPS = [kind.value for kind in (PaperKind.PURCHASE_RECEIPT, PaperKind.PLEDGE_TICKET, PaperKind.SALES_RECEIPT)]
_PAPERS = [kind.value for kind in PaperKind if kind is not PaperKind.ITEM_LABEL]


def add_document_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    """Adds the commands that make and check documents."""
    _extract(commands)
    verify = commands.add_parser("verify", help="check an extract, or the ownership file of a buyer")
    verify.add_argument("file", type=Path, metavar="FILE.pdf", help="the extract; or an ownership file (JSON)")
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
    add_output(paper, "FILE.pdf")
    _certificate(paper)
    photo = commands.add_parser("photo", help="save a photo of an item, as large as it is kept")
    photo.add_argument("digest", metavar="DIGEST", help="what `entry` says under `photos`")
    add_output(photo, "FILE.jpg")
    _files(commands)
    _printing(commands)
    logo = commands.add_parser("logo", help="the dealer's logo on documents")
    action = logo.add_mutually_exclusive_group(required=True)
    action.add_argument("--set", dest="file", type=Path, metavar="FILE", help="a PNG, JPEG or SVG file")
    action.add_argument("--remove", action="store_true", help="no logo any more")


def _files(commands: _Commands[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write the register as a file for another program")
    add_period(export)
    add_output(export, "FILE")
    export.add_argument(
        "--as",
        dest="kind",
        choices=[kind.value for kind in ExportKind],
        default=ExportKind.SPREADSHEET.value,
        help="spreadsheet is CSV with semicolons and decimal commas (default: spreadsheet)",
    )
    export.add_argument(
        "--register",
        choices=[register.value for register in Register],
        default=Register.BOTH.value,
        help="what came in, what went out, or both (default: both)",
    )
    import_book = commands.add_parser("import", help="take over an existing book from CSV; only into an empty book")
    import_book.add_argument("file", metavar="FILE.csv", help="- reads standard input")
    import_book.add_argument(
        "--map",
        nargs="*",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column holds which field, such as price=Bedrag; the names of the columns say most by themselves",
    )
    import_book.add_argument("--record", action="store_true", help="really record it; without this only a report")
    import_book.add_argument("--json", action="store_true", help="the report as JSON")


def _printing(commands: _Commands[argparse.ArgumentParser]) -> None:
    printing = commands.add_parser("print", help="the receipt printer: slips and what waits to be printed")
    actions = printing.add_subparsers(dest="action", metavar="ACTION", required=True)
    slip = actions.add_parser("slip", help="print a document of an entry as a slip")
    slip.add_argument("kind", choices=_SLIPS, metavar="KIND", help=", ".join(_SLIPS))
    slip.add_argument("number", metavar="NUMBER", help="A-000123")
    actions.add_parser("list", help="what did not come out of the printer")
    again = actions.add_parser("again", help="print a slip of the list once more")
    drop = actions.add_parser("drop", help="take a slip off the list")
    for command in (again, drop):
        command.add_argument("job", type=int, metavar="N", help="its number in the list")
    actions.add_parser("drawer", help="open the cash drawer")
    labels = actions.add_parser("labels", help="labels for items as a PDF")
    labels.add_argument("numbers", nargs="+", metavar="NUMBER", help="A-000123 for all its items, or A-000123/1")
    labels.add_argument("--sheet", choices=LABEL_NAMES, default="a4-24", help=f"one of {', '.join(LABEL_NAMES)}")
    labels.add_argument("--skip", type=int, default=0, metavar="N", help="so many places of the sheet are used already")
    add_output(labels, "FILE.pdf")
    printer = actions.add_parser("printer", help="set up the receipt printer, or say which it is")
    printer.add_argument(
        "--connection",
        choices=("usb", "network", "file", "none"),
        help="how it is connected; none: no printer any more",
    )
    printer.add_argument(
        "--address", default="", metavar="ADDRESS", help="04b8:0e15, a host, or a device such as /dev/usb/lp0"
    )
    printer.add_argument("--width", type=int, choices=(58, 80), default=80, help="millimetres (default: 80)")
    printer.add_argument("--drawer", action="store_true", help="a cash drawer hangs on it")


def _extract(commands: _Commands[argparse.ArgumentParser]) -> None:
    extract = commands.add_parser("extract", help="make an extract of the register as a PDF")
    add_period(extract)
    add_output(extract, "FILE.pdf")
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
    _certificate(extract)


def _certificate(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--certificate", type=Path, metavar="FILE.p12", help="also sign with this certificate; asks for its password"
    )
    command.add_argument(
        "--certificate-password-file", type=Path, metavar="FILE", help="reads that password from a file"
    )
    command.add_argument("--visible", action="store_true", help="show the certificate's signature on the last page")


def add_output(command: argparse.ArgumentParser, metavar: str) -> None:
    """The file that is written."""
    command.add_argument("-o", "--output", type=Path, required=True, metavar=metavar, help="the file to write")


def add_period(command: argparse.ArgumentParser) -> None:
    """The first and the last day of a period."""
    command.add_argument(
        "--from", dest="first", type=day_typed, required=True, metavar="DATE", help="the first day, yyyy-mm-dd"
    )
    command.add_argument(
        "--to", dest="last", type=day_typed, required=True, metavar="DATE", help="the last day, yyyy-mm-dd"
    )


def day_typed(text: str) -> date:
    """A date as typed. Raises argparse.ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the date as yyyy-mm-dd, such as 2026-11-24") from None
