"""Documents for an inspector: making an extract of a period, and checking one."""
