"""An inspection at the counter: who looks, at what, and the entry that says so."""
