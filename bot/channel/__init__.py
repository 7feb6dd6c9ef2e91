"""Telegram only: an update becomes an input, a reply becomes a call, an error becomes a verdict."""

import os

# python-telegram-bot's own switch: RetryAfter gives a timedelta, instead of a warning and an int.
os.environ["PTB_TIMEDELTA"] = "true"
