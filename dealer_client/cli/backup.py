"""`dealer-client backup`, `backups` and `restore`."""

from __future__ import annotations

from dealer_client.custody import backups
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Text
from dealer_client.store.errors import StoreError
from dealer_client.vault.profile import read_profile

from .context import Context
from .keys import read_recovery_code
from .progress import shown_progress
from .signing_in import sign_in_owner


def back_up(context: Context) -> int:
    """Writes a verified backup. Raises DealerError."""
    profile = read_profile(context.home)
    book = open_book(profile, context.passphrase)
    try:
        folder = context.arguments.to or backups.backup_folder(profile)
        with shown_progress(context, Text(nl="Reservekopie", en="Backup")) as progress:
            made = backups.back_up(profile, book.store, book.secrets.store_key, folder.absolute(), progress=progress)
    finally:
        book.store.close()
    context.say(
        Text(nl="Gemaakt en teruggelezen: {file} ({n} kB).", en="Written and read back: {file} ({n} kB).").filled(
            file=made.file, n=made.size_bytes // 1024
        )
    )
    if context.arguments.to is None:
        context.say(
            Text(
                nl="Deze kopie staat op dezelfde schijf als het boek. Kies met --to een stick of een andere schijf.",
                en="This copy is on the same disk as the book. Name a stick or another disk with --to.",
            )
        )
    return 0


def list_backups(context: Context) -> int:
    """Lists the backups of this book in a folder, newest first."""
    profile = read_profile(context.home)
    found = backups.list_backups(profile, context.arguments.folder or backups.backup_folder(profile))
    if context.arguments.json:
        context.print_json(
            [{"file": str(one.file), "made_at": utc_text(one.made_at), "size_bytes": one.size_bytes} for one in found]
        )
        return 0
    if not found:
        context.say(
            Text(nl="Hier zijn geen reservekopieën van dit boek.", en="There are no backups of this book here.")
        )
    for one in found:
        print(f"{utc_text(one.made_at)[:19]}Z  {one.size_bytes // 1024:>8} kB  {one.file}")
    return 0


def restore(context: Context) -> int:
    """Puts a backup in the book's place; says where the one before it is. The owner does it, or whoever has the
    recovery code. Raises DealerError."""
    arguments = context.arguments
    with_code = arguments.with_code or arguments.code_file is not None
    if not with_code:
        _have_the_owner_sign_in(context)
    key = read_recovery_code(context).store_key if with_code else None
    restored = backups.restore(
        read_profile(context.home), arguments.file, context.passphrase, key, nothing_since=arguments.nothing_since
    )
    for head in restored.heads:
        context.say(
            Text(
                nl="Teruggezet: reeks {series} tot en met post {n}.", en="Restored: series {series} up to entry {n}."
            ).filled(series=head.series, n=head.size)
        )
    context.say(
        Text(
            nl="Het boek van daarvoor is bewaard in {folder}. Staat de balie bij een centraal register, dan legt zij "
            "weer vast zodra er verbinding is geweest: nieuwere posten komen dan eerst terug.",
            en="The book from before is kept in {folder}. A counter that is enrolled with a central register records "
            "again once there has been a line: newer entries come back first.",
        ).filled(folder=restored.set_aside)
    )
    return 0


def _have_the_owner_sign_in(context: Context) -> None:
    """Where the book opens: a broken one knows nobody, and putting a backup back is the way out of that."""
    try:
        book = open_book(read_profile(context.home), context.passphrase)
    except StoreError:
        return
    try:
        sign_in_owner(context, People(book.store))
    finally:
        book.store.close()
