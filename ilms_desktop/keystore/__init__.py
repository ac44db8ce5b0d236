"""Passphrases of signing keys in the key store of the system. Keys themselves never go there."""
