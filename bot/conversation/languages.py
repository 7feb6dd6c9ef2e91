"""The names of languages, each in its own words, as buttons say them."""

LANGUAGE_NAMES = {"fr": "Français", "en": "English", "ar": "العربية"}
