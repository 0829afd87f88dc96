"""Putting the parts together: from a profile folder to a counter that is open for work.

    open_counter(home) -> keys from the safe, store, rules, central client, sync engine, desk

Imports everything below it, so the counter window imports this in the background, after its first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dealer_client.central.client import Address, CentralClient
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.central.sync import SyncEngine
from dealer_client.central.watchlist_download import WatchlistDownload
from dealer_client.custody.backups import Backup, back_up_if_due
from dealer_client.custody.file_lock import WINDOW_LOCK, FileLock
from dealer_client.custody.opening import OpenBook, open_book
from dealer_client.custody.register_copy import RegisterCopy
from dealer_client.desk import Desk
from dealer_client.embedded_register import EmbeddedRegister
from dealer_client.exchange import BookExchange
from dealer_client.goods.categories import load_categories
from dealer_client.offline_watchlist import OfflineWatchlist
from dealer_client.register.rule_pack import RulePack, RulePackWrong, parse_rule_pack
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Staff
from dealer_client.resources import resource_path
from dealer_client.store.counter_settings import Enrolment, read_enrolment, read_shop
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreError
from dealer_client.store.staff import first_owner
from dealer_client.vault.profile import Profile, read_profile


@dataclass(frozen=True, kw_only=True)
class OpenCounter:
    """A counter that is open for work. `sync` is None as long as the counter is not enrolled with a register.

    `book` is the book with its keys; None where a counter was put together around an open store alone.
    """

    profile: Profile
    desk: Desk
    sync: SyncEngine | None
    store: Store
    client: CentralClient | None
    embedded: EmbeddedRegister | None
    book: OpenBook | None = None
    window_lock: FileLock | None = None

    def back_up_if_due(self) -> Backup | None:
        """A backup where the last one went, if a day has passed. Takes a while. Raises CopyFailed or StoreError."""
        if self.book is None:
            return None
        return back_up_if_due(self.profile, self.store, self.book.secrets.store_key)

    def close(self) -> None:
        """Ends the background work and closes the book; waits for both."""
        if self.sync is not None:
            self.sync.stop()
        elif self.client is not None:
            self.client.close()
        if self.embedded is not None:
            self.embedded.stop()
        self.store.close()
        if self.window_lock is not None:
            self.window_lock.release()


def open_counter(
    home: Path,
    ask_passphrase: Callable[[], str] | None = None,
    *,
    sync_in_background: bool = True,
    as_window: bool = False,
) -> OpenCounter:
    """Opens the counter whose profile is in `home`. Raises DealerError where it cannot be opened.

    `ask_passphrase` is called for a profile in passphrase mode. Without `sync_in_background` the engine is there, but
    only works when it is asked to. `as_window`: there is one counter window a book; a second one raises
    CounterOpenElsewhere. Commands may work beside it.
    """
    profile = read_profile(home)
    lock = FileLock(home / WINDOW_LOCK) if as_window else None
    if lock is not None:
        lock.take()
    try:
        counter = _open(profile, ask_passphrase, sync_in_background)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if as_window:
        # A full disk keeps nobody out of the book: what was looked at stays kept, and is recorded at the next start.
        with suppress(StoreError):
            counter.desk.inspecting.end_interrupted()
    return replace(counter, window_lock=lock)


def _open(profile: Profile, ask_passphrase: Callable[[], str] | None, sync_in_background: bool) -> OpenCounter:
    opened = open_book(profile, ask_passphrase)
    store = opened.store
    embedded: EmbeddedRegister | None = None
    try:
        with store.reading() as connection:
            shop, staff = read_shop(connection), first_owner(connection)
            enrolment = read_enrolment(connection)
        if enrolment is not None and enrolment.is_embedded:
            embedded = EmbeddedRegister(profile.folder)
        return _assemble(opened, shop, staff, enrolment, embedded, sync_in_background)
    except BaseException:
        store.close()
        raise


def _assemble(
    book: OpenBook,
    shop: Shop,
    staff: Staff,
    enrolment: Enrolment | None,
    embedded: EmbeddedRegister | None,
    sync_in_background: bool,
) -> OpenCounter:
    secrets, store = book.secrets, book.store
    counter_key = CounterKey(secrets.counter_seed)
    watchlist = OfflineWatchlist(store)
    client: CentralClient | None = None
    sync: SyncEngine | None = None
    exchange: BookExchange | None = None
    if enrolment is not None:
        client = CentralClient(_address(enrolment, embedded), enrolment.counter_id, secrets.credential)
        exchange = BookExchange(store, shop, counter_key, enrolment.register_key)
        sync = SyncEngine(
            client,
            exchange,
            watchlist=WatchlistDownload(client, watchlist),
            copy=RegisterCopy(store, secrets),
        )
    desk = Desk(
        store=store,
        shop=shop,
        staff=staff,
        counter_key=counter_key,
        rules=load_rule_pack(shop),
        categories=load_categories(),
        stolen_checks=StolenChecks(client, watchlist),
        register_key=enrolment.register_key if enrolment is not None else "",
        on_recorded=sync.wake if sync is not None else _nothing_to_wake,
    )
    if exchange is not None:
        exchange.on_new_rules = desk.rule_packs.load
        exchange.on_new_notes = desk.sellers.look_again
    if sync is not None and sync_in_background:
        sync.start()
    return OpenCounter(
        profile=book.profile, desk=desk, sync=sync, store=store, client=client, embedded=embedded, book=book
    )


def load_rule_pack(shop: Shop) -> RulePack:
    """The pack of the country that the shop is in. Raises RulePackWrong."""
    path = resource_path("rules", f"{shop.address.country.lower()}.toml")
    if not path.is_file():
        raise RulePackWrong(f"there is none for {shop.address.country}")
    return parse_rule_pack(path.read_text(encoding="utf-8"))


def _address(enrolment: Enrolment, embedded: EmbeddedRegister | None) -> Address:
    if embedded is not None:
        return embedded.address
    return lambda: enrolment.url


def _nothing_to_wake() -> None:
    """A counter without a register has nothing to send to."""
