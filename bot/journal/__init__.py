"""The log: a trace inside an open session, mergeable counts once it is closed. No SQL here."""
