"""What can be typed on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from dealer_client import __version__

from .correction_arguments import add_corrections
from .document_arguments import add_document_commands, add_output, add_period, day_typed
from .rule_arguments import add_rule_commands
from .stock_arguments import add_stock_commands

CHECK_KINDS = ("imei", "vin", "frame", "serial")


def parse_arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The parsed command line; `command` is None for the counter window. Exits with status 2 where it is wrong."""
    return argument_parser().parse_args(words)


def argument_parser() -> argparse.ArgumentParser:
    """The whole command line, each command with its help."""
    parser = argparse.ArgumentParser(
        prog="dealer-client",
        description="Register client for dealers in used goods. Without a command it opens the counter.",
    )
    parser.add_argument("--home", type=Path, metavar="DIR", help="the profile folder (default: this user's own)")
    parser.add_argument(
        "--language",
        choices=("nl", "en"),
        help="language (default: the one last chosen in the window; for messages here nl)",
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="reads the passphrase from a file (passphrase mode only)"
    )
    parser.add_argument(
        "--as",
        dest="as_person",
        metavar="NAME",
        help="who works; the PIN is asked for, or is the first line of standard input (once the owner has one)",
    )
    parser.add_argument("--version", action="version", version=f"dealer-client {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _setting_up(commands)
    _keys(commands)
    _backups(commands)
    _staff(commands)
    _book(commands)
    add_stock_commands(commands)
    add_corrections(commands)
    add_document_commands(commands)
    add_rule_commands(commands)
    _day(commands)
    _register(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse has no public name for it


def _setting_up(commands: _Commands[argparse.ArgumentParser]) -> None:
    setup = commands.add_parser("setup", help="make a profile")
    setup.add_argument("--practice", action="store_true", help="a ready practice shop, without questions")
    setup.add_argument("--shop", type=Path, metavar="FILE.json", help="the details of a real shop")
    setup.add_argument("--register", metavar="URL", default="", help="the central register to enrol with")
    setup.add_argument("--code", metavar="CODE", default="", help="the one-time code that the central register gave")
    setup.add_argument(
        "--keys",
        choices=("keyring", "passphrase"),
        help="where the keys are kept (default: the keyring; in practice mode a file that says what it is)",
    )
    demo = commands.add_parser("demo", help="walk through a purchase without a screen and keep the pictures")
    demo.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        default=Path("practice-output"),
        help="where the pictures go (default: practice-output)",
    )
    doctor = commands.add_parser("doctor", help="look whether everything works here")
    doctor.add_argument("--json", action="store_true", help="as JSON")


def _keys(commands: _Commands[argparse.ArgumentParser]) -> None:
    code = commands.add_parser("recovery-code", help="show the code that opens the book on another machine")
    code.add_argument("--show", action="store_true", help="also where it is not shown on a terminal")
    code.add_argument("--page", type=Path, metavar="FILE.pdf", help="make a page to print instead")
    recover = commands.add_parser("recover", help="make a lost profile again with the recovery code")
    source = recover.add_mutually_exclusive_group(required=True)
    source.add_argument("--book", type=Path, metavar="FILE", help="from a copy of the book: book.db, or a backup")
    source.add_argument("--register", metavar="URL", help="from the central register, which gives the book back")
    recover.add_argument(
        "--code", metavar="CODE", default="", help="with --register: a new one-time code of the central register"
    )
    recover.add_argument("--series", default="", metavar="A", help="with --register: which counter it was")
    recover.add_argument("--keys", choices=("keyring", "passphrase"), help="where the keys are kept from now on")
    _code_file(recover)
    keys = commands.add_parser("keys", help="change the passphrase, move or renew the keys, remove this counter")
    actions = keys.add_subparsers(dest="action", metavar="ACTION", required=True)
    change = actions.add_parser("passphrase", help="change the passphrase")
    move = actions.add_parser("move", help="move the keys to the keyring or under a passphrase")
    move.add_argument("--to", choices=("keyring", "passphrase"), required=True, help="where the keys go")
    for command in (change, move):
        command.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="reads the new one from a file")
    actions.add_parser("renew", help="give the book a new key")
    remove = actions.add_parser("remove", help="keep a last copy of the book, and remove this counter from the machine")
    remove.add_argument("--series", required=True, metavar="A", help="which counter you mean")
    remove.add_argument("--to", type=Path, required=True, metavar="FILE", help="where the last copy goes")


