"""The migrations of the journal, oldest first; the last one is `JOURNAL_HEAD`."""
