"""An optional signature with the dealer's own certificate (PAdES B-B, ETSI EN 319 142-1), by pyHanko.

On an extract it comes before the counter's signature line: the certificate binds the pages and what is attached, the
line binds all of that and the certificate's signature, and nothing may follow the line. So every verifier of extracts
sees any later change, and a PDF reader that knows the certificate says whose it is. It also says that the line stands
outside of what the certificate signed, which is so.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Language, Text
from dealer_client.resources import resource_path

from .legible import legible

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

_FIELD = "dealer-signature"
_MM = 72 / 25.4
# In the foot, where neither an extract (landscape) nor a short document (portrait) has anything: left, bottom, width,
# height in millimetres.
_PLACE_ON_EXTRACT, _PLACE_ON_SHEET = (168, 12, 62, 14), (76, 3, 53, 12)
_STAMP = Text(nl="Digitaal ondertekend door {name} op {day}", en="Digitally signed by {name} on {day}")


class CertificateUnusable(DealerError):
    """The certificate cannot sign. Nothing was signed."""

    title = Text(nl="Certificaat", en="Certificate")

    def __init__(self, message: Text) -> None:
        super().__init__(message, field="certificate")


@dataclass(frozen=True, slots=True)
class DealerCertificate:
    """A certificate with its private key, in memory alone. `name` is whose it is."""

    name: str
    signer: SimpleSigner = field(repr=False)


def read_certificate(data: bytes, passphrase: str) -> DealerCertificate:
    """The certificate and key in a PKCS #12 file (.p12, .pfx). Raises CertificateUnusable."""
    try:
        from pyhanko.sign.signers import SimpleSigner
    except ImportError:
        raise CertificateUnusable(_NOT_INSTALLED) from None
    try:
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=passphrase.encode())
    except ValueError:
        raise CertificateUnusable(_NOT_READ) from None
    if signer.signing_cert is None:
        raise CertificateUnusable(_NOT_READ)
    validity = signer.signing_cert["tbs_certificate"]["validity"]
    if not validity["not_before"].native <= datetime.now(UTC) <= validity["not_after"].native:
        raise CertificateUnusable(_NOT_VALID.filled(day=f"{validity['not_after'].native:%d-%m-%Y}"))
    subject = signer.signing_cert.subject.native
    name = subject.get("common_name") or subject.get("organization_name") or ""
    return DealerCertificate(str(name), signer)


def sign_with_certificate(pdf: bytes, certificate: DealerCertificate, language: Language, *, visible: bool) -> bytes:
    """The PDF with the signature added behind it; `visible` also shows it in the foot of the last page.

    Raises CertificateUnusable.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    whole = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    metadata = PdfSignatureMetadata(field_name=_FIELD, subfilter=SigSeedSubFilter.PADES)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(whole))
        if visible:
            spec = SigFieldSpec(_FIELD, on_page=-1, box=_box(writer))
            signer = PdfSigner(
                metadata, certificate.signer, stamp_style=_stamp(certificate, language), new_field_spec=spec
            )
        else:
            signer = PdfSigner(metadata, certificate.signer)
        return bytes(signer.sign_pdf(writer).getvalue())
    except (PdfError, SigningError, ValueError):
        # Without the cause: it may quote what is in the document.
        raise CertificateUnusable(_NOT_SIGNED) from None


def _box(writer: Any) -> tuple[int, int, int, int]:
    """Where the visible signature stands, in points."""
    page, _resources = writer.find_page_for_modification(-1)
    _left, _bottom, width, height = (float(side) for side in page.get_object()["/MediaBox"])
    left, bottom, wide, high = _PLACE_ON_EXTRACT if width > height else _PLACE_ON_SHEET
    return round(left * _MM), round(bottom * _MM), round((left + wide) * _MM), round((bottom + high) * _MM)


def _stamp(certificate: DealerCertificate, language: Language) -> Any:
    """What the visible signature looks like: a page of Typst's own, so that its fonts are embedded."""
    import typst
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    words = _STAMP.filled(name=legible(certificate.name), day=f"{datetime.now(UTC):%d-%m-%Y}").in_language(language)
    folder = resource_path("documents")
    drawn = typst.compile(
        str(folder / "signature-stamp.typ"),
        root=str(folder),
        font_paths=[str(resource_path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"words": words},
    )

    class Drawn(PdfContent):
        """A page of another PDF, from memory; pyHanko's own `ImportedPdfPage` reads a file."""

        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(drawn)))
            self.resources.xobject["/Stamp"] = page
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Stamp Do"

    return StaticStampStyle(background=Drawn(), border_width=0)


_NOT_INSTALLED = Text(
    nl="Ondertekenen met een certificaat is niet geïnstalleerd. Installeer het met: "
    "pip install dealer-client[certificate]",
    en="Signing with a certificate is not installed. Install it with: pip install dealer-client[certificate]",
)
_NOT_READ = Text(
    nl="Het certificaat (.p12 of .pfx) is niet te lezen: het wachtwoord past niet of het bestand is beschadigd.",
    en="The certificate (.p12 or .pfx) cannot be read: the password does not fit or the file is damaged.",
)
_NOT_VALID = Text(
    nl="Het certificaat is niet (meer) geldig, het verloopt of verliep op {day}. Vraag een nieuw aan.",
    en="The certificate is not valid (any more); it expires or expired on {day}. Apply for a new one.",
)
_NOT_SIGNED = Text(
    nl="Er kon niet worden ondertekend met dit certificaat. Maak het document zonder, of gebruik een ander "
    "certificaat.",
    en="It was not possible to sign with this certificate. Make the document without, or use another certificate.",
)
