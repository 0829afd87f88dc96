<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL">
<context>
    <name>CategoryChips</name>
    <message>
        <source>More …</source>
        <translation>Meer …</translation>
    </message>
</context>
<context>
    <name>CheckLines</name>
    <message>
        <source>Still to fill in</source>
        <translation>Nog in te vullen</translation>
    </message>
    <message>
        <source>Better filled in too</source>
        <translation>Ook goed om in te vullen</translation>
    </message>
    <message>
        <source>Question about item {n} answered</source>
        <translation>Vraag over goed {n} beantwoord</translation>
    </message>
    <message>
        <source>One more question about item {n}</source>
        <translation>Nog één vraag over goed {n}</translation>
    </message>
    <message>
        <source>Explanation: Ctrl+E</source>
        <translation>Toelichting: Ctrl+E</translation>
    </message>
    <message>
        <source>Document valid until {day}</source>
        <translation>Document geldig t/m {day}</translation>
    </message>
    <message>
        <source>1 identifier not registered stolen</source>
        <translation>1 kenmerk niet gestolen gemeld</translation>
    </message>
    <message>
        <source>{n} identifiers not registered stolen</source>
        <translation>{n} kenmerken niet gestolen gemeld</translation>
    </message>
    <message>
        <source>1 identifier not on the watchlist of {day}</source>
        <translation>1 kenmerk niet op de lijst van {day}</translation>
    </message>
    <message>
        <source>{n} identifiers not on the watchlist of {day}</source>
        <translation>{n} kenmerken niet op de lijst van {day}</translation>
    </message>
    <message>
        <source>The register is asked as soon as there is a line.</source>
        <translation>Het register wordt gevraagd zodra er verbinding is.</translation>
    </message>
    <message>
        <source>Not checked for theft yet</source>
        <translation>Nog niet nagekeken op diefstal</translation>
    </message>
    <message>
        <source>Happens by itself as soon as there is a line.</source>
        <translation>Gebeurt vanzelf zodra er verbinding is.</translation>
    </message>
</context>
<context>
    <name>ChecksPanel</name>
    <message>
        <source>Checks</source>
        <translation>Controle</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} open</translation>
    </message>
    <message>
        <source>all right</source>
        <translation>in orde</translation>
    </message>
</context>
<context>
    <name>CounterWindow</name>
    <message>
        <source>Counter</source>
        <translation>Balie</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>OEFENEN</translation>
    </message>
    <message>
        <source>What you typed has not been recorded. Close once more to drop it.</source>
        <translation>Wat u typte is nog niet vastgelegd. Sluit nog een keer om het weg te gooien.</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>Explanation</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <source>What do you do? (kept in the entry)</source>
        <translation>Wat doet u? (komt in de post)</translation>
    </message>
    <message>
        <source>What do you do?</source>
        <translation>Wat doet u?</translation>
    </message>
    <message>
        <source>e.g. kept the item, police called</source>
        <translation>bv. goed gehouden, politie gebeld</translation>
    </message>
    <message>
        <source>Keep and close</source>
        <translation>Bewaar en sluit</translation>
    </message>
    <message>
        <source>Item {n}: {number}</source>
        <translation>Goed {n}: {number}</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Reason to go on</source>
        <translation>Reden om door te gaan</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>Kind of item</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Merk</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>Weight (g)</source>
        <translation>Gewicht (gram)</translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation>Gehalte</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Omschrijving</translation>
    </message>
    <message>
        <source>Price (€)</source>
        <translation>Prijs (€)</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Items</source>
        <translation>Goederen</translation>
    </message>
    <message>
        <source>+ Item</source>
        <translation>+ Goed</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Nieuw goed</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Wachtzin</translation>
    </message>
    <message>
        <source>Open the book</source>
        <translation>Het boek openen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>This book opens with your passphrase.</source>
        <translation>Dit boek gaat open met uw wachtzin.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>The book could not be opened</source>
        <translation>Het boek kon niet worden geopend</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Your book was not changed. Try again; if it stays like this, restart the computer or ask for help and mention `dealer-client doctor`.</source>
        <translation>Er ging iets mis in het programma. Uw boek is niet gewijzigd. Probeer het opnieuw; blijft het zo, start de computer dan opnieuw op of vraag hulp en noem `dealer-client doctor`.</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Payment</source>
        <translation>Uitbetalen</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Betaald met</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Contant</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>Inkoop</translation>
    </message>
    <message>
        <source>Trade-in</source>
        <translation>Inruil</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>Consignatie</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>Pand</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Kind of deal</source>
        <translation>Soort overeenkomst</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 goed</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} goederen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Bezig met vastleggen …</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Vastleggen</translation>
    </message>
