"""`dealer-client dispose`: record that goods went out, from JSON, by the same rules as the counter."""

from __future__ import annotations

from dealer_client.desk import Desk, NotRecordable
from dealer_client.identity.countries import tidy_country
from dealer_client.identity.postcodes import tidy_postcode
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import Address, Payment, Signature

from .context import Context
from .dispose_format import DisposeBuyer, DisposeFile, parse_disposal
from .finding_answers import finding_json, refuse, refuse_for
from .intake_format import IntakeWrong

_MOST_BYTES = 64 * 1024 * 1024


def record(context: Context) -> int:
    """Records one disposal; prints its number and its findings, or, with status 2, why nothing was recorded."""
    text = context.read_text(context.arguments.file, _MOST_BYTES)
    try:
        file = parse_disposal(text)
        with context.counter() as counter:
            recorded = counter.desk.disposing.record(disposal_from(file, counter.desk))
    except IntakeWrong as error:
        return refuse_for(context, "DISPOSAL-WRONG", error)
    except NotRecordable as error:
        return refuse(context, error.findings)
    context.print_json(
        {
            "number": str(recorded.number),
            "items": list(recorded.items),
            "total_cents": recorded.total_cents,
            "findings": [finding_json(context, finding) for finding in recorded.findings],
        }
    )
    return 0


def disposal_from(file: DisposeFile, desk: Desk) -> Disposal:
    """The disposal that the file describes."""
    police = {name: text.strip() for name, text in file.police.model_dump().items()}
    return Disposal(
        kind=file.kind,
        happened_on=file.happened_on or desk.today(),
        lines=tuple(DisposalLine(item=line.item.strip(), price_cents=line.price_cents) for line in file.lines),
        buyer=_buyer(file.buyer, desk.shop.address.country),
        police=PoliceHandover(**police),
        payment=Payment(method=file.payment.method.strip().lower()),
        remark=file.remark.strip(),
        signature=Signature(**file.signature.model_dump()) if file.signature else Signature(),
        reasons={code: reason.strip() for code, reason in file.reasons.items()},
    )


def _buyer(buyer: DisposeBuyer, home: str) -> Buyer:
    typed = {name: text.strip() for name, text in buyer.address.model_dump().items()}
    country = tidy_country(typed["country"]) if "country" in buyer.address.model_fields_set else home
    address = Address(**{**typed, "country": country, "postcode": tidy_postcode(typed["postcode"], country)})
    return Buyer(name=buyer.name.strip(), address=address)
