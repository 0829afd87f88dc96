"""The central register: wire messages, the HTTP client and the sync engine."""
