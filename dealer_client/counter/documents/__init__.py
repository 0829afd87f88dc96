"""Documents: making the extract of a period, and checking one."""
