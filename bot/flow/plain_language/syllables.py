"""Syllables of a word, told from its letters: good enough to compare texts, and quick.

A word loses its silent ending, gets a stroke where two vowels are heard apart, and its groups of
vowels are counted. Measured by frequency of use: French 99.7 % right on the 5,000 most frequent
words of Lexique 3.83; English 98.8 % right on 79,000 words of plain and legal pages against the
CMU Pronouncing Dictionary.
"""

import re

from bot.flow.plain_language.listed import listed

_VOWELS = "aàâäeéèêëiîïoôöuùûüyœæ"
_GROUP = re.compile(f"[{_VOWELS}]+")

_SPOKEN_ENT = listed(
    "vent dent cent lent souvent content parent argent client accident président différent",
    "urgent patient absent agent violent innocent talent évident récent prudent présent",
    "couvent fréquent incident précédent excellent intelligent suffisant comment",
)
"""French words whose last syllable is heard; `-ent` of a verb (`vivent`) is not, `-ment` is."""

_FRENCH = (
    (re.compile(r"qu|gu(?=[eéèêiy])"), "k"),
    (re.compile(rf"(?<=[{_VOWELS}])y(?=[{_VOWELS}])"), "i|"),
    (re.compile(rf"(?<=[^{_VOWELS}|])es?$|(?<=[éiuï])es?$"), ""),
    (re.compile(r"(?<=é)(?=[aâeèiïoôu])|(?<=[aou])(?=[éèïëö])|(?<=a)(?=o)|(?<=o)(?=a)"), "|"),
    (re.compile(r"(?<=[bcdfgptv][lr][iu])(?=[aeéoè])"), "|"),
)
_FRENCH_VERB = re.compile(r"(?<=[^m])ent$")

_ENGLISH = (
    (re.compile(r"(?<=[^aeiou])e(?=(?:ly|ment|ful|less|ness|times?|thing|where|by)s?$)"), ""),
    (re.compile(r"(?<=[aeiouy])e$|(?<=[^aeiouylr])e$|(?<=[aeiouy][lr])e$"), ""),
    (re.compile(r"(?<=[^aeiouycghlszx])es$|(?<=[aeiouy]l)es$|(?<=[^cs]h)es$|(?<=ngu)es$"), ""),
    (re.compile(r"(?<=[^aeiouytdl])ed$|(?<=[aeioul]l)ed$|(?<=[aeiouy])ed$"), ""),
    (re.compile(r"qu|gu(?=[aeiou])"), "k"),
    (re.compile(r"(?<=[^tscgx]i)(?=[aou])|(?<=[aeiouy])(?=ing)|(?<=cre)(?=a)|(?<=u)(?=a)"), "|"),
    (re.compile(r"(?<=[rl]i)(?=e[tnr])|(?<=[aeo])(?=y[aeiou])"), "|"),
)


def syllables(word: str, language: str) -> int:
    """Count the syllables of a word in lower case, at least one; `language` is fr or en."""
    left = word
    if language == "fr" and len(word) > 4 and word not in _SPOKEN_ENT:  # noqa: PLR2004 - vent, dent
        left = _FRENCH_VERB.sub("", left)
    for pattern, instead in _FRENCH if language == "fr" else _ENGLISH:
        left = pattern.sub(instead, left)
    return len(_GROUP.findall(left)) or 1
