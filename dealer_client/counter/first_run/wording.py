"""The words of the first run."""

from __future__ import annotations

from dealer_client.register.wording import Text

WINDOW = Text(nl="Balie inrichten", en="Set up the counter")
BACK = Text(nl="Terug", en="Back")
NEXT = Text(nl="Verder", en="Next")
MAKE = Text(nl="Balie inrichten", en="Set up the counter")
OPEN = Text(nl="Naar de balie", en="Go to the counter")
REQUIRED = Text(nl="Vul dit in.", en="Fill this in.")
BUSY = Text(
    nl="De balie wordt ingericht. Dat duurt enkele seconden.",
    en="The counter is being set up. This takes a few seconds.",
)
FAULT = Text(
    nl="Er ging iets mis in het programma. Er is niets gemaakt; alles wat u invulde, staat er nog. Probeer het nog een "
    "keer.",
    en="Something went wrong in the program. Nothing was made; all that you filled in is still here. Try once more.",
)
KEYS_STEP = Text(nl="Sleutels", en="Keys")
BEGIN = Text(nl="Begin", en="Begin")
STEPS = (
    BEGIN,
    Text(nl="Uw zaak", en="Your shop"),
    Text(nl="Deze balie", en="This counter"),
    KEYS_STEP,
    Text(nl="Centraal register", en="Central register"),
    Text(nl="Herstelcode", en="Recovery code"),
)

STEPS_BACK = (BEGIN, Text(nl="Uw boek", en="Your book"), KEYS_STEP)

WELCOME = Text(nl="Welkom", en="Welcome")
WELCOME_ABOUT = Text(
    nl="Met dit programma houdt u het inkoopregister en het verkoopregister bij. Begin met oefenen, of richt meteen uw "
    "eigen balie in. Dat laatste duurt ongeveer vijf minuten; u hebt uw KvK-nummer nodig.",
    en="With this program you keep the purchase register and the sales register. Begin with practice, or set up your "
    "own counter at once. The latter takes about five minutes; you need your Chamber of Commerce number.",
)
LANGUAGE = Text(nl="Taal", en="Language")
PRACTICE = Text(nl="Oefenen", en="Practise")
PRACTICE_ABOUT = Text(
    nl="Een verzonnen winkel met een oefenregister op deze computer. Niets daarin is echt.",
    en="An invented shop with a practice register on this machine. Nothing in it is real.",
)
REAL = Text(nl="Mijn eigen balie inrichten", en="Set up my own counter")
REAL_ABOUT = Text(
    nl="Met de gegevens van uw zaak. Het register dat u hiermee bijhoudt, is echt.",
    en="With your shop's details. The register that you keep with it is real.",
)

BROUGHT_BACK = Text(nl="Een boek terugzetten", en="Bring a book back")
BROUGHT_BACK_ABOUT = Text(
    nl="De oude computer is stuk of weg. U hebt een reservekopie en de herstelcode.",
    en="The old machine is broken or gone. You have a backup and the recovery code.",
)
BRING_BACK = Text(nl="Een boek terugzetten", en="Bring a book back")
BRING_BACK_ABOUT = Text(
    nl="Uw boek staat hier daarna weer, met dezelfde nummerreeks. Het gekozen bestand blijft zoals het is. Gebruik de "
    "balie op de oude computer daarna niet meer.",
    en="Your book is then here again, with the same number series. The chosen file stays as it is. Do not use the "
    "counter on the old machine any more.",
)
BOOK_FILE = Text(nl="Reservekopie, of book.db van de oude computer", en="Backup, or book.db of the old machine")
BOOK_CHOOSE = Text(nl="Bestand kiezen …", en="Choose a file …")
NO_SUCH_BOOK = Text(
    nl="Dit bestand is er niet. Zit de stick erin? Kies het bestand opnieuw.",
    en="This file is not there. Is the stick in? Choose the file again.",
)
BOOK_NOT_OPENED = Text(
    nl="Deze code opent dit bestand niet: zij horen bij twee boeken, of het bestand is beschadigd. Er is niets "
    "gewijzigd. Kijk of dit het papier van deze winkel is, of kies een andere reservekopie.",
    en="This code does not open this file: they are of two books, or the file is damaged. Nothing was changed. Look "
    "whether this is this shop's paper, or choose another backup.",
)
CODE_TYPED = Text(nl="Herstelcode", en="Recovery code")
CODE_TYPED_HINT = Text(
    nl="14 groepen van 5 tekens. Kleine letters mogen; streepjes hoeven niet.",
    en="14 groups of 5 characters. Small letters will do; dashes may be left out.",
)
BUSY_BACK = Text(
    nl="Het boek wordt teruggezet en nagekeken. Dat kan even duren.",
    en="The book is being brought back and checked. This may take a while.",
)

