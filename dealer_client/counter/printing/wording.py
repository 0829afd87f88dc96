"""The words of printing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.desk.print_choices import Way
from dealer_client.documents.receipt_printer import Connection
from dealer_client.register.wording import Text

PRINTING = Text(nl="Afdrukken: {title}", en="Print: {title}")
PAGE_OF = Text(nl="Bladzijde {page} van {count}", en="Page {page} of {count}")
PREVIEW = Text(nl="Voorbeeld van {title}", en="Preview of {title}")
READING = Text(nl="Het voorbeeld wordt gemaakt", en="The preview is being made")
BEFORE, AFTER = Text(nl="Vorige", en="Previous"), Text(nl="Volgende", en="Next")
WHERE = Text(nl="Waar", en="Where")
RECEIPT_PRINTER = Text(nl="Bonprinter", en="Receipt printer")
PAGES = Text(nl="Bladzijden, zoals 1-3 (leeg: alle)", en="Pages, such as 1-3 (empty: all)")
COPIES = Text(nl="Aantal", en="Copies")
REMEMBER = Text(nl="Voortaan zo, zonder te vragen", en="Always like this, without asking")
COPY = Text(
    nl="Dit is al eens meegegeven. Er staat nu AFSCHRIFT op.",
    en="This was handed out before. It is marked COPY now.",
)
PRINT = Text(nl="Afdrukken", en="Print")
SAVE = Text(nl="Bewaren als PDF", en="Save as PDF")
BACK = Text(nl="Terug", en="Back")
NO_PRINTER = Text(
    nl="Deze computer heeft geen printer. Bewaar het als PDF, dan kunt u het elders afdrukken of sturen.",
    en="This computer has no printer. Save it as PDF, then you can print it elsewhere or send it.",
)
NO_PRINTER_FOR_FILE = Text(
    nl="Deze computer heeft geen printer. Het document is bewaard als PDF; u kunt het elders afdrukken.",
    en="This computer has no printer. The document is kept as PDF; you can print it elsewhere.",
)
WRONG_PAGES = Text(
    nl="Dit document heeft {count} bladzijden. Vul bijvoorbeeld 1 of 1-2 in, of laat het leeg.",
    en="This document has {count} pages. Fill in 1 or 1-2, for example, or leave it empty.",
)
WRONG_COPIES = Text(nl="Vul een aantal van 1 tot en met {most} in.", en="Fill in a number from 1 to {most}.")
PRINTED_ON = Text(nl="{title}: afgedrukt op {printer}.", en="{title}: printed on {printer}.")
BUSY = Text(nl="Het document gaat naar de printer", en="The document goes to the printer")
PRINTING_PAGE = Text(
    nl="Bladzijde {page} van {count} gaat naar de printer", en="Page {page} of {count} goes to the printer"
)
CANCEL = Text(nl="Annuleren", en="Cancel")
CANCELLING = Text(nl="Wordt geannuleerd", en="Being cancelled")
CANCELLED = Text(nl="Geannuleerd", en="Cancelled")
CANCELLED_MORE = Text(
    nl="Wat de printer al had, kan nog uit de printer komen.", en="What the printer had already may still come out."
)
NOT_PRINTED = Text(nl="Niet afgedrukt", en="Not printed")
NOT_SHOWN = Text(nl="Geen voorbeeld. Probeer het nog een keer.", en="No preview. Try once more.")
SAVED = Text(nl="{name} staat in {folder}", en="{name} is in {folder}")
ONCE_MORE = Text(nl="Probeer het nog een keer.", en="Try once more.")

RECEIPT_CARD = Text(nl="Bonprinter", en="Receipt printer")
CONNECTION = Text(nl="Verbinding", en="Connection")
NO_RECEIPT = "none"
CONNECTIONS: Mapping[str, Text] = MappingProxyType(
    {
        NO_RECEIPT: Text(nl="Geen", en="None"),
        Connection.USB.value: Text(nl="USB", en="USB"),
        Connection.NETWORK.value: Text(nl="Netwerk", en="Network"),
        Connection.FILE.value: Text(nl="Poort of bestand", en="Port or file"),
    }
)
ADDRESSES: Mapping[str, Text] = MappingProxyType(
    {
        Connection.USB.value: Text(
            nl="Fabrikant en product, zoals 04b8:0e15", en="Vendor and product, such as 04b8:0e15"
        ),
        Connection.NETWORK.value: Text(nl="Adres, zoals 192.168.1.50", en="Address, such as 192.168.1.50"),
        Connection.FILE.value: Text(nl="Pad, zoals /dev/usb/lp0", en="Path, such as /dev/usb/lp0"),
    }
)
WIDTH = Text(nl="Papier", en="Paper")
WIDTHS: Mapping[str, Text] = MappingProxyType({"80": Text(nl="80 mm", en="80 mm"), "58": Text(nl="58 mm", en="58 mm")})
CUTS = Text(nl="Snijdt de bon af", en="Cuts the slip off")
DRAWER = Text(nl="Er hangt een kassalade aan", en="A cash drawer hangs on it")
KEEP = Text(nl="Bewaren", en="Save")
TRIAL = Text(nl="Proefbon afdrukken", en="Print a test slip")
OPEN_DRAWER = Text(nl="Lade openen", en="Open the drawer")
KEPT = Text(nl="Bewaard", en="Saved")
KEPT_MORE = Text(nl="Druk een proefbon af om te zien of het klopt.", en="Print a test slip to see whether it is right.")
NONE_KEPT = Text(nl="Er is geen bonprinter meer.", en="There is no receipt printer any more.")
NOT_KEPT = Text(nl="Niet bewaard", en="Not saved")
TRIAL_SENT = Text(nl="De proefbon is naar de printer", en="The test slip went to the printer")
DRAWER_OPENED = Text(nl="De lade is open", en="The drawer is open")

PLACES_CARD = Text(nl="Wat waar wordt afgedrukt", en="What is printed where")
WAYS: Mapping[Way, Text] = MappingProxyType(
    {
        Way.ASK: Text(nl="Vragen", en="Ask"),
        Way.RECEIPT: RECEIPT_PRINTER,
        Way.PRINTER: Text(nl="Standaardprinter van de computer", en="The computer's default printer"),
    }
)
GONE = Text(nl="{printer} (niet gevonden)", en="{printer} (not found)")
LABELS = Text(nl="Maat van het etiket", en="Size of the label")
LABEL_SHEET = Text(nl="A4, {count} op een vel", en="A4, {count} on a sheet")
LABEL_ROLL = Text(nl="Rol, {size} mm", en="Roll, {size} mm")
AUTOMATIC = Text(nl="Druk na het vastleggen vanzelf af wat mee moet", en="After recording, print what is due by itself")
AUTOMATIC_MORE = Text(
    nl="Wat op Vragen staat, wordt nooit vanzelf afgedrukt. Lukt iets niet, dan wacht het bij Documenten.",
    en="What is set to Ask never prints by itself. If something fails, it waits under Documents.",
)
NO_SYSTEM_PRINTER = Text(
    nl="Deze computer heeft geen printer. Documenten bewaart u als PDF.",
    en="This computer has no printer. Documents are saved as PDF.",
)
