"""The walk through what an owner looks at in the settings: rules, prices, notices and retention.

Retention is looked at on a day nine years on, so that there is something to erase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealer_client.counter.settings.settings_place import DUTIES, RULES
from dealer_client.register.signing import CounterKey
from dealer_client.store.outbox import settle
from tests.counter.sold_goods import a_bicycle, buy
from tests.counter.till import Till
from tests.desk.shop_day import a_sale

from .beside_the_purchase import later

if TYPE_CHECKING:
    from .walk import Photographer

_NINE_YEARS = 9 * 366


def walk_owners_settings(till: Till, photographer: Photographer) -> None:
    """Rules and prices, then notices and erasure."""
    place, desk = till.window.settings, till.desk
    till.window.show_place(place)
    place.show_page(RULES)
    photographer.take("settings-rules-no-prices")
    for metal, price in (("gold", "61,25"), ("silver", "0,9745")):
        desk.metal.set_price(metal, price)
    desk.metal.set_price("platinum", "31,20", desk.today().replace(year=desk.today().year - 1))
    place.metal.refresh()
    folder = till.window.counter.profile.folder
    file = folder / "nl-2030.toml"
    file.write_text(desk.rule_packs.in_force().text, encoding="utf-8")
    signature = file.with_name("nl-2030.toml.sig")
    signature.write_text(CounterKey(b"x" * 32).sign(b"other").hex(), encoding="utf-8")
    place.rules.install(file, signature)
    till.until(lambda: place.rules.state.isVisible())
    photographer.take("settings-rules-refused")
    place.show_page(DUTIES)
    photographer.take("settings-duties-none")
    place.notices.trades.fill("sieraden, telefoons, fietsen")
    place.notices.notify()
    till.until(lambda: bool(desk.notices.trade_notices()))
    place.backup.back_up(None)
    till.until(lambda: place.backup.state.isVisibleTo(place.backup) and place.backup.state.line.tone == "ok")
    with later(till, 30):
        sold = [buy(desk, a_bicycle(colour)).items[0] for colour in ("geel", "paars")]
    with later(till, 60):
        sales = [desk.disposing.record(a_sale(desk, item)).number for item in sold]
    # The register takes nothing of a day to come: one of the two is with it all the same.
    with desk.at_work.store.writing() as connection:
        settle(connection, desk.shop.series, [int(sold[0][2:8]), sales[0].number])
    with later(till, _NINE_YEARS):
        place.retention.refresh()
        till.until(lambda: place.retention.preview is not None and not place.retention.preview.is_empty)
        photographer.take("settings-duties-clock")
        # As a shop without a central register, where the owner alone can say that the date is right.
        known, desk.at_work.register_key = desk.at_work.register_key, ""
        place.retention.refresh()
        till.until(lambda: place.retention.erase.isVisible())
        photographer.take("settings-duties-past")
        place.retention.erase.click()
        photographer.take("settings-duties-sure")
        place.retention.begin()
        till.until(lambda: place.retention.state.line.key == "said")
        photographer.take("settings-duties-erased")
        place.retention.replace_copies.click()
        photographer.take("settings-duties-copies-sure")
        place.retention.begin()
        till.until(lambda: place.retention.state.line.title != "" and not till.window.background.busy)
        photographer.take("settings-duties-copies-replaced")
        desk.at_work.register_key = known
