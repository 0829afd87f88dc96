"""The words of the retention card."""

from __future__ import annotations

from dealer_client.register.wording import Text

RETENTION = Text(nl="Bewaartijd van persoonsgegevens", en="Retention of personal data")
ABOUT = Text(
    nl="Wat langer bewaard is dan de wet vraagt, moet weg. De posten zelf blijven staan en blijven te bewijzen.",
    en="What was kept for longer than the law asks must go. The entries themselves stay, and can still be proven.",
)
LOOKING = Text(nl="Er wordt gekeken wat er gewist kan worden", en="Looking at what can be erased")
NOTHING = Text(nl="Vandaag hoeft er niets te worden gewist", en="There is nothing to erase today")
NOTHING_MORE = Text(
    nl="U hoeft niets te doen. Kijk hier een paar keer per jaar.",
    en="There is nothing you need to do. Look here a few times a year.",
)
NOTHING_BUT = Text(
    nl="Van een deel is de bewaartijd voorbij, maar het moet nog blijven. Hieronder staat waarom.",
    en="Some of it is past its retention, but must stay for now. Below stands why.",
)
PAST = Text(nl="Van {n} posten is de bewaartijd voorbij", en="{n} entries are past their retention")
PAST_ONE = Text(nl="Van 1 post is de bewaartijd voorbij", en="1 entry is past its retention")
PAST_OTHER = Text(nl="Er zijn gegevens waarvan de bewaartijd voorbij is", en="There is data that is past its retention")
PAST_MORE = Text(
    nl="Er is nog niets gewist. Hieronder staat wat er gewist zou worden.",
    en="Nothing was erased yet. Below stands what would be erased.",
)
ERASE = Text(nl="Wissen", en="Erase")
ERASE_SURE = Text(
    nl="Weet u het zeker? Wat gewist is, komt nooit meer terug. Het wissen wordt als post vastgelegd.",
    en="Are you sure? What is erased never comes back. The erasure is recorded as an entry.",
)
ERASE_NOW = Text(nl="Nu voorgoed wissen", en="Erase for good now")
ERASING = Text(nl="De gegevens worden gewist", en="The data is being erased")
ERASING_MORE = Text(
    nl="Daarna wordt het bestand opnieuw geschreven. Bij een groot boek duurt dat even.",
    en="After that the file is written anew. With a large book that takes a while.",
)
ERASED = Text(nl="Gewist, en vastgelegd als post {number}", en="Erased, and recorded as entry {number}")
ERASED_MORE = Text(
    nl="De posten staan nog in het boek en zijn nog te bewijzen.",
    en="The entries stand in the book and can still be proven.",
)
UNSCRUBBED = Text(
    nl="Het bestand kon nog niet opnieuw worden geschreven; dat gebeurt als de balie weer opent. Maak ruimte op de "
    "schijf.",
    en="The file could not be written anew yet; that happens when the counter opens again. Free some space on the "
    "disk.",
)
WAS_NOTHING = Text(nl="Er was niets meer te wissen", en="There was nothing left to erase")
NOT_LOOKED = Text(nl="Niet te zien wat er gewist kan worden", en="What can be erased cannot be seen")
NOT_ERASED = Text(nl="Niet gewist", en="Not erased")
CLOCK_FIRST = Text(nl="Kijk eerst of de klok goed staat", en="First see whether the clock is right")
NOT_ERASED_MORE = Text(
    nl="Er ging iets mis. Wat al als post is vastgelegd, is gewist; de rest niet. Probeer het nog een keer.",
    en="Something went wrong. What is recorded as an entry is erased; the rest is not. Try once more.",
)
ONCE_MORE = Text(nl="Er is niets veranderd. Probeer het nog een keer.", en="Nothing was changed. Try once more.")
LOOK_AGAIN = Text(nl="Opnieuw kijken", en="Look again")

WOULD_GO = Text(nl="Wat er gewist wordt", en="What is erased")
KIND = Text(nl="Soort post", en="Kind of entry")
DATA = Text(nl="Gegevens", en="Data")
COUNT = Text(nl="Aantal", en="Number")
FLAGS = Text(nl="Aandacht bij een aanbieder", en="Attention to a seller")
FLAGS_DATA = Text(nl="de markering en de reden", en="the flag and its reason")
DRAFTS = Text(nl="Niet afgemaakte inkoop", en="Unfinished purchase")
DRAFTS_DATA = Text(nl="alles wat was ingevuld", en="all that was filled in")
STAYS = Text(nl="Wat blijft, en waarom ({n})", en="What stays, and why ({n})")
AND_MORE = Text(nl="en nog {n}", en="and {n} more")
UNVERIFIED = Text(
    nl="Deze bewaartijden zijn niet vergeleken met hun bron. Vraag het na voor u wist.",
    en="These times were not compared with their source. Ask before you erase.",
)
COPIES = Text(nl="Kopieën die deze gegevens nog bevatten", en="Copies that still hold this data")
COPIES_BEFORE = Text(
    nl="Na het wissen staan de gegevens hier nog in. Dan kunt u ze vervangen door een nieuwe reservekopie.",
    en="After erasing, the data is still in these. Then you can replace them with a new backup.",
)
COPIES_AFTER = Text(
    nl="Vervang ze door een nieuwe reservekopie. Denk ook aan sticks die nu niet in de computer zitten.",
    en="Replace them with a new backup. Think of sticks that are not in the computer now as well.",
)
REPLACE = Text(nl="Vervangen door nieuwe reservekopie", en="Replace with a new backup")
REPLACE_SURE = Text(
    nl="Weet u het zeker? Er komt eerst een nieuwe reservekopie; dan gaan deze kopieën voorgoed weg.",
    en="Are you sure? A new backup is made first; then these copies go for good.",
)
REPLACE_NOW = Text(nl="Nu vervangen", en="Replace now")
REPLACING = Text(nl="De kopieën worden vervangen", en="The copies are being replaced")
REPLACING_MORE = Text(
    nl="De nieuwe reservekopie wordt gemaakt en nagekeken.", en="The new backup is being made and checked."
)
REPLACED = Text(nl="De oude kopieën zijn weg", en="The old copies are gone")
REPLACED_MORE = Text(
    nl="Er is een nieuwe reservekopie, gemaakt en nagekeken.", en="There is a new backup, made and checked."
)
REPLACED_PART = Text(nl="Niet alle kopieën konden weg", en="Not all copies could be removed")
REPLACED_PART_MORE = Text(
    nl="Er is een nieuwe reservekopie. Verwijder zelf wat hieronder nog staat.",
    en="There is a new backup. Remove what is still listed below yourself.",
)
NOT_REPLACED = Text(nl="De kopieën zijn niet vervangen", en="The copies were not replaced")