def _backups(commands: _Commands[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="write an encrypted backup of the book and read it back")
    backup.add_argument("--to", type=Path, metavar="DIR", help="where it goes (default: backups in the profile)")
    backups = commands.add_parser("backups", help="list the backups of this book")
    backups.add_argument("--in", dest="folder", type=Path, metavar="DIR", help="where to look (default: the profile)")
    backups.add_argument("--json", action="store_true", help="as JSON")
    restore = commands.add_parser("restore", help="put a backup in the book's place; the present book is set aside")
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup, as `backups` lists it")
    restore.add_argument(
        "--nothing-since",
        action="store_true",
        help="nothing was recorded after this backup: record at once, also without a line to the central register",
    )
    restore.add_argument("--with-code", action="store_true", help="asks for the recovery code that fits the backup")
    _code_file(restore)


def _staff(commands: _Commands[argparse.ArgumentParser]) -> None:
    staff = commands.add_parser("staff", help="who works at this counter")
    actions = staff.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="everybody who works or worked here")
    add = actions.add_parser("add", help="add a person; prints the id")
    add.add_argument("name", metavar="NAME", help="as colleagues know the person")
    add.add_argument(
        "--role",
        choices=("owner", "clerk", "inspector"),
        default="clerk",
        help="an owner may do everything, an inspector may only look (default: clerk)",
    )
    add.add_argument("--pin", action="store_true", help="asks for a PIN")
    set_pin = actions.add_parser("set-pin", help="give a person a new PIN")
    for command in (add, set_pin):
        command.add_argument("--pin-file", type=Path, metavar="FILE", help="reads the PIN from a file")
    set_pin.add_argument(
        "--with-code", action="store_true", help="for an owner who forgot: the recovery code instead of the old PIN"
    )
    _code_file(set_pin)
    remove = actions.add_parser("remove", help="a person no longer works here; the entries keep the name")
    for command in (set_pin, remove):
        command.add_argument("id", metavar="ID", help="as `staff list` shows it")


def _code_file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--code-file", type=Path, metavar="FILE", help="reads the recovery code from a file; - reads standard input"
    )


def _book(commands: _Commands[argparse.ArgumentParser]) -> None:
    intake = commands.add_parser("intake", help="record an acquisition from a JSON file")
    intake.add_argument("file", metavar="FILE.json", help="see resources/intake.schema.json; - reads standard input")
    register = commands.add_parser("register", help="list or search the register")
    register.add_argument("--json", action="store_true", help="as JSON")
    register.add_argument("--query", default="", metavar="TEXT", help="only items with every word of the text")
    entry = commands.add_parser("entry", help="show one entry with its proof, corrections and matches")
    entry.add_argument("number", metavar="NUMBER", help="such as A-000123; an item's number names its entry too")
    entry.add_argument("--json", action="store_true", help="as JSON")
    commands.add_parser("audit", help="read the whole book again and say whether it holds")
    retention = commands.add_parser("retention", help="show what is past its retention, or erase it")
    retention.add_argument("--on", type=day_typed, metavar="DATE", help="as if it were that day (default: today)")
    retention.add_argument("--erase", action="store_true", help="erase it; the owner only")
    retention.add_argument(
        "--clock-checked", action="store_true", help="erase although the clock runs far ahead: the owner checked it"
    )
    retention.add_argument(
        "--remove-copies",
        action="store_true",
        help="make a new backup, then remove older copies that still hold what was erased",
    )
    retention.add_argument("--json", action="store_true", help="as JSON")
    check = commands.add_parser("check", help="is this number registered stolen?")
    check.add_argument("value", metavar="NUMBER", help="an IMEI, a frame number, a serial number")
    check.add_argument("--kind", choices=CHECK_KINDS, help="what kind of number it is (default: every kind it can be)")


