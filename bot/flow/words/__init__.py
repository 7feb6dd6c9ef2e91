"""Words: the state of each text in each language, and the round trip for translators."""
