"""The migrations of the research database, oldest first; the last one is `RESEARCH_HEAD`."""
