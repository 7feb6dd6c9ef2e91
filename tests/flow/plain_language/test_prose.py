"""Sentences and words are cut where a reader would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.plain_language.prose import masked, sentences_of

CUT = {
    "Bonjour. Je suis M. Dupont. Cela dure 10 minutes.":
        ["Bonjour.", "Je suis M. Dupont.", "Cela dure 10 minutes."],
    "Appelez le {contact.phone}, {contact.hours}. Merci\u202f!":
        ["Appelez le {contact.phone}, {contact.hours}.", "Merci\u202f!"],
    "Touchez «\u202fPourquoi\u202f?\u202f» pour savoir. Puis continuez.":
        ["Touchez «\u202fPourquoi\u202f?\u202f» pour savoir.", "Puis continuez."],
    "Écrivez «\u202fstop\u202f». Tout s’arrête.": ["Écrivez «\u202fstop\u202f».", "Tout s’arrête."],
    "Le prix est de 1.50 € ou 1 200,50 €. C’est tout.":
        ["Le prix est de 1.50 € ou 1 200,50 €.", "C’est tout."],
    "Voir art. 5, n° 3 et p. ex. le tél. 01 99 00 12 34. Merci.":
        ["Voir art. 5, n° 3 et p. ex. le tél. 01 99 00 12 34.", "Merci."],
    "Photos, papiers, etc. Ensuite, envoyez.": ["Photos, papiers, etc.", "Ensuite, envoyez."],
    "Écrivez à aide@exemple.fr ou sur https://exemple.fr/a.b. Merci.":
        ["Écrivez à aide@exemple.fr ou sur https://exemple.fr/a.b.", "Merci."],
    "Il faut\u202f:\n- une photo\n- un papier\n\nMerci":
        ["Il faut\u202f:", "une photo", "un papier", "Merci"],
    "Le chauffage de la maison est en panne depuis\nhier et ne marche plus.":
        ["Le chauffage de la maison est en panne depuis\nhier et ne marche plus."],
    "Fait à … le …\u202f; signé": ["Fait à … le …\u202f; signé"],
    "Call at 5 p.m. Then write, e.g. by mail. No. 5 is yours. Not yours? No. Thank you.":
        ["Call at 5 p.m.", "Then write, e.g. by mail.", "No. 5 is yours.", "Not yours?", "No.",
         "Thank you."],
    "لم تتغير إجابتك؟ نعم. شكرا": ["لم تتغير إجابتك؟", "نعم.", "شكرا"],
    "…": [],
}  # fmt: skip
LENGTHS = {
    "l’énergie est là": 3,
    "aujourd’hui, s'il y a-t-il": 4,
    "Vous serez avisé(e).": 3,
    "Appelez le 01 99 00 12 34.": 3,
    "Il reste 1\u202f200,50 €.": 3,
    "Le {contact.phone}, {estimate.low}": 3,
    "I don't know it": 4,
    "aide@exemple.fr": 1,
    "عدّلت رسالة قديمة": 3,
}


@pytest.mark.parametrize("text", CUT)
def test_sentences_are_cut_where_they_end(text: str) -> None:
    """Points that shorten, figures, quotes, braces and lists cut a text as a reader would."""
    found = sentences_of(masked(text))
    assert [text[sentence.start : sentence.end] for sentence in found] == CUT[text]


@pytest.mark.parametrize("text", LENGTHS)
def test_a_word_stands_between_spaces(text: str) -> None:
    """Elided words, numbers with spaces, addresses and placeholders count as one word."""
    (sentence,) = sentences_of(masked(text))
    assert sentence.length == LENGTHS[text]


@given(st.text("aéÀ .!?…«»'’-\n1{}()،؟عM\u202f", max_size=60))
def test_every_word_is_in_one_sentence(text: str) -> None:
    """Sentences follow one another, and hold each word of the text once, in order."""
    cover = masked(text)
    assert len(cover) == len(text)
    found = sentences_of(cover)
    ends = [at for sentence in found for at in (sentence.start, sentence.end)]
    assert ends == sorted(ends)
    words = [word for sentence in found for word in sentence.words]
    assert [word.start for word in words] == sorted({word.start for word in words})
    letters = sum(sign.isalnum() for sign in cover)
    assert sum(sign.isalnum() for w in words for sign in cover[w.start : w.end]) == letters