</context>
<context>
    <name>PracticeBadge</name>
    <message>
        <source>PRACTICE</source>
        <translation>OEFENEN</translation>
    </message>
    <message>
        <source>Practice: nothing here is real, and nothing goes to the real register.</source>
        <translation>Oefenen: niets hier is echt, en niets gaat naar het echte register.</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>PRACTICE</source>
        <translation>OEFENEN</translation>
    </message>
    <message>
        <source>Nothing here is real, and nothing goes to the real register.</source>
        <translation>Niets hier is echt en niets gaat naar het echte register.</translation>
    </message>
</context>
<context>
    <name>PurchasePlace</name>
    <message>
        <source>Purchase</source>
        <translation>Inkoop</translation>
    </message>
    <message>
        <source>becomes entry {number}</source>
        <translation>wordt post {number}</translation>
    </message>
</context>
<context>
    <name>RecordedPanel</name>
    <message>
        <source>The last entry</source>
        <translation>De laatste post</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Vastgelegd</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Volgende klant</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 goed</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} goederen</translation>
    </message>
    <message>
        <source>Keep until {day} inclusive</source>
        <translation>Bewaren t/m {day}</translation>
    </message>
    <message>
        <source>Put this number on the goods: {numbers}</source>
        <translation>Zet dit nummer op de goederen: {numbers}</translation>
    </message>
    <message>
        <source>Keep {numbers} apart until you hear more.</source>
        <translation>Leg {numbers} apart tot u bericht krijgt.</translation>
    </message>
</context>
<context>
    <name>SellerPanel</name>
    <message>
        <source>Seller</source>
        <translation>Aanbieder</translation>
    </message>
    <message>
        <source>Document read</source>
        <translation>Document gelezen</translation>
    </message>
    <message>
        <source>Type, or scan the document</source>
        <translation>Typ, of scan het document</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Tussenv.</translation>
    </message>
    <message>
        <source>Given names</source>
        <translation>Voornamen</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Geboortedatum</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Nationaliteit</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Documentnummer</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Geldig t/m</translation>
    </message>
    <message>
        <source>Issued by (state)</source>
        <translation>Land van afgifte</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Huisnr.</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>Toev.</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straat</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Paspoort</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>Identiteitskaart</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>Rijbewijs</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>Verblijfsdocument</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The book is opening …</source>
        <translation>Het boek gaat open …</translation>
    </message>
    <message>
        <source>The book is not open</source>
        <translation>Het boek is niet open</translation>
    </message>
    <message>
        <source>Central register: {state}</source>
        <translation>Centraal register: {state}</translation>
    </message>
    <message>
        <source>Not enrolled with a central register</source>
        <translation>Niet aangemeld bij een centraal register</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 post</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} posten</translation>
    </message>
    <message>
        <source>Book {series}</source>
        <translation>Boek {series}</translation>
    </message>
    <message>
        <source>Switch to Dutch or English</source>
        <translation>Wisselen tussen Nederlands en Engels</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Wisselen tussen licht en donker</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Licht of donker</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>1 new message</source>
        <translation>1 nieuwe melding</translation>
    </message>
    <message>
        <source>{n} new messages</source>
        <translation>{n} nieuwe meldingen</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Aangemeld</translation>
    </message>
</context>
</TS>
