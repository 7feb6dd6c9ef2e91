"""Each rule finds what readers stumble on, at the very words, and leaves plain texts alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.plain_language import Rule, findings, label_findings

NN = "\u202f"
FOUND = [
    ("fr", "Bonjour. Et " + "mot " * 14 + "fin.", Rule.LONG_SENTENCE, "Et " + "mot " * 14 + "fin."),
    ("en", "Hi. And " + "word " * 14 + "end.", Rule.LONG_SENTENCE, "And " + "word " * 14 + "end."),
    ("ar", "كلمة " * 16, Rule.LONG_SENTENCE, ("كلمة " * 16).strip()),
    ("fr", "Ne partez pas sans papier.", Rule.TWO_NEGATIONS, "Ne partez pas sans papier."),
    ("fr", "Si vous n’avez rien, n’écrivez pas.", Rule.TWO_NEGATIONS, None),
    ("fr", "Pas de photo, pas d’aide.", Rule.TWO_NEGATIONS, None),
    ("en", "You cannot go on without it.", Rule.TWO_NEGATIONS, None),
    ("en", "Do not send it if you have no bill.", Rule.TWO_NEGATIONS, None),
    ("fr", "Comptez l’AAH.", Rule.ABBREVIATION, "AAH"),
    ("fr", "Écrivez à l’URSSAF.", Rule.ABBREVIATION, "URSSAF"),
    ("fr", "Comptez l’A.P.L. aussi.", Rule.ABBREVIATION, "A.P.L"),
    ("fr", "Argent du mois M-1", Rule.ABBREVIATION, "M-1"),
    ("fr", "Votre RSA (15 chiffres)", Rule.ABBREVIATION, "RSA"),
    ("en", "Your CAF statement", Rule.ABBREVIATION, "CAF"),
    ("ar", "شهادة \u2068CAF\u2069 هنا", Rule.ABBREVIATION, "CAF"),
    ("fr", "Votre Bailleur.", Rule.ADMINISTRATIVE_WORD, "Bailleur"),
    ("fr", "L’ayant droit signe.", Rule.ADMINISTRATIVE_WORD, "ayant droit"),
    ("en", "Send it prior to Monday.", Rule.ADMINISTRATIVE_WORD, "prior to"),
    ("fr", f"Où{NN}? Là. Et quand{NN}?", Rule.SEVERAL_QUESTIONS, f"Et quand{NN}?"),
    ("ar", "أين؟ متى؟", Rule.SEVERAL_QUESTIONS, "متى؟"),
    ("fr", f"Une photo{NN}; un papier.", Rule.MANY_IDEAS, ";"),
    ("fr", "Le nom, le prénom, l’âge, le sexe.", Rule.MANY_IDEAS, None),
    ("ar", "الاسم، اللقب، العمر، الجنس", Rule.MANY_IDEAS, "الاسم، اللقب، العمر، الجنس"),
    ("fr", "Votre dossier sera étudié.", Rule.PASSIVE, "sera étudié"),
    ("fr", "La facture est payée par le Département.", Rule.PASSIVE, "est payée"),
    ("fr", "Votre demande a bien été reçue.", Rule.PASSIVE, "été reçue"),
    ("fr", "La copie doit être signée.", Rule.PASSIVE, "être signée"),
    ("en", "Your answers will be deleted.", Rule.PASSIVE, "be deleted"),
    ("en", "The bill is paid by the council.", Rule.PASSIVE, "is paid"),
    ("fr", f"Nous payons 75{NN}% du prix.", Rule.PERCENT, f"75{NN}%"),
    ("en", "It is 20 per cent.", Rule.PERCENT, "per cent"),
    ("fr", "Voir l’annexe IV.", Rule.ROMAN_NUMERAL, "IV"),
    ("fr", "Au XXIe siècle.", Rule.ROMAN_NUMERAL, "XXIe"),
    ("fr", "Date (JJ/MM/AAAA)", Rule.DATE_PATTERN, "JJ/MM/AAAA"),
    ("en", "Date: dd-mm-yyyy", Rule.DATE_PATTERN, "dd-mm-yyyy"),
    ("fr", "C’est très important, ATTENTION.", Rule.SHOUTING, "ATTENTION"),
    ("fr", "C’est TRÈS bien.", Rule.SHOUTING, "TRÈS"),
    ("fr", "N’envoyez PAS la carte.", Rule.SHOUTING, "PAS"),
    ("fr", "FAIS ÇA vite.", Rule.SHOUTING, "FAIS ÇA"),
    ("fr", "PHOTO OBLIGATOIRE ici.", Rule.SHOUTING, "PHOTO OBLIGATOIRE"),
    ("en", "Do NOT send it.", Rule.SHOUTING, "NOT"),
]  # fmt: skip
PLAIN = {
    "fr": [
        "Combien devez-vous payer ? Un montant environ suffit.",
        "Je ne peux pas payer une facture.",
        "Vous avez sans doute droit à l’aide. Elle n’est pas sûre.",
        "Non, je ne continue pas.",
        "Envoyez le n° de la facture. Ne payez pas.",
        "Ne comptez pas l’aide au logement (APL). L’APL est à part.",
        "L’APL (aide au logement) compte.",
        "Envoyez un SMS ou un PDF. Vous êtes en HLM ? OK.",
        "Si vous ne savez pas, touchez « Je ne sais pas ».",
        "Le bureau B12 sera ouvert. Référence : AB123C.",
        "Le demandeur d’asile écrit ici.",
        "Dansez vers la gauche. La statue est belle. Mon avis compte.",
        "Le chien aboie. Le préavis est court. Une chaîne de mots.",
        "L’énergie est coupée. Elle est donnée une fois par an. C’est gratuit.",
        "Mon mari sera arrivé demain. Elle doit être née ici. Il s’est trompé.",
        "Vous serez peut-être fatigué. Cet été fermé, nous partons.",
        "Touchez « Pourquoi ? » pour savoir. Touchez-vous « Aide ? »",
        "Quelle est la date ? Exemple : 27/3/1985 (JJ/MM/AAAA)",
        "Prix : 1,50 €, 2,50 €.",
        "J’ai 2 enfants. Le loyer est de 700 à 1 200 €.",
    ],
    "en": [
        "I do not know.",
        "No, I do not want it.",
        "Tell us whether or not it is yours. You are free to say no.",
        "Only one line, or none.",
        "Do not count housing benefit (APL).",
        "It is cut off. It is usually given once a year. You are married.",
        "It can be hard. You will be tired.",
        "Send your residence permit. Use your hands. An upon-request form.",
        "I help. I am 40. The year 1990.",
    ],
    "ar": ["لا تحسب مساعدة السكن (\u2068APL\u2069).", "اكتب بدون أخطاء، لا تنس شيئا."],
}
LABELS = {
    "👍": True, "…": True, "O/N": True, "N/A": True, "A": True, "Cliquez ici": True,
    "Click here": True, "Oui": False, "2": False, "OK": False, "Moins de 700 €": False,
    "J’envoie 👍": False, "لا": False,
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "rule", "words"), FOUND)
def test_a_rule_finds_its_words(language: str, text: str, rule: Rule, words: str | None) -> None:
    """Each rule finds the words it is about, and no other rule finds anything."""
    found = {(one.rule, text[one.start : one.end]) for one in findings(text, language)}
    assert found == {(rule, text if words is None else words)}


@pytest.mark.parametrize(("language", "text"), [(k, text) for k in PLAIN for text in PLAIN[k]])
def test_plain_texts_are_left_alone(language: str, text: str) -> None:
    """What is plain, or not surely a fault, is not reported."""
    assert findings(text, language) == ()


@pytest.mark.parametrize("label", LABELS)
def test_a_label_says_what_it_does(label: str) -> None:
    """A label of signs, of one letter or of "here" alone is unclear; a word or number is not."""
    found = {one.rule for one in label_findings(label, "fr")} & {Rule.UNCLEAR_LABEL}
    assert found == ({Rule.UNCLEAR_LABEL} if LABELS[label] else set())


def test_the_glossary_explains() -> None:
    """An abbreviation of the glossary needs no explanation; another does."""
    found = findings("La CAF et la MSA.", "fr", {"CAF"})
    assert [one.values["found"] for one in found] == ["MSA"]


def test_fifteen_words_are_enough() -> None:
    """A sentence of 15 words is short enough; a placeholder in it counts as one."""
    assert findings("Mot " + "mot " * 13 + "{contact.phone}.", "fr") == ()
    (found,) = findings("Mot " + "mot " * 14 + "{contact.phone}.", "fr")
    assert found.values == {"words": "16", "limit": "15", "sentence": "Mot mot mot mot…"}


def test_what_stands_in_braces_is_not_read() -> None:
    """Names of placeholders are no words of the text."""
    assert findings("Voici {quittance} et {AAH}.", "fr") == ()


@given(st.sampled_from(["fr", "en", "ar", "xx"]), st.text(max_size=80))
def test_findings_lie_in_the_text(language: str, text: str) -> None:
    """Whatever the text, findings come in order, each over some of its characters."""
    found = label_findings(text, language)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    ordered = [one.start for one in findings(text, language)]
    assert ordered == sorted(ordered)
