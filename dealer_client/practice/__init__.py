"""The practice central register: a real HTTP server for practice and demonstration."""
