"""What the rules need to know of French: negations, the passive, abbreviations everyone knows.

Each function takes the words of one sentence. Only clear cases count: `est coupée` may be a state,
`sera coupée` and `est coupée par le fournisseur` are passives.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.flow.plain_language.listed import listed
from bot.flow.plain_language.prose import Word

KNOWN = listed(
    "SMS MMS PDF OK TV CD DVD USB GPS WC PC CV SIM QR PIN HLM SNCF RATP RER TGV EDF ADN SOS",
    "SAMU RDV TTC",
)
"""Abbreviations that are words of everyday life in France; `glossary` has those of a service."""

EMPHASISED = listed(
    "NE PAS NON OUI TOUT TOUS TOUTE TOUTES AVANT APRÈS JAMAIS UN UNE DEUX SEUL SEULE ET OU",
    "DOIT VOUS VOTRE VOS LE LA LES DE DES DU AU TRÈS PLUS MOINS BIEN ATTENTION URGENT NOTE MERCI",
)
"""Plain words that writers put in capitals for emphasis: shouting, not abbreviations."""

_BE = listed(
    "suis es est sommes êtes sont étais était étions étiez étaient fus fut furent serai",
    "seras sera serons serez seront serais serait serions seriez seraient sois soit soyons",
    "soyez soient été être étant",
)
_WILL_BE = listed("serai sera serons serez seront serait serions seriez seraient")
_HAVE = listed(
    "ai as a avons avez ont avait avaient aura auront aurait auraient ayant",
)
_AGENT = listed(
    "le la les l un une des nos notre vos votre son sa ses leur leurs ce cette ces nous",
    "vous eux lui elle quelqu",
)
_ITSELF = listed("se s me m te t")
_BETWEEN = listed("pas plus bien déjà aussi toujours ensuite alors jamais souvent tous")
_REGULAR = ("é", "ée", "és", "ées")
_IRREGULAR = frozenset(
    f"{stem}{end}"
    for stem in listed(
        "mis remis transmis permis admis promis soumis pris repris compris appris dit interdit",
        "fait refait tenu retenu obtenu maintenu vu revu prévu lu élu écrit inscrit décrit",
        "prescrit souscrit produit réduit conduit traduit instruit construit détruit reçu perçu",
        "rendu vendu perdu attendu entendu suspendu défendu ouvert offert couvert découvert",
        "établi choisi rempli fini saisi averti fourni suivi servi puni défini résolu exclu",
    )
    for end in ("", "e", "s", "es")
)
_STATE = frozenset(
    f"{stem}{end}"
    for stem in listed(
        "allé arrivé entré rentré resté tombé monté passé retourné né décédé âgé marié séparé",
        "divorcé pacsé situé intéressé fatigué désolé privé venu devenu revenu parvenu logé",
        "hébergé employé retraité salarié ouvert fermé",
    )
    for end in ("", "e", "s", "es")
)
"""After `sera` or `être`, no passives: verbs of movement, and states of a person."""


def negations(words: Sequence[Word]) -> int:
    """Count the negations of a sentence: `ne … pas` is one, and so are `sans` and `non-`."""
    texts = [word.text for word in words]
    without = sum(
        text == "sans" and following != "doute"
        for text, following in zip(texts, [*texts[1:], ""], strict=True)
    )
    bound = texts.count("ne") + sum(
        word.text == "n" and after.glued for word, after in pairwise(words)
    )
    bare = max(0, texts.count("pas") - bound)
    return bound + bare + without + sum(text.startswith("non-") for text in texts)


def passives(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Find clear passives: the first and last word of each, by position."""
    for at, word in enumerate(words):
        if word.text not in _BE:
            continue
        after = at + 1
        while after < len(words) and _stands_between(words[after].text):
            after += 1
        participle = words[after].text if after < len(words) else ""
        if _is_participle(participle) and _is_clear(words, at, after):
            yield at, after


def _is_participle(text: str) -> bool:
    return text not in _STATE and (text in _IRREGULAR or text.endswith(_REGULAR))


def _stands_between(text: str) -> bool:
    return text in _BETWEEN or text.endswith("ment")


def _is_clear(words: Sequence[Word], at: int, participle: int) -> bool:
    before = [word.text for word in words[max(0, at - 2) : at]]
    following = [word.text for word in words[participle + 1 : participle + 3]]
    if len(following) == 2 and following[0] == "par" and following[1] in _AGENT:  # noqa: PLR2004 - par and an agent
        return True
    match words[at].text:
        case "été":
            return any(text in _HAVE for text in before)
        case "être":
            return True
        case text:
            return text in _WILL_BE and not (before and before[-1] in _ITSELF)