def _day(commands: _Commands[argparse.ArgumentParser]) -> None:
    day = commands.add_parser("day", help="the till: cash in and out, closing a day, tables for the bookkeeper")
    actions = day.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="what is in the open day, and should be in the till")
    cash = actions.add_parser("cash", help="put cash in the till, or take it out (a negative amount)")
    cash.add_argument(
        "--kind",
        choices=("float", "bank", "other"),
        required=True,
        help="float is change for the till; bank is to or from the bank",
    )
    cash.add_argument("--cents", type=int, required=True, metavar="N", help="euro cents, such as 5000 or -12550")
    close = actions.add_parser("close", help="close the day with what was counted")
    close.add_argument("--counted-cents", type=int, required=True, metavar="N", help="euro cents in the till")
    for command in (cash, close):
        command.add_argument("--reason", default="", metavar="TEXT", help="what it is for; why the till differs")
    for command in (show, cash, close):
        command.add_argument("--json", action="store_true", help="as JSON")
    closed = actions.add_parser("list", help="the closed days, newest first: number, day, expected, counted")
    closed.add_argument("--limit", type=int, default=30, metavar="N", help="at most so many (default: 30)")
    csv = actions.add_parser("csv", help="the cash book of a period for a spreadsheet")
    margins = actions.add_parser("margins", help="what was sold in a period against what was paid for it")
    for command in (csv, margins):
        add_period(command)
        add_output(command, "FILE.csv")


def _register(commands: _Commands[argparse.ArgumentParser]) -> None:
    sync = commands.add_parser("sync", help="exchange entries and warnings with the central register")
    sync.add_argument("--once", action="store_true", help="once, instead of until it is stopped")
    warnings = commands.add_parser("warnings", help="list the match warnings")
    warnings.add_argument("--json", action="store_true", help="as JSON")
    case = commands.add_parser("case", help="put the case of a match on paper, for the police or for the claim")
    case.add_argument("match", metavar="MATCH", help="its id, as `warnings --json` shows it")
    add_output(case, "FILE.pdf")
    batch = commands.add_parser("batch-file", help="exchange with a register that takes batch files alone")
    actions = batch.add_subparsers(dest="action", metavar="ACTION", required=True)
    write = actions.add_parser("write", help="write what waits; it keeps waiting until the answer is read")
    write.add_argument("file", type=Path, metavar="FILE", help="its ending says how: .xml or .csv")
    read = actions.add_parser("read", help="read the register's answer file")
    read.add_argument("file", type=Path, metavar="FILE", help="as the register gave it")
    notices = commands.add_parser(
        "notices", help="tell the municipality that you trade, and the police what you refused"
    )
    actions = notices.add_subparsers(dest="action", metavar="ACTION", required=True)
    trade = actions.add_parser("trade", help="notify the municipality, where that is a duty")
    trade.add_argument("--goods", action="append", required=True, metavar="TEXT", help="what you trade in; repeatable")
    refused = actions.add_parser("refused-offer", help="report goods that were offered and refused")
    refused.add_argument("file", metavar="FILE.json", help="as for `intake`; - reads standard input")
    actions.add_parser("list", help="all notices with their status, as JSON")
    practice = commands.add_parser("practice-register", help="serve a practice central register")
    practice.add_argument("--port", type=int, default=8437, metavar="N", help="0 takes any free one (default: 8437)")
    practice.add_argument(
        "--database",
        default="sqlite:///practice-register.sqlite",
        metavar="URL",
        help="SQLite or PostgreSQL (default: practice-register.sqlite in this folder)",
    )
    practice.add_argument("--publish-rules", metavar="FILE.toml", help="sign a rule pack and tell it to every dealer")
    practice.add_argument("--stop-with-parent", action="store_true", help="end when standard input is closed")
