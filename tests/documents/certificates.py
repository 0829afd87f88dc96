"""A certificate of an invented dealer, signed by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "vier losse woorden"


@cache
def key_and_certificate(days: int) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """Valid since yesterday, for so many days; fewer than none is expired."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Voldongen Goud BV")])
    usage = x509.KeyUsage(True, True, *[False] * 7)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=40))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


def a_certificate_file(days: int = 30) -> bytes:
    """As PKCS #12."""
    key, made = key_and_certificate(days)
    encryption = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"dealer", key, made, None, encryption)


def certificate_der() -> bytes:
    return key_and_certificate(30)[1].public_bytes(Encoding.DER)


def certify(pdf: bytes) -> bytes:
    """The PDF with the signature of that certificate, shown in its foot."""
    from dealer_client.documents.certificate_signature import read_certificate, sign_with_certificate

    return sign_with_certificate(pdf, read_certificate(a_certificate_file(), PASSWORD), "nl", visible=True)
