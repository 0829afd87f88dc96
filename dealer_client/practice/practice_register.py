"""The practice register itself: its database, its key, and who waits at its feeds."""

from __future__ import annotations

import secrets
from datetime import timedelta

from .attempts import FailedAttempts
from .database import Database
from .feed import FeedBell
from .practice_data import load_practice_data
from .register_key import register_key
from .rule_packs import publish_rule_pack

TOKEN_LIFETIME = timedelta(minutes=15)

_MOST_FAILED_ENROLMENTS = 20
_FAILURES_COUNT_SECONDS = 300


class PracticeRegister:
    """What all calls share. Every thread may use it."""

    def __init__(self, database_url: str, *, token_lifetime: timedelta = TOKEN_LIFETIME, rule_pack: str = "") -> None:
        """Opens the database; a new one gets its key and the practice data. Raises CannotStart.

        `rule_pack` is the text of a pack to publish.
        """
        self.database = Database(database_url)
        with self.database.starting() as connection:
            self.key = register_key(connection)
            load_practice_data(connection)
            if rule_pack:
                publish_rule_pack(connection, self.key, rule_pack)
        self.bell = FeedBell()
        self.failed_enrolments = FailedAttempts(_MOST_FAILED_ENROLMENTS, _FAILURES_COUNT_SECONDS)
        self.token_lifetime = token_lifetime
        # Stands in the police desk's forms; only its own pages know it. New at each start.
        self.form_token = secrets.token_urlsafe(32)

    def close(self) -> None:
        """Gives the database back."""
        self.database.close()
