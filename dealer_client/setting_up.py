"""Making a new profile: fresh keys in a safe, an empty book, the shop, and the enrolment with a central register.

A profile is made in a folder of its own beside the wanted one and moved into place at the end: it is there whole, or
not at all.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.embedded_register import EmbeddedRegister
from dealer_client.register.draft import Address
from dealer_client.register.numbering import check_series
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Role
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path
from dealer_client.store.counter_settings import Enrolment, write_enrolment, write_shop
from dealer_client.store.opening import create_store
from dealer_client.store.staff import add_staff
from dealer_client.vault.keyring_safe import KeyringSafe
from dealer_client.vault.new_profile import new_profile_folder
from dealer_client.vault.pins import hash_pin
from dealer_client.vault.profile import KeyPlace, Profile, ProfileError
from dealer_client.vault.secrets import Secrets, new_secrets

# Of a shop that does not say where it is.
_HOME_COUNTRY = "NL"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDetails:
    """What a new profile is made from. `staff` is the name of who works there; `series` the counter's number series."""

    dealer: str
    address: Address
    kvk: str
    municipality: str
    zone: str
    series: str
    staff: str
    vat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterToEnrolWith:
    """A central register, and the one-time code it gave for this counter. An empty `url`: the embedded practice one."""

    url: str
    code: str


def set_up_practice(home: Path, keys: KeyPlace = KeyPlace.PRACTICE_FILE, passphrase: str = "") -> Profile:
    """A ready practice profile in `home`: an invented shop, enrolled with the embedded practice register.

    Raises ProfileError where there is something in `home` already, VaultError or CentralError.
    """
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        shop = tomllib.load(file)["shop"][0]
    register = RegisterToEnrolWith(url="", code=shop["enrolment_codes"][0])
    return set_up(home, shop_details(shop), register, keys=keys, practice=True, passphrase=passphrase)


def set_up(
    home: Path,
    details: ShopDetails,
    register: RegisterToEnrolWith | None,
    *,
    keys: KeyPlace,
    practice: bool,
    passphrase: str = "",
    owner_pin: str = "",
) -> Profile:
    """A new profile in `home`; `details.staff` is its owner, with that PIN or none.

    Raises ProfileError where `home` is not empty, NumberError, VaultError or CentralError; then nothing was made.
    """
    pin_hash = hash_pin(owner_pin) if owner_pin else ""
    with new_profile_folder(home) as making:
        profile = Profile(folder=making, book=uuid.uuid4().hex, practice=practice, keys=keys)
        try:
            _fill(profile, details, register, lambda: passphrase, pin_hash)
        except BaseException:
            if keys is KeyPlace.KEYRING:
                KeyringSafe(profile.book).remove()
            raise
    return replace(profile, folder=home)


def shop_details(values: Mapping[str, Any]) -> ShopDetails:
    """The details that a table or a JSON object holds. Raises ProfileError with the field that is missing or wrong."""
    wanted = ("dealer", "kvk", "municipality", "zone", "series", "staff")
    for name in (*wanted, "address"):
        if not values.get(name):
            raise _DetailMissing(name)
    for name in wanted:
        if not isinstance(values[name], str):
            raise _DetailMissing(name)
    address = values["address"]
    parts = ("street", "number", "addition", "postcode", "city", "country")
    if not isinstance(address, Mapping) or not all(isinstance(address.get(part, ""), str) for part in parts):
        raise _DetailMissing("address")
    address = {"country": _HOME_COUNTRY, **address}
    _check_country(address["country"])
    return ShopDetails(
        address=Address(**{part: address[part] for part in parts if part in address}),
        vat=str(values.get("vat", "")),
        **{name: cast(str, values[name]) for name in wanted},
    )


def _check_country(country: str) -> None:
    """A shop is judged by the rules of its country: without them its counter would not open."""
    packs = {path.stem.upper() for path in resource_path("rules").glob("*.toml")}
    if country not in packs:
        raise ProfileError(
            Text(
                nl="address.country: voor {country} zijn er geen regels. Kies uit: {known}.",
                en="address.country: there are no rules for {country}. Choose from: {known}.",
            ).filled(country=country, known=", ".join(sorted(packs))),
            field="address.country",
        )


def _fill(
    profile: Profile,
    details: ShopDetails,
    register: RegisterToEnrolWith | None,
    passphrase: Callable[[], str],
    pin_hash: str,
) -> None:
    secrets = new_secrets()
    safe = profile.safe(passphrase)
    safe.write(secrets)
    store = create_store(profile.store_path, secrets.store_key)
    try:
        shop = Shop(
            dealer=details.dealer,
            address=details.address,
            kvk=details.kvk,
            municipality=details.municipality,
            zone=details.zone,
            series=check_series(details.series),
            book=profile.book,
            practice=profile.practice,
            vat=details.vat,
        )
        with store.writing() as connection:
            write_shop(connection, shop)
            add_staff(connection, details.staff, Role.OWNER, pin_hash)
        if register is not None:
            enrolment, credential = _enrol(profile, shop, secrets, register)
            safe.write(secrets.with_credential(credential))
            with store.writing() as connection:
                write_enrolment(connection, enrolment)
    finally:
        store.close()
    profile.write()


def _enrol(profile: Profile, shop: Shop, secrets: Secrets, register: RegisterToEnrolWith) -> tuple[Enrolment, str]:
    embedded = None if register.url else EmbeddedRegister(profile.folder)
    client = CentralClient(embedded.address if embedded else lambda: register.url)
    try:
        answer = client.enrol(
            wire.EnrolRequest(
                code=register.code,
                series=shop.series,
                book=shop.book,
                counter_key=CounterKey(secrets.counter_seed).public.hex(),
            )
        )
    finally:
        client.close()
        if embedded is not None:
            embedded.stop()
    enrolment = Enrolment(
        url=register.url,
        counter_id=answer.counter_id,
        register_name=answer.register_name,
        register_key=answer.register_key,
    )
    return enrolment, answer.credential


class _DetailMissing(ProfileError):
    title = Text(nl="De gegevens van de winkel", en="The shop's details")

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                nl="{name} ontbreekt of is geen tekst. Vul het in en probeer het opnieuw.",
                en="{name} is missing or not a text. Fill it in and try again.",
            ).filled(name=name),
            field=name,
        )
