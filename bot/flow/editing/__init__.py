"""What a YAML editor needs to explain the language: a JSON schema for each kind of file.

The keys come from the models that read the files, the sentences from the designers' guide: neither
is written here again. `schema_of` puts them together.
"""

from bot.flow.editing.schema import FILES, schema_of

__all__ = ["FILES", "schema_of"]
