"""Documents: the register extract, and verifying one."""
