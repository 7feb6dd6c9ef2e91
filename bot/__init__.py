"""Guichet: a Telegram bot that takes citizens through a simplified request written as a YAML flow."""

__version__ = "0.1.0"
