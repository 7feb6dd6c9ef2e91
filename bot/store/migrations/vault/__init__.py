"""The migrations of the vault, oldest first; the last one is `VAULT_HEAD`."""
