"""Whether the page of an extract is what its attached entries say.

The signature proves that the page is the counter's. A dealer who took the key out of its safe could still sign a page
of his own over true entries. Drawing is repeatable, so the page can be drawn again from the attachment and compared.
"""

from __future__ import annotations

from .attachment import NotReadable, first_revision, read_attachment
from .extract import draw
from .signature_line import split_signature
from .typesetting import NotTypeset


def page_is_as_drawn(file: bytes) -> bool:
    """Whether this program draws this very PDF from its attachment; for an extract that `verify_extract` accepted.

    Takes as long as making the extract. False may also mean that another version of the program drew it: then compare
    the pages with the entries of the verdict.
    """
    signed = split_signature(file)
    if signed is None:
        return False
    try:
        pages = first_revision(signed.pdf)
        drawn = draw(read_attachment(pages))
    except (NotReadable, NotTypeset, KeyError, TypeError, ValueError):
        return False
    return pages == drawn + (b"" if drawn.endswith(b"\n") else b"\n")
