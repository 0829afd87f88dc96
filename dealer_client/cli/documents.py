"""`dealer-client extract`, `verify`, `paper`, `photo` and `logo`: documents for an inspector, a seller or a buyer."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Callable

from dealer_client.documents.choice import Column, ExtractChoice, Register
from dealer_client.documents.files import read_file, read_pdf, save_document
from dealer_client.documents.kinds import PAPER_NAMES, PaperKind
from dealer_client.register.numbering import parse_number
from dealer_client.register.wording import Text

from .context import Context, InputWrong

_DOES_NOT_HOLD = 3
_MOST_PASSWORD_BYTES = 4096


def make_extract(context: Context) -> int:
    """Writes the extract of a period; an existing file is only replaced by a whole one. Raises DealerError."""
    arguments = context.arguments
    refuse_backward_period(context)
    choice = ExtractChoice(
        first=arguments.first,
        last=arguments.last,
        register=Register(arguments.register),
        seller=arguments.seller,
        text=arguments.text,
        category=arguments.category,
        first_number=_number(arguments.first_number),
        last_number=_number(arguments.last_number),
        columns=tuple(dict.fromkeys(Column(column) for column in arguments.columns)),
        redacted=arguments.without_persons,
    )
    certify = _certify(context)
    with context.counter() as counter:
        if choice.category and choice.category not in {category.key for category in counter.desk.categories}:
            raise InputWrong(
                Text(
                    nl="De soort {key} is er niet. Kies uit: {keys}.",
                    en="There is no kind {key}. Choose from: {keys}.",
                ).filled(key=choice.category, keys=", ".join(category.key for category in counter.desk.categories)),
                field="category",
            )
        pdf = counter.desk.extracting.make(choice, context.language, certify=certify)
    save_document(arguments.output, pdf)
    context.say(Text(nl="Uittreksel gemaakt: {file}", en="Extract made: {file}").filled(file=arguments.output))
    return 0


def verify(context: Context) -> int:
    """Says whether an extract holds, and how it stands to a second document; or whether a buyer's file does.

    Needs no profile; with one, the register's key is the one it enrolled with.
    """
    from dealer_client.documents.verify import verify_extract

    file = read_pdf(context.arguments.file)
    if file.startswith(b"{"):
        return _verify_ownership(context, file)
    key = _register_key(context)
    verdict = verify_extract(file, register_key=key)
    context.say(verdict.sentence)
    for remark in (*verdict.problems, *verdict.notes):
        context.say(remark)
    holds = verdict.holds
    if holds and context.arguments.pages:
        holds = _pages_are_as_drawn(context, file)
    if holds and context.arguments.second is not None:
        holds = _from_one_book(context, file, key)
    return 0 if holds else _DOES_NOT_HOLD


def _verify_ownership(context: Context, file: bytes) -> int:
    from dealer_client.documents.ownership_file import ownership_signer

    signer = ownership_signer(file)
    if signer is None:
        context.say(
            Text(
                nl="Dit eigendomsbestand klopt niet: het is gewijzigd, of geen balie heeft het ondertekend.",
                en="This ownership file does not hold: it was changed, or no counter signed it.",
            )
        )
        return _DOES_NOT_HOLD
    context.say(
        Text(
            nl="Dit eigendomsbestand klopt. Het is ondertekend door de balie met sleutel {key}. Die sleutel staat ook "
            "in elk uittreksel van die balie.",
            en="This ownership file holds. It was signed by the counter with key {key}. That key is in each extract of "
            "that counter too.",
        ).filled(key=signer)
    )
    return 0


def make_paper(context: Context) -> int:
    """Writes a document of an entry to hand out. Raises DealerError."""
    arguments = context.arguments
    kind, certify = PaperKind(arguments.kind), _certify(context)
    with context.counter() as counter:
        pdf = counter.desk.papers.preview(kind, arguments.number, context.language)
        save_document(arguments.output, pdf if certify is None else certify(pdf))
        counter.desk.papers.handed_out(kind, arguments.number)
    context.say(
        Text(nl="{paper} gemaakt: {file}", en="{paper} made: {file}").filled(
            paper=PAPER_NAMES[kind], file=arguments.output
        )
    )
    return 0


def save_photo(context: Context) -> int:
    """Writes a photo of an item to a file. Raises DealerError."""
    arguments = context.arguments
    known = re.fullmatch("[0-9a-fA-F]{64}", arguments.digest)
    with context.counter() as counter:
        image = counter.desk.photos.image(arguments.digest) if known else None
    if image is None:
        raise InputWrong(
            Text(
                nl="Deze foto is er niet. Neem de 64 tekens over die `entry` bij `photos` zegt; een foto kan ook zijn "
                "gewist na de bewaartijd.",
                en="There is no such photo. Copy the 64 characters that `entry` says under `photos`; a photo may also "
                "have been erased after its retention.",
            ),
            field="digest",
        )
    save_document(arguments.output, image)
    context.say(Text(nl="Foto bewaard: {file}", en="Photo saved: {file}").filled(file=arguments.output))
    return 0


def logo(context: Context) -> int:
    """Sets the logo on documents, or takes it away. Raises DealerError."""
    file = context.arguments.file
    data = None if file is None else read_file(file)
    with context.counter() as counter:
        counter.desk.papers.set_logo(data)
    set_now = Text(nl="Het logo staat op elk nieuw document.", en="The logo stands on every new document.")
    gone = Text(nl="Nieuwe documenten hebben geen logo meer.", en="New documents have no logo any more.")
    context.say(gone if data is None else set_now)
    return 0


def refuse_backward_period(context: Context) -> None:
    """Raises InputWrong where a period ends before it begins."""
    if context.arguments.last < context.arguments.first:
        raise InputWrong(
            Text(
                nl="De periode eindigt voor ze begint. Geef met --from de eerste dag en met --to de laatste.",
                en="The period ends before it begins. Give the first day with --from and the last with --to.",
            ),
            field="to",
        )


def _certify(context: Context) -> Callable[[bytes], bytes] | None:
    """Signs with the certificate that was named, if one was. Raises CertificateUnusable, NotRead or InputWrong."""
    arguments = context.arguments
    if arguments.certificate is None:
        return None
    from dealer_client.documents.certificate_signature import read_certificate, sign_with_certificate

    certificate = read_certificate(read_file(arguments.certificate), _certificate_password(context))
    return lambda pdf: sign_with_certificate(pdf, certificate, context.language, visible=arguments.visible)


def _certificate_password(context: Context) -> str:
    file = context.arguments.certificate_password_file
    if file is not None:
        return context.read_text(str(file), _MOST_PASSWORD_BYTES).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputWrong(
            Text(
                nl="Geef met --certificate-password-file het bestand met het wachtwoord van het certificaat.",
                en="Name the file with the certificate's password with --certificate-password-file.",
            ),
            field="certificate",
        )
    return getpass.getpass(
        Text(nl="Wachtwoord van het certificaat: ", en="Password of the certificate: ").in_language(context.language)
    )


def _number(typed: str | None) -> int | None:
    return None if typed is None else parse_number(typed)[0].number


def _register_key(context: Context) -> str | None:
    from dealer_client.vault.profile import has_profile

    if not has_profile(context.home):
        return None
    with context.counter() as counter:
        return counter.desk.at_work.register_key or None


def _pages_are_as_drawn(context: Context, file: bytes) -> bool:
    from dealer_client.documents.redraw import page_is_as_drawn

    same = page_is_as_drawn(file)
    context.say(
        Text(
            nl="De bladzijden zijn precies wat dit programma van de posten maakt.",
            en="The pages are exactly what this program makes of the entries.",
        )
        if same
        else Text(
            nl="De bladzijden zijn anders dan wat dit programma van de posten maakt. Dat kan ook door een andere "
            "versie komen: vergelijk de bladzijden met de posten.",
            en="The pages differ from what this program makes of the entries. Another version of it may be the reason: "
            "compare the pages with the entries.",
        )
    )
    return same


def _from_one_book(context: Context, file: bytes, key: str | None) -> bool:
    from dealer_client.documents.growing_book import compare_states, state_of

    first = state_of(file, register_key=key)[1]
    verdict, second, reason = state_of(read_pdf(context.arguments.second), register_key=key)
    if verdict is not None:
        context.say(verdict.sentence)
    if reason is not None:
        context.say(reason)
    if first is None or second is None:
        return False
    comparison = compare_states(first, second)
    context.say(comparison.sentence)
    return comparison.holds
