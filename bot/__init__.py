"""Guichet: a Telegram bot that takes citizens through a request written as a YAML flow."""

__version__ = "0.1.0"
