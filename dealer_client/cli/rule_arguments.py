"""What can be typed on the command line about the rules, and about the prices that they judge by."""

from __future__ import annotations

import argparse

_Commands = argparse._SubParsersAction  # argparse has no public name for it


def add_rule_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    """`metal-prices`."""
    prices = commands.add_parser("metal-prices", help="the day's prices of precious metal")
    actions = prices.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="the newest price of each metal")
    one = actions.add_parser("set", help="today's price of one metal")
    one.add_argument("metal", metavar="METAL", help="gold, silver, platinum or palladium")
    one.add_argument("price", metavar="PRICE", help="in euro a gram of fine metal, such as 84.30")
    several = actions.add_parser("import", help="prices from a CSV file: metal;date;price")
    several.add_argument("file", metavar="FILE.csv", help="- reads standard input")
