"""What can be typed about goods that are here and goods that go out."""

from __future__ import annotations

import argparse

from dealer_client.register.item_life import ItemState

_Commands = argparse._SubParsersAction  # argparse has no public name for it


def add_stock_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    """Adds `dispose`, `stock` and `police-hold`."""
    dispose = commands.add_parser("dispose", help="record that goods went out, from a JSON file")
    dispose.add_argument("file", metavar="FILE.json", help="see resources/dispose.schema.json; - reads standard input")
    stock = commands.add_parser("stock", help="list what is in the shop, or items in another state")
    stock.add_argument("text", nargs="?", default="", metavar="TEXT", help="only items with every word of the text")
    stock.add_argument(
        "--state",
        action="append",
        choices=[state.value for state in ItemState],
        help="only items in this state; may be given more than once (default: all that are here)",
    )
    stock.add_argument("--json", action="store_true", help="as JSON")
    hold = commands.add_parser("police-hold", help="hold an item for the police, or release it")
    actions = hold.add_subparsers(dest="action", metavar="ACTION", required=True)
    place = actions.add_parser("place", help="hold an item until it is released")
    place.add_argument("--reference", required=True, metavar="NUMBER", help="the case or file number of the police")
    release = actions.add_parser("release", help="release an item; its hold and the release stay in the book")
    for action in (place, release):
        action.add_argument("item", metavar="ITEM", help="such as A-000123/2")
        action.add_argument("--reason", required=True, metavar="TEXT", help="why; it stays in the book")
