"""What the desk refuses, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterable

from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding
from dealer_client.register.wording import Text


class NotAllowed(DealerError):
    """Whoever is signed in may only look. Nothing was recorded."""

    title = Text(nl="Alleen lezen", en="Read-only")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Een inspecteur kan het register bekijken, niet wijzigen. Er is niets vastgelegd. Laat een "
                "medewerker zich aanmelden.",
                en="An inspector can look at the register, not change it. Nothing was recorded. Have a member of staff "
                "sign in.",
            )
        )


class OwnerOnly(DealerError):
    """This is the owner's to do. Nothing was changed."""

    title = Text(nl="Alleen voor de eigenaar", en="For the owner only")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Dit mag alleen de eigenaar. Er is niets gewijzigd. Laat de eigenaar zich aanmelden.",
                en="Only the owner may do this. Nothing was changed. Have the owner sign in.",
            )
        )


class NotRecordable(DealerError):
    """A draft that a rule blocks, or with a warning that nobody has given a reason for. Nothing was recorded."""

    title = Text(nl="Nog niet vast te leggen", en="Cannot be recorded yet")

    def __init__(self, open_findings: Iterable[Finding], findings: Iterable[Finding]) -> None:
        self.open_findings = tuple(open_findings)
        self.findings = tuple(findings)
        first = self.open_findings[0]
        super().__init__(first.text, field=first.field)


class ItemNotInStock(DealerError):
    """Something was asked of an item that has left, never came in, or is not so. Nothing was changed."""

    title = Text(nl="Kan niet met dit goed", en="Not possible with this item")

    def __init__(self, message: Text) -> None:
        super().__init__(message, field="item")


class TextNotAccepted(DealerError):
    """A text that must be there is empty, or cannot be kept as it was typed. Nothing was changed."""

    title = Text(nl="Tekst nog niet goed", en="Text not right yet")

    def __init__(self, message: Text, field: str) -> None:
        super().__init__(message, field=field)


class AttentionNotPossible(DealerError):
    """A flag on a seller that stands already, stands no more, or would be on nobody. Nothing was changed."""

    title = Text(nl="Aantekening", en="Note about a seller")


class InspectionGoesOn(DealerError):
    """An inspection began before this one and has not ended. Nothing was changed."""

    title = Text(nl="Er loopt al een controle", en="An inspection is going on")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Er is al een controle begonnen. Sluit die eerst af; wat er tot nu toe bekeken is, blijft staan.",
                en="An inspection has begun already. End that one first; what was looked at so far stays.",
            )
        )


class NoSuchPaper(DealerError):
    """A document that this entry has not: of another kind of entry, of a line that is not there, or of a void one."""

    title = Text(nl="Geen document", en="No document")

    def __init__(self, kind: PaperKind) -> None:
        super().__init__(
            Text(
                nl="Van deze post is er geen {paper}: hij is van een andere soort of doorgehaald. Kies een andere post "
                "of noem het goed, zoals A-000123/1.",
                en="There is no {paper} of this entry: it is of another kind or was struck out. Choose another entry, "
                "or name the item, such as A-000123/1.",
            ).filled(paper=PAPER_NAMES[kind]),
            field="number",
        )