SHOP = Text(nl="Uw zaak", en="Your shop")
SHOP_ABOUT = Text(
    nl="Deze gegevens komen op elk uittreksel en elke inkoopverklaring. Vul het adres van deze vestiging in.",
    en="These details go on every extract and purchase statement. Give the address of this branch.",
)
DEALER = Text(nl="Naam van de zaak", en="Name of the shop")
KVK = Text(nl="KvK-nummer", en="Chamber of Commerce no.")
VAT = Text(nl="Btw-id (als u dat hebt)", en="VAT id (if you have one)")
STREET = Text(nl="Straat", en="Street")
NUMBER = Text(nl="Huisnr.", en="No.")
ADDITION = Text(nl="Toev.", en="Addition")
POSTCODE = Text(nl="Postcode", en="Postcode")
CITY = Text(nl="Plaats", en="Town")
MUNICIPALITY = Text(nl="Gemeente", en="Municipality")
MUNICIPALITY_HINT = Text(
    nl="De gemeente bepaalt hoe lang u goederen moet bewaren.",
    en="The municipality decides how long you must keep goods.",
)
HOLD_DAYS = Text(nl="Bewaartermijn in {place}: {days} dagen.", en="Hold in {place}: {days} days.")
HOLD_WORKING_DAYS = Text(nl="Bewaartermijn in {place}: {days} werkdagen.", en="Hold in {place}: {days} working days.")
MEANT = Text(
    nl="Bedoelt u {name}? Van {place} kennen wij geen bewaartermijn.",
    en="Do you mean {name}? We know no hold for {place}.",
)
HOLD_UNKNOWN = Text(
    nl="Van {place} kennen wij geen eigen termijn; het programma rekent met {days} dagen. Vraag uw gemeente of dat "
    "klopt.",
    en="We know no hold of its own for {place}; the program counts {days} days. Ask your municipality whether that is "
    "right.",
)
NO_POSTCODE = Text(
    nl="Een Nederlandse postcode heeft vier cijfers en twee letters, zoals 3511 AB.",
    en="A Dutch postcode has four digits and two letters, such as 3511 AB.",
)

COUNTER = Text(nl="Deze balie", en="This counter")
COUNTER_ABOUT = Text(
    nl="Elke balie heeft een eigen nummerreeks. Hebt u er meer, geef dan elke balie een andere letter.",
    en="Every counter has a number series of its own. If you have more than one, give each another letter.",
)
SERIES = Text(nl="Nummerreeks", en="Number series")
SERIES_HINT = Text(
    nl="De eerste post wordt {number}. Later is dit niet meer te veranderen.",
    en="The first entry becomes {number}. This cannot be changed later.",
)
OWNER = Text(nl="Uw naam", en="Your name")
OWNER_HINT = Text(
    nl="U bent de eigenaar; medewerkers voegt u later toe in Instellingen.",
    en="You are the owner; you add staff later in Settings.",
)

KEYS = Text(nl="Waar de sleutel blijft", en="Where the key is kept")
KEYS_ABOUT = Text(
    nl="Het boek staat versleuteld op deze computer. De sleutel ligt in de sleutelbos van uw computeraccount, of gaat "
    "open met een wachtzin die u bij elke start typt.",
    en="The book is encrypted on this machine. Its key is in the keyring of your computer account, or opens with a "
    "passphrase that you type at every start.",
)
KEYRING = Text(nl="Sleutelbos van deze computer", en="This machine's keyring")
PASSPHRASE_PLACE = Text(nl="Wachtzin bij elke start", en="Passphrase at every start")
WHERE = Text(nl="Sleutel", en="Key")
NO_KEYRING = Text(
    nl="Deze computer heeft geen sleutelbos die werkt. Kies een wachtzin.",
    en="This machine has no keyring that works. Choose a passphrase.",
)
PASSPHRASE = Text(nl="Wachtzin", en="Passphrase")
PASSPHRASE_HINT = Text(
    nl="Minstens 8 tekens, bijvoorbeeld vier losse woorden.",
    en="At least 8 characters, for instance four unrelated words.",
)
PASSPHRASE_SHORT = Text(
    nl="Neem er een van minstens 8 tekens, bijvoorbeeld vier losse woorden.",
    en="Choose one of at least 8 characters, for instance four unrelated words.",
)
PASSPHRASE_AGAIN = Text(nl="Wachtzin nog een keer", en="Passphrase once more")
PASSPHRASES_DIFFER = Text(
    nl="De twee wachtzinnen zijn niet gelijk. Typ ze opnieuw.", en="The two passphrases differ. Type them again."
)

