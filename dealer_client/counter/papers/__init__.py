"""Handing out the short documents of an entry: printed where they go, or shown on their print page first."""
