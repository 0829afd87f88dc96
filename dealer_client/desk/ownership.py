"""Ownership at sale: the file that a buyer keeps beside the certificate."""

from __future__ import annotations

from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.ownership_file import ownership_file
from dealer_client.goods.categories import category_of
from dealer_client.register.draft import EntryKind
from dealer_client.register.numbering import item_number
from dealer_client.register.wording import Language, Text
from dealer_client.store.amendments import read_present
from dealer_client.store.photos import read_photo, thumbnails

from .at_work import AtWork
from .errors import NoSuchPaper


class Ownership:
    """The ownership files of one counter's sales."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def file(self, line: str, language: Language) -> bytes:
        """The file of one line of a sale (`A-000130/1`), with the numbers and photos of the item.

        Raises NumberError, EntryMissing, or NoSuchPaper where that is no line of a sale that counts.
        """
        at_work = self._at_work
        number, position = item_number(line)
        with at_work.store.reading() as connection:
            present = read_present(connection, number)
            item = next((each for each in present.content.get("items", ()) if each["line"] == position), None)
            if present.entry.kind is not EntryKind.SALE or present.is_void or item is None:
                raise NoSuchPaper(PaperKind.OWNERSHIP_CERTIFICATE)
            bought = item_number(item["item"])
            photos = [read_photo(connection, small.photo) for small in thumbnails(connection, *bought)]
        category = category_of(item.get("category", ""), at_work.categories)
        key = item.get("category", "")
        return ownership_file(
            sale=line,
            sold_on=present.content["happened_on"],
            item=item,
            kind=category.names if category is not None else Text(nl=key, en=key),
            photos=[photo for photo in photos if photo is not None],
            shop=at_work.shop,
            counter_key=at_work.key.public,
            sign=at_work.key.sign,
            language=language,
        )
