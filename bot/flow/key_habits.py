"""Keys that people write by habit, from French or from other tools, and what we call them."""

_HABITS = {
    "text": ("texte", "question", "message", "label", "title"),
    "choices": ("options", "choix", "réponses", "reponses", "answers", "values"),
    "example": ("exemple", "placeholder", "hint"),
    "help": ("aide",),
    "label": ("libellé", "libelle", "nom"),
    "language": ("langue", "lang"),
    "languages": ("langues",),
    "max": ("maximum", "maxi"),
    "max_length": ("max_len", "maxlen", "maxlength", "max"),
    "min": ("minimum", "mini"),
    "min_length": ("min_len", "minlen", "minlength", "min"),
    "optional": ("facultatif", "optionnel"),
    "pattern": ("regex", "regexp", "format"),
    "purpose": ("but", "finalité", "finalite"),
    "say": ("texte", "message"),
    "steps": ("étapes", "etapes", "questions"),
    "summary": ("résumé", "resume", "name", "nom"),
    "title": ("titre", "name", "nom"),
    "when": ("if", "si", "quand", "condition", "conditions"),
    "why": ("pourquoi", "reason"),
}


def habit(key: str, known: frozenset[str]) -> str:
    """Give the known key that somebody meant by a word of other tools, or nothing."""
    word = key.strip().lower()
    return next((own for own, others in _HABITS.items() if own in known and word in others), "")
