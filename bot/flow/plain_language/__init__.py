"""Plain language: what readers may stumble on in a text, and how easy a whole flow is to read.

Pure functions over texts, for flows as for the bot's own phrases. prose (words, sentences) → rules.
"""

from bot.flow.plain_language.finding import Finding, Rule
from bot.flow.plain_language.rules import LONGEST_SENTENCE, findings, label_findings

__all__ = ["LONGEST_SENTENCE", "Finding", "Rule", "findings", "label_findings"]
