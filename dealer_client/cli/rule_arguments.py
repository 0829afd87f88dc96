"""What can be typed on the command line about the rules, and about the prices that they judge by."""

from __future__ import annotations

import argparse

_Commands = argparse._SubParsersAction  # argparse has no public name for it


def add_rule_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    """`rules` and `metal-prices`."""
    rules = commands.add_parser("rules", help="the rules that this counter judges by")
    deeds = rules.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = deeds.add_parser("list", help="the rule packs that are here, and which one is in force")
    listed.add_argument("--json", action="store_true", help="as JSON")
    show = deeds.add_parser("show", help="print a rule pack, such as the one an old entry was judged by")
    show.add_argument(
        "digest", nargs="?", default="", metavar="DIGEST", help="as the entry names it (default: the one in force)"
    )
    install = deeds.add_parser("install", help="take a rule pack that the central register signed")
    install.add_argument("file", metavar="FILE.toml", help="the rule pack")
    install.add_argument("--signature", metavar="FILE", help="where its signature is (default: FILE.toml.sig)")
    prices = commands.add_parser("metal-prices", help="the day's prices of precious metal")
    actions = prices.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="the newest price of each metal")
    one = actions.add_parser("set", help="today's price of one metal")
    one.add_argument("metal", metavar="METAL", help="gold, silver, platinum or palladium")
    one.add_argument("price", metavar="PRICE", help="in euro a gram of fine metal, such as 84.30")
    several = actions.add_parser("import", help="prices from a CSV file: metal;date;price")
    several.add_argument("file", metavar="FILE.csv", help="- reads standard input")
