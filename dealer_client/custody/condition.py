"""What is the matter with a book, and the way out of it; only looks, never touches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dealer_client.register.clock import clock_findings
from dealer_client.register.moments import parse_utc
from dealer_client.register.wording import Text
from dealer_client.store.book import latest_receipt
from dealer_client.store.counter_settings import read_shop
from dealer_client.store.engine import Store
from dealer_client.store.last_entry import last_recorded_at
from dealer_client.store.opening import LOG_LOST
from dealer_client.store.pages import scan_pages
from dealer_client.store.scrubbing import is_scrubbed
from dealer_client.store.settings import read_setting
from dealer_client.vault.profile import Profile

from .backups import backup_folder, last_backup, list_backups

_OLD_BACKUP = timedelta(days=7)


def file_condition(profile: Profile, key: bytes) -> Text | None:
    """Why a book does not open, from its bytes alone, and what to do; None where every page holds."""
    try:
        scan = scan_pages(profile.store_path, key)
    except OSError:
        return Text(
            nl="Het bestand {file} is niet te lezen. Staat de schijf aan en is hij aangesloten? {out}",
            en="The file {file} cannot be read. Is the disk on and connected? {out}",
        ).filled(file=profile.store_path, out=_way_out(profile))
    if scan.pages and not scan.key_fits:
        return Text(
            nl="Geen enkel deel van {file} past bij de sleutel: dit bestand is van een ander boek of met een andere "
            "sleutel gemaakt, of het begin is overschreven. {out}",
            en="No part of {file} fits the key: this file is of another book or made with another key, or its "
            "beginning was overwritten. {out}",
        ).filled(file=profile.store_path, out=_way_out(profile))
    if scan.damaged:
        return Text(
            nl="De sleutel past. {n} van de {all} blokken van {file} zijn beschadigd. {out}",
            en="The key fits. {n} of the {all} blocks of {file} are damaged. {out}",
        ).filled(n=len(scan.damaged), all=scan.pages, file=profile.store_path, out=_way_out(profile))
    if scan.cut_off:
        return Text(
            nl="De sleutel past en elk heel blok is goed ({all}), maar {file} houdt midden in een blok op: het einde "
            "ontbreekt. {out}",
            en="The key fits and every whole block is right ({all}), but {file} stops in the middle of one: its end is "
            "missing. {out}",
        ).filled(all=scan.pages, file=profile.store_path, out=_way_out(profile))
    return Text(
        nl="De sleutel past en elk blok dat er is, is goed ({all}), maar het einde van {file} ontbreekt of er is iets "
        "met de map. {out}",
        en="The key fits and every block that is there is right ({all}), but the end of {file} is missing or something "
        "is the matter with its folder. {out}",
    ).filled(all=scan.pages, file=profile.store_path, out=_way_out(profile))


def notices(store: Store) -> list[tuple[str, Text]]:
    """What is worth saying of a book that opens: a name for each, and the sentence."""
    now = datetime.now(UTC)
    with store.reading() as connection:
        series = read_shop(connection).series
        lost, receipt = read_setting(connection, LOG_LOST), latest_receipt(connection, series)
        recorded = last_recorded_at(connection, series)
        scrubbed = is_scrubbed(connection)
    found = [("clock", finding.text) for finding in clock_findings(now, recorded)]
    # A later receipt says that the central register holds nothing that this book lacks.
    if isinstance(lost, str) and (receipt is None or parse_utc(str(receipt["received_at"])) < parse_utc(lost)):
        found.append(
            (
                "log",
                Text(
                    nl="Op {day} bleek het bestand book.db-wal weg te zijn nadat de balie was uitgevallen. De laatste "
                    "posten van toen kunnen ontbreken. Vergelijk het laatste volgnummer met het laatste bonnetje, en "
                    "wissel uit met `sync --once`: het centraal register weet wat het al had.",
                    en="On {day} the file book.db-wal was found missing after the counter had broken off. The last "
                    "entries of then may be missing. Compare the last number with the last slip, and exchange with "
                    "`sync --once`: the central register knows what it already had.",
                ).filled(day=f"{parse_utc(lost):%d-%m-%Y}"),
            )
        )
    if not scrubbed:
        found.append(
            (
                "erasure",
                Text(
                    nl="Na het wissen van persoonsgegevens is het bestand nog niet opnieuw geschreven, zodat er resten "
                    "in kunnen staan. Maak ruimte op de schijf, sluit andere vensters en open de balie opnieuw.",
                    en="After personal data was erased, the file has not been written anew yet, so rests of it may be "
                    "there. Free some space on the disk, close other windows and open the counter again.",
                ),
            )
        )
    backed_up, _ = last_backup(store)
    if recorded is not None and (backed_up is None or now - backed_up > _OLD_BACKUP):
        found.append(
            (
                "backup",
                Text(
                    nl="De laatste reservekopie is ouder dan een week, of er is geen. Maak er een met `backup --to`.",
                    en="The last backup is more than a week old, or there is none. Make one with `backup --to`.",
                ),
            )
        )
    return found


def _way_out(profile: Profile) -> Text:
    backups = list_backups(profile, backup_folder(profile))
    if backups:
        return Text(
            nl="Laat het bestand staan en zet de nieuwste kopie terug: restore {file}",
            en="Leave the file where it is and put the newest copy back: restore {file}",
        ).filled(file=backups[0].file)
    return Text(
        nl="Laat het bestand staan, zoek de nieuwste kopie (stick, andere schijf) en zet die terug met `restore`.",
        en="Leave the file where it is, find the newest backup (stick, other disk) and put it back with `restore`.",
    )
