"""Makes the register extract: a PDF/A-3 with the page, the entries and their proofs attached, signed by the counter."""

from __future__ import annotations

from hashlib import sha256

from dealer_client.register.canonical import parse_object
from dealer_client.register.moments import parse_utc

from .attached import attached_json
from .choice import Column, ExtractChoice, Register
from .legible import code_points_only
from .page import attached_logo, page_data
from .request import EarlierHead, ExtractRequest, ProvenEntry
from .signature_line import with_signature
from .typesetting import NotTypeset, typeset

__all__ = [
    "Column",
    "EarlierHead",
    "ExtractChoice",
    "ExtractRequest",
    "ProvenEntry",
    "Register",
    "draw",
    "make_extract",
]


def make_extract(request: ExtractRequest) -> bytes:
    """The extract as a signed PDF. Takes a few seconds for thousands of entries. Raises NotTypeset.

    A certificate signs before the counter does, whose line binds all there is.
    """
    pdf = draw(attached_json(request))
    if request.certify is not None:
        pdf = request.certify(pdf)
    return with_signature(pdf, request.counter_key, request.sign)


def draw(attached: bytes) -> bytes:
    """The unsigned PDF that belongs to an attached JSON, the same bytes each time. Raises NotTypeset."""
    document = parse_object(attached)
    made_at, digest = parse_utc(document["made_at"]), sha256(attached).hexdigest()
    inputs = {"entries": attached.decode()}
    logo = attached_logo(document)
    if logo is not None:
        inputs["logo"] = logo.svg()
    try:
        return typeset("extract.typ", page_data(document, digest), made_at=made_at, attached=inputs)
    except NotTypeset:
        # A rare mix of scripts that the fonts can only show apart must not cost the dealer his extract.
        page = page_data(document, digest, show=code_points_only)
        return typeset("extract.typ", page, made_at=made_at, attached=inputs)
