"""Sets a document with Typst: a template of ours, data in memory, PDF/A-3a and PDF/UA-1 out.

Data reaches a template as JSON text in `sys.inputs`, never as template code and never through a file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from dealer_client.register.canonical import JsonObject
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path


class NotTypeset(DealerError):
    """Typst could not set the document. What it said is not passed on: it may quote personal data."""

    title = Text(nl="Document niet gemaakt", en="Document not made")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het document kon niet worden opgemaakt. Het boek is in orde. Probeer het opnieuw; lukt het weer "
                "niet, meld het dan met de uitvoer van `dealer-client doctor`.",
                en="The document could not be typeset. The book is in order. Try again; if it fails again, "
                "report it with the output of `dealer-client doctor`.",
            )
        )


def typeset(template: str, data: JsonObject, *, made_at: datetime, attached: Mapping[str, str] | None = None) -> bytes:
    """The PDF of a template in `resources/documents` with this data.

    `attached` are further texts for the template, by the name under which it finds them in `sys.inputs`: pictures as
    SVG, or a file to attach. The same input gives the same bytes. Raises NotTypeset.
    """
    import typst

    folder = resource_path("documents")
    try:
        pdf = typst.compile(
            str(folder / template),
            root=str(folder),
            font_paths=[str(resource_path("fonts"))],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False), **(attached or {})},
            # To be archived with attachments (PDF/A-3), tagged and in Unicode (level a), readable aloud (PDF/UA).
            pdf_standards=["a-3a", "ua-1"],
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError:
        raise NotTypeset from None
    return bytes(pdf)
