"""Why a purchase was not recorded, where the reason is the program's own."""

from __future__ import annotations

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text


class ProgramFault(DealerError):
    """Recording failed by a fault of ours."""

    title = Text(nl="Niet vastgelegd", en="Not recorded")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Er ging iets mis in het programma. Alles wat u typte, staat er nog. Probeer het nog een keer.",
                en="Something went wrong in the program. All that you typed is still here. Try once more.",
            )
        )


class StillOpening(DealerError):
    """The clerk was faster than the book."""

    title = Text(nl="Het boek gaat nog open", en="The book is still opening")

    def __init__(self) -> None:
        super().__init__(
            Text(nl="Nog een ogenblik. Wat u typte, blijft staan.", en="One moment. What you typed stays.")
        )
