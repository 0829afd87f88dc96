"""Why an entry is not accepted, in words for the clerk."""

from __future__ import annotations

from dealer_client.central.wire import RejectionReason


def leaf_wrong() -> RejectionReason:
    """The leaf hash is not the hash of the body."""
    return _reason(
        "leaf-hash",
        "",
        "De controlewaarde van deze post hoort niet bij de inhoud. Meld dit bij de leverancier van het programma.",
        "The hash of this entry does not belong to its content. Report this to the supplier of the program.",
    )


def body_unreadable() -> RejectionReason:
    """The body is no canonical JSON object of the format that is known here."""
    return _reason(
        "body-unreadable",
        "",
        "De inhoud van deze post is voor het register niet leesbaar. Werk het programma bij.",
        "The register cannot read the content of this entry. Update the program.",
    )


def not_this_entry(field: str) -> RejectionReason:
    """The body names another series or number than the message."""
    return _reason(
        "other-entry",
        field,
        "De inhoud noemt een ander volgnummer dan de post. Meld dit bij de leverancier van het programma.",
        "The content names another number than the entry. Report this to the supplier of the program.",
    )


def kind_unknown() -> RejectionReason:
    """The kind of entry is not one of the register's."""
    return _reason(
        "kind-unknown",
        "kind",
        "Deze soort post kent het register niet. Werk het programma bij.",
        "The register does not know this kind of entry. Update the program.",
    )


def field_wrong(field: str) -> RejectionReason:
    """A field is missing or cannot be right."""
    return _reason(
        "field-wrong",
        field,
        f"Het veld {field} ontbreekt of klopt niet. Verbeter deze post.",
        f"The field {field} is missing or wrong. Correct this entry.",
    )


def no_items() -> RejectionReason:
    """Goods that came in or went out, and none named."""
    return _reason(
        "items-missing",
        "items",
        "Er staat geen goed in deze post. Haal hem door en leg opnieuw vast wat er kwam of ging.",
        "This entry names no item. Strike it out, and record anew what came in or went out.",
    )


def price_negative(field: str) -> RejectionReason:
    """A price below zero."""
    return _reason(
        "price-negative",
        field,
        "De prijs is lager dan nul. Verbeter de post met de prijs die is betaald.",
        "The price is below zero. Correct it to the price that was paid.",
    )


def no_seller() -> RejectionReason:
    """Nobody from whom it came."""
    return _reason(
        "seller-missing",
        "seller",
        "De gegevens van de aanbieder ontbreken. Verbeter de post met naam, adres en identiteitsbewijs.",
        "The seller's details are missing. Correct the entry with name, address and identity document.",
    )


def no_buyer() -> RejectionReason:
    """Nobody to whom it was sold."""
    return _reason(
        "buyer-missing",
        "buyer",
        "De gegevens van de koper ontbreken. Verbeter de post met naam en adres.",
        "The buyer's details are missing. Correct the entry with name and address.",
    )


def no_receiver() -> RejectionReason:
    """Nobody to whom it went back."""
    return _reason(
        "receiver-missing",
        "receiver",
        "De gegevens ontbreken van wie het goed terugkreeg. Verbeter de post met naam en adres.",
        "The details of whoever got the item back are missing. Correct the entry with name and address.",
    )


def no_reason() -> RejectionReason:
    """A correction or void without a reason."""
    return _reason(
        "reason-missing",
        "reasons",
        "De reden ontbreekt. Leg de verbetering of de doorhaling opnieuw vast, met de reden.",
        "The reason is missing. Record the correction or void anew, with its reason.",
    )


def no_inspector() -> RejectionReason:
    """An inspection by nobody."""
    return _reason(
        "inspector-missing",
        "inspector",
        "Er staat niet bij wie het register inzag. Meld dit bij de leverancier van het programma.",
        "The entry does not say who looked into the register. Report this to the supplier of the program.",
    )


def part_not_bound(name: str) -> RejectionReason:
    """A personal part is not the one that the body stands for."""
    return _reason(
        "part-not-bound",
        name,
        f"Het deel {name} hoort niet bij deze post. Het register heeft het niet bewaard. "
        "Meld dit bij de leverancier van het programma.",
        f"The part {name} does not belong to this entry. The register did not keep it. "
        "Report this to the supplier of the program.",
    )


def _reason(code: str, field: str, nl: str, en: str) -> RejectionReason:
    return RejectionReason(code=code, field=field, message_nl=nl, message_en=en)
