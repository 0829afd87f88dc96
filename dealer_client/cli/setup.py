"""`dealer-client setup`: make a profile, for practice or for a real shop."""

from __future__ import annotations

import json
import shlex

from dealer_client.register.wording import Text
from dealer_client.vault.profile import KeyPlace

from .context import Context, InputWrong

_MOST_SHOP_BYTES = 64 * 1024


def make_profile(context: Context) -> int:
    """Makes the profile and says where it is. Raises DealerError."""
    from dealer_client.setting_up import RegisterToEnrolWith, set_up, set_up_practice, shop_details

    arguments, home = context.arguments, context.home
    keys = KeyPlace(arguments.keys) if arguments.keys else None
    passphrase = context.new_passphrase() if keys is KeyPlace.PASSPHRASE else ""
    if arguments.practice:
        set_up_practice(home, keys or KeyPlace.PRACTICE_FILE, passphrase)
        context.say(
            Text(
                nl="Klaar: een oefenprofiel in {home}. Alles daarin is oefenen. Open de balie met: "
                "dealer-client --home {quoted}",
                en="Ready: a practice profile in {home}. Everything in it is practice. Open the counter with: "
                "dealer-client --home {quoted}",
            ).filled(home=home, quoted=shlex.quote(str(home)))
        )
        return 0
    if arguments.shop is None:
        raise InputWrong(
            Text(
                nl="Kies --practice om te oefenen, of geef met --shop het bestand met de gegevens van de winkel.",
                en="Choose --practice to practise, or name the file with the shop's details with --shop.",
            ),
            field="shop",
        )
    if bool(arguments.register) != bool(arguments.code):
        raise InputWrong(
            Text(
                nl="--register en --code horen bij elkaar: geef het adres van het register en de code die u kreeg.",
                en="--register and --code belong together: give the register's address and the code you were given.",
            ),
            field="code",
        )
    try:
        values = json.loads(context.read_text(str(arguments.shop), _MOST_SHOP_BYTES))
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise InputWrong(
            Text(nl="{name} is geen JSON-object.", en="{name} is not a JSON object.").filled(name=arguments.shop),
            field="shop",
        )
    register = RegisterToEnrolWith(url=arguments.register, code=arguments.code) if arguments.register else None
    set_up(
        home,
        shop_details(values),
        register,
        keys=keys or KeyPlace.KEYRING,
        practice=False,
        passphrase=passphrase,
    )
    context.say(
        Text(nl="Klaar: de balie is ingericht in {home}.", en="Ready: the counter is set up in {home}.").filled(
            home=home
        )
    )
    return 0
