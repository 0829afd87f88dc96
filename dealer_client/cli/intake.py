"""`dealer-client intake`: record an acquisition from JSON, by the same rules as the counter."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from dealer_client.desk import Desk, NotRecordable
from dealer_client.goods.categories import category_key
from dealer_client.goods.metal import tidy_fineness
from dealer_client.identity.bank_accounts import tidy_iban
from dealer_client.identity.countries import tidy_country, tidy_issuing_state
from dealer_client.identity.documents import tidy_document_number
from dealer_client.identity.firms import tidy_kvk_number, tidy_vat_number
from dealer_client.identity.mrz import read_mrz
from dealer_client.identity.mrz_errors import MrzError
from dealer_client.identity.postcodes import tidy_postcode
from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    Exchange,
    Firm,
    Found,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
    Signature,
)
from dealer_client.register.findings import Finding, Level
from dealer_client.register.limits import MOST_PHOTOS
from dealer_client.register.wording import Text
from dealer_client.store.photo_images import MOST_INPUT_BYTES, PhotoWrong

from .context import Context
from .finding_answers import finding_json, refuse
from .intake_format import IntakeAddress, IntakeFile, IntakeItem, IntakeSeller, IntakeWrong, given_twice, parse_intake

# Far more than any real acquisition, so that a text that is too long is named, not just the file.
MOST_INTAKE_BYTES = 64 * 1024 * 1024


def record(context: Context) -> int:
    """Records one acquisition; prints its number and its findings, or, with status 2, why nothing was recorded."""
    text = context.read_text(context.arguments.file, MOST_INTAKE_BYTES)
    try:
        intake = parse_intake(text)
        with context.counter() as counter:
            context.start_practice_register(counter)
            recorded = counter.desk.record(draft_from(intake, counter.desk))
    except (IntakeWrong, MrzError) as error:
        field = "seller.mrz" if isinstance(error, MrzError) else error.field or ""
        code = "MRZ-WRONG" if isinstance(error, MrzError) else "INTAKE-WRONG"
        return refuse(context, [Finding(code, Level.BLOCK, field, error.message)])
    except NotRecordable as error:
        return refuse(context, error.findings)
    context.print_json(
        {
            "number": str(recorded.number),
            "items": list(recorded.items),
            "findings": [finding_json(context, finding) for finding in recorded.findings],
        }
    )
    return 0


def draft_from(intake: IntakeFile, desk: Desk) -> Draft:
    """The draft that the file describes. Raises MrzError or IntakeWrong."""
    return Draft(
        kind=intake.kind,
        acquired_on=intake.acquired_on or desk.today(),
        seller=_seller(intake.seller, desk),
        items=tuple(_item(index, item, desk) for index, item in enumerate(intake.items)),
        payment=Payment(method=intake.payment.method.strip().lower(), iban=tidy_iban(intake.payment.iban)),
        exchange=Exchange(
            description=intake.exchange.description.strip(),
            value_cents=intake.exchange.value_cents,
            item=intake.exchange.item.strip(),
        ),
        terms=intake.terms.strip(),
        redeem_by=intake.redeem_by,
        found=Found(where=intake.found.where.strip(), on=intake.found.on),
        signature=Signature(**intake.signature.model_dump()) if intake.signature else Signature(),
        reasons={code: reason.strip() for code, reason in intake.reasons.items()},
    )


def _seller(seller: IntakeSeller, desk: Desk) -> Seller:
    document = seller.document
    typed = Seller(
        surname=seller.surname.strip(),
        prefix=seller.prefix.strip(),
        given_names=seller.given_names.strip(),
        date_of_birth=seller.date_of_birth,
        nationality=seller.nationality.strip().upper(),
        address=_address(seller.address, desk.shop.address.country),
        document=IdentityDocument(
            kind=document.kind.strip().lower(),
            number=tidy_document_number(document.number),
            issuing_state=tidy_issuing_state(document.issuing_state),
            issued_on=document.issued_on,
            issued_by=document.issued_by.strip(),
            expires=document.expires,
        ),
        firm=Firm(
            name=seller.firm.name.strip(),
            kvk=tidy_kvk_number(seller.firm.kvk),
            vat=tidy_vat_number(seller.firm.vat),
        ),
    )
    if not seller.mrz:
        return typed
    reading = read_mrz(seller.mrz, today=desk.today())
    if reading.date_of_birth and typed.date_of_birth:
        raise given_twice("date_of_birth")
    # A licence has no name and no date of birth in its line; a clerk may have to correct a name that was cut.
    read = reading.fill(typed)
    if typed.surname:
        read = dataclasses.replace(read, surname=typed.surname, prefix=typed.prefix, given_names=typed.given_names)
    return dataclasses.replace(read, date_of_birth=read.date_of_birth or typed.date_of_birth)


def _address(address: IntakeAddress, home: str) -> Address:
    typed = {name: text.strip() for name, text in address.model_dump().items()}
    country = tidy_country(typed["country"]) if "country" in address.model_fields_set else home
    return Address(**{**typed, "country": country, "postcode": tidy_postcode(typed["postcode"], country)})


def _item(index: int, item: IntakeItem, desk: Desk) -> DraftItem:
    return DraftItem(
        category=category_key(item.category.strip(), desk.categories),
        description=item.description.strip(),
        brand=item.brand.strip(),
        model=item.model.strip(),
        colour=item.colour.strip(),
        identifiers=tuple(
            Identifier(kind=identifier.kind.strip().lower(), value=identifier.value.strip())
            for identifier in item.identifiers
        ),
        weight_mg=item.weight_mg,
        fineness=tidy_fineness(item.fineness) if item.fineness.strip() else "",
        price_cents=item.price_cents,
        features=item.features.strip(),
        condition=item.condition.strip(),
        stones=item.stones.strip(),
        photos=tuple(
            _photo(f"items[{index}].photos[{position}]", name, desk)
            for position, name in enumerate(item.photos[: MOST_PHOTOS + 1])
        ),
    )


def _photo(field: str, name: str, desk: Desk) -> str:
    """Keeps the picture in that file; its digest. Raises IntakeWrong, which names the field."""
    try:
        with Path(name).open("rb") as file:
            return desk.photos.keep(file.read(MOST_INPUT_BYTES + 1))
    except PhotoWrong as error:
        raise IntakeWrong(error.message, field=field) from None
    except (OSError, ValueError):
        raise IntakeWrong(
            Text(
                nl="{field}: dit bestand is niet te lezen. Kijk de naam na, gezien vanuit de map waar u dit uitvoert.",
                en="{field}: this file cannot be read. Check its name, as seen from the folder you run this in.",
            ).filled(field=field),
            field=field,
        ) from None
