"""Filling a new register with the invented shops and the goods registered stolen, from `resources/practice-data`."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from dealer_client.resources import resource_path

from . import schema
from .credentials import secret_hash
from .stolen_goods import stolen_row
from .watchlist import begin_watchlist


def load_practice_data(connection: Connection) -> None:
    """Loads shops where there are none, and stolen goods where there are none."""
    if connection.execute(select(schema.dealer.c.dealer_id).limit(1)).first() is None:
        _load_shops(connection)
    if connection.execute(select(schema.stolen.c.stolen_id).limit(1)).first() is None:
        _load_stolen_goods(connection)
    begin_watchlist(connection)


def _load_shops(connection: Connection) -> None:
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        shops = tomllib.load(file)["shop"]
    connection.execute(
        insert(schema.dealer),
        [
            {
                "dealer_id": shop["id"],
                "name": shop["dealer"],
                "address": _address_line(shop["address"]),
                "municipality": shop["municipality"],
                "kvk": shop["kvk"],
                "feed_cursor": 0,
            }
            for shop in shops
        ],
    )
    connection.execute(
        insert(schema.enrolment_code),
        [
            {"code_hash": secret_hash(code), "dealer_id": shop["id"]}
            for shop in shops
            for code in shop["enrolment_codes"]
        ],
    )


def _load_stolen_goods(connection: Connection) -> None:
    with resource_path("practice-data", "stolen.csv").open(encoding="utf-8", newline="") as file:
        rows = [stolen_row(**row) for row in csv.DictReader(file)]
    connection.execute(insert(schema.stolen), rows)


def _address_line(address: Mapping[str, Any]) -> str:
    house = f"{address['number']}{address.get('addition', '')}"
    return f"{address['street']} {house}, {address['postcode']} {address['city']}"
