"""The pages of a PDF as pictures, by PDFium."""

from __future__ import annotations

from threading import Lock

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4
_one_at_a_time = Lock()
"""PDFium keeps things that all documents share and takes no two calls at once, from whatever thread."""


class Pages:
    """A document that is read page by page; it may be asked from any thread. Raises ValueError for what is no PDF."""

    def __init__(self, pdf: bytes) -> None:
        # Loaded at the first document, not at the start of the counter.
        import pypdfium2

        with _one_at_a_time:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError:
                raise ValueError("not a PDF") from None
            self._sizes = [self._document.get_page_size(number) for number in range(len(self._document))]

    def __len__(self) -> int:
        return len(self._sizes)

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height of a page, the first being 0."""
        width, height = self._sizes[page]
        return width * MM_PER_INCH / POINTS_PER_INCH, height * MM_PER_INCH / POINTS_PER_INCH

    def picture(self, page: int, dots_per_inch: float) -> QImage:
        """A page, as sharp as asked."""
        from pypdfium2.raw import FPDFBitmap_BGRx

        with _one_at_a_time:
            drawn = self._document[page].render(
                scale=dots_per_inch / POINTS_PER_INCH, force_bitmap_format=FPDFBitmap_BGRx
            )
            picture = QImage(
                bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
            ).copy()
            drawn.close()
        return picture

    def close(self) -> None:
        """Gives its memory back; nothing can be asked after it."""
        with _one_at_a_time:
            self._document.close()
