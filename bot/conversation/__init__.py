"""One turn, pure: a session and an input become the next session, replies and events."""
