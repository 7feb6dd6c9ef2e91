"""What `guichet chat` itself says around a conversation, in French and in English."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "hello": "{flow}, as people get it in Telegram. Nothing is kept.",
    "hello.how": (
        "Answer with words or with the number of a button (#1 where a number is an answer).\n"
        "/back /why /help /skip and the other commands work; /send photo sends one.\n"
        "/values shows facts and tables, /trace what the log would hold, /expire a long silence.\n"
        "/record FILE writes a scenario, /quit ends."
    ),
    "ended": "The conversation has ended: {outcome}. /restart begins again.",
    "erased": "Everything is erased. Write something to begin again.",
    "expired": "After {days} days of silence the bot closes the conversation: {outcome}.",
    "nothing_open": "No conversation is open.",
    "no_button": "There is no button {number}.",
    "facts": "facts",
    "tables": "tables",
    "repeats": "repeats",
    "no_values": "There are no facts and no tables yet.",
    "trace": "what the log would hold",
    "trace.empty": "Nothing yet.",
    "send": "/send photo or /send pdf sends one.",
    "record": "/record FILE: give the name of a file to write.",
    "recorded": "Written: {file}",
    "exists": "{file} exists already. To write it again, add --force to guichet chat.",
    "unwritable": "{file} cannot be written here.",
    "bye": "Goodbye. Nothing was kept.",
}
FRENCH: Mapping[str, str] = {
    "hello": "{flow}, comme dans Telegram. Rien n’est gardé.",
    "hello.how": (
        "Répondez avec des mots ou le numéro d’un bouton (#1 là où un nombre est une réponse).\n"
        "/back /why /help /skip et les autres commandes marchent ; /send photo en envoie une.\n"
        "/values montre faits et tables, /trace le journal, /expire un long silence.\n"
        "/record FICHIER écrit un scénario, /quit termine."
    ),
    "ended": "La conversation est finie : {outcome}. /restart recommence.",
    "erased": "Tout est effacé. Écrivez quelque chose pour recommencer.",
    "expired": "Après {days} jours de silence, le robot ferme la conversation : {outcome}.",
    "nothing_open": "Aucune conversation n’est ouverte.",
    "no_button": "Il n’y a pas de bouton {number}.",
    "facts": "faits",
    "tables": "tables",
    "repeats": "répétitions",
    "no_values": "Il n’y a pas encore de faits ni de tables.",
    "trace": "ce que le journal garderait",
    "trace.empty": "Rien encore.",
    "send": "/send photo ou /send pdf en envoie un.",
    "record": "/record FICHIER : donnez le nom d’un fichier à écrire.",
    "recorded": "Écrit : {file}",
    "exists": "{file} existe déjà. Pour le réécrire, ajoutez --force à guichet chat.",
    "unwritable": "{file} ne peut pas être écrit ici.",
    "bye": "Au revoir. Rien n’a été gardé.",
}
SENTENCES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "fr": FRENCH}


def chat_word(key: str, language: str, **values: object) -> str:
    """Give a sentence; any language but French reads English."""
    return SENTENCES["fr" if language == "fr" else "en"][key].format_map(values)