REGISTER = Text(nl="Centraal register", en="Central register")
REGISTER_ABOUT = Text(
    nl="Met de code van het centraal register meldt u deze balie aan. Hebt u nog geen code, kies dan Later; posten "
    "worden dan hier bewaard.",
    en="With the central register's code you enrol this counter. If you have no code yet, choose Later; entries are "
    "then kept here.",
)
ENROL = Text(nl="Nu aanmelden", en="Enrol now")
LATER = Text(nl="Later", en="Later")
WHEN = Text(nl="Aanmelden", en="Enrol")
URL = Text(nl="Adres van het register", en="The register's address")
URL_HINT = Text(
    nl="Staat in het bericht met uw code, zoals https://register.voorbeeld.nl.",
    en="It is in the message with your code, such as https://register.example.nl.",
)
CODE = Text(nl="Code", en="Code")
CODE_HINT = Text(nl="Een code geldt één keer, voor één balie.", en="A code is good once, for one counter.")
NO_URL = Text(
    nl="Een adres begint met https://. Het staat in het bericht met uw code.",
    en="An address begins with https://. It is in the message with your code.",
)

RECOVERY = Text(nl="Uw herstelcode", en="Your recovery code")
RECOVERY_ABOUT = Text(
    nl="Gaat deze computer stuk of is hij weg, dan opent alleen deze code uw boek nog. Schrijf hem nu op of druk hem "
    "af, en bewaar het papier buiten de winkel. Wie de code heeft en een kopie van het boek, kan alles lezen.",
    en="If this machine breaks or goes missing, only this code still opens your book. Write it down or print it now "
    "and keep the paper outside the shop. Whoever has the code and a copy of the book can read everything.",
)
RECOVERY_ASK = Text(nl="Typ van uw papier de groepen {groups} over", en="Type groups {groups} from your paper")
RECOVERY_HOW = Text(
    nl="Achter elkaar. Spaties maken niet uit, en kleine letters mogen.",
    en="One after the other. Spaces do not matter, and small letters will do.",
)
GROUPS = Text(nl="{first}, {second} en {third}", en="{first}, {second} and {third}")
RECOVERY_WRONG = Text(
    nl="Dat is niet de code. Toon de code weer en vergelijk de groepen {groups} teken voor teken met uw papier.",
    en="That is not the code. Show the code again and compare groups {groups} with your paper, character by character.",
)
RECOVERY_HIDDEN = Text(
    nl="De code is nu verborgen: typ van uw papier.", en="The code is hidden now: type from your paper."
)
SHOW_AGAIN = Text(nl="Toon de code weer", en="Show the code again")
CODE_PRINT = Text(nl="Afdrukken of bewaren …", en="Print or save …")
CODE_FILE = Text(nl="herstelcode-balie-{series}.pdf", en="recovery-code-counter-{series}.pdf")
CODE_SAVED = Text(
    nl="Bewaard als {file}. Zet het bestand op een stick of druk het af, en wis het dan van deze computer.",
    en="Saved as {file}. Put the file on a stick or print it, then delete it from this machine.",
)
CODE_MISSING = Text(
    nl="De herstelcode is nog niet bevestigd. Zonder die code is het boek weg als deze computer stukgaat.",
    en="The recovery code has not been confirmed. Without it the book is lost if this machine breaks.",
)
CODE_NOW = Text(nl="Nu doen", en="Do it now")
CODE_CONFIRM = Text(nl="Code bevestigen", en="Confirm the code")
CODE_NOT_KEPT = Text(
    nl="De bevestiging is niet bewaard. Uw code klopt. Probeer het nog een keer.",
    en="The confirmation was not kept. Your code is right. Try once more.",
)
RECOVERY_NAME = Text(nl="Herstelcode in groepen", en="Recovery code in groups")
