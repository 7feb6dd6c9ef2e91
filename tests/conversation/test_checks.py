"""Checks across answers: told, mended, or passed where that is allowed; never a dead end."""

from tests.conversation.household_run import START, TWO_CHILDREN, keys, play

CLASH = ("Amina", "27 3 1985", "500", "600")
TOO_OLD = (*START, "1", "Léa", "3 4 1990", "oui")


def test_answers_that_fit_are_not_spoken_of() -> None:
    """Where nothing clashes, the check is not on the path."""
    turn = play(*START)
    assert turn.session is not None
    assert "rent_and_income" not in turn.session.path


def test_a_clash_offers_what_can_mend_it() -> None:
    """A clash is said in the designer's words, with a button for each answer to correct."""
    reply = play(*CLASH).replies[-1]
    assert reply.text.startswith("Votre loyer est plus haut que vos revenus.")
    assert keys(reply) == ["@income", "@rent", "!confirm", "!back", "!help"]


def test_mending_goes_on_by_itself() -> None:
    """Once the answers fit, the conversation goes on where it was."""
    for words in (("@income", "700"), ("1", "700"), ("Revenus", "700"), ("2", "400")):
        turn = play(*CLASH, *words)
        assert turn.session is not None
        assert turn.session.step == "children"


def test_mending_wrongly_asks_again() -> None:
    """A correction that still clashes leads back to the check."""
    turn = play(*CLASH, "@income", "550")
    assert turn.session is not None
    assert turn.session.step == "rent_and_income"


def test_a_check_that_may_be_passed_is_passed_once() -> None:
    """What was passed as right is kept until one of the answers before it changes."""
    passed = play(*CLASH, "c'est juste")
    assert passed.session is not None
    assert passed.session.step == "children"
    again = play(*CLASH, "!confirm", "@rent", "800")
    assert again.session is not None
    assert again.session.step == "rent_and_income"


def test_a_check_that_must_be_mended_cannot_be_passed() -> None:
    """Without `may_pass`, "yes" does not help; only a correction does."""
    for words in ("oui", "!confirm"):
        turn = play(*TOO_OLD, words)
        assert turn.session is not None
        assert turn.session.step == "too_old#1"
    mended = play(*TOO_OLD, "@kid_birth_date#1", "3 4 2015")
    assert mended.session is not None
    assert mended.session.step == "lives_with_adults"


def test_a_check_inside_an_item_mends_that_item() -> None:
    """A check of the second item offers the second item's answer."""
    turn = play(*TWO_CHILDREN[:-1], "1 1 1980", "oui")
    assert keys(turn.replies[-1]) == ["@kid_birth_date#2", "!back", "!help"]
