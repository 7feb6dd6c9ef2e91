"""Repeats: counted and "another one?", listed, changed, taken away."""

from decimal import Decimal

from tests.conversation.household_run import FLOW, THREE_ADULTS, TWO_CHILDREN, keys, play


def test_counted_items_are_asked_one_after_the_other() -> None:
    """As many items are asked as were counted, each under its title."""
    turn = play(*TWO_CHILDREN)
    assert turn.session is not None
    assert turn.session.path[-1] == "lives_with_adults"
    asked = play(*TWO_CHILDREN[:8]).replies[-1].text
    assert asked == "Enfant 2\nQuel est sa nom ?"


def test_texts_of_an_item_speak_of_it() -> None:
    """A placeholder in an item shows the answer of that item."""
    assert play(*TWO_CHILDREN[:9]).replies[-1].text.startswith("Enfant 2\nTom, quelle")


def test_another_one_lists_what_was_noted() -> None:
    """The list shows the items so far, each to change, and to remove where there are more."""
    first = play(*TWO_CHILDREN, "=yes", "Paul", "=yes").replies[-1]
    assert (
        first.text
        == "Vous avez noté\u202f:\nAdulte 1\u202f: Paul, Travaille\u202f: Oui\n\nUn autre adulte ?"
    )
    assert keys(first) == ["=yes", "=no", "@adult#1", "!back", "!help"]
    third = play(*THREE_ADULTS).replies[-1]
    assert third.text.splitlines()[1:4] == [
        "Adulte 1\u202f: Paul, Travaille\u202f: Oui",
        "Adulte 2\u202f: Zoé, Travaille\u202f: Non",
        "Adulte 3\u202f: Max, Travaille\u202f: Oui",
    ]
    assert [key for key in keys(third) if "#" in key] == [
        "@adult#1", "-adult#1", "@adult#2", "-adult#2", "@adult#3", "-adult#3",
    ]  # fmt: skip


def test_removing_an_item_asks_first_and_moves_the_others_up() -> None:
    """After "are you sure?" the item is gone, and those behind it have taken its number."""
    asked = play(*THREE_ADULTS, "-adult#1")
    assert "Adulte 1" in asked.replies[-1].text
    assert keys(asked.replies[-1]) == ["!confirm", "!deny"]
    done = play(*THREE_ADULTS, "-adult#1", "oui")
    assert done.session is not None
    assert done.session.step == "adult_another#2"
    names = [done.session.answers[f"first_name#{n}"].value for n in (1, 2)]
    assert names == ["Zoé", "Max"]
    assert "first_name#3" not in done.session.answers
    assert "Adulte 3" not in done.replies[-1].text


def test_removing_the_last_item_leaves_those_before() -> None:
    """The last item can go too, and the list stays open."""
    done = play(*THREE_ADULTS, "retirer 3", "!confirm")
    assert done.session is not None
    assert done.session.step == "adult_another#2"
    assert done.session.answers["first_name#2"].value == "Zoé"


def test_not_removing_changes_nothing() -> None:
    """A "no" after all leaves every answer as it was."""
    before, after = play(*THREE_ADULTS), play(*THREE_ADULTS, "-adult#2", "non")
    assert before.session is not None
    assert after.session is not None
    assert after.session.answers == before.session.answers


def test_the_only_item_can_be_changed_but_not_removed() -> None:
    """Where one item is all there is, taking it away is refused kindly."""
    alone = (*TWO_CHILDREN, "=yes", "Paul", "=yes")
    refused = play(*alone, "retirer 1")
    assert refused.session is not None
    assert refused.session.pending is None
    assert refused.replies[-1].text.startswith("C’est le seul.")


def test_an_item_is_changed_by_choosing_one_of_its_answers() -> None:
    """Changing an item offers its answers; the change leads back to the list."""
    offered = play(*THREE_ADULTS, "changer 2")
    assert keys(offered.replies[-1]) == ["@first_name#2", "@works#2", "!continue"]
    changed = play(*THREE_ADULTS, "@adult#2", "@first_name#2", "Zoé Martin")
    assert changed.session is not None
    assert changed.session.step == "adult_another#3"
    assert changed.session.answers["first_name#2"].value == "Zoé Martin"


def test_fewer_items_hide_answers_and_more_bring_them_back() -> None:
    """Lowering the count leaves the last item off the path; raising it restores its answers."""
    fewer = play(*TWO_CHILDREN, "@children", "1")
    assert fewer.session is not None
    assert "kid_name#2" not in fewer.session.path
    again = play(*TWO_CHILDREN, "@children", "1", "@children", "2")
    assert again.session is not None
    assert again.session.path[-1] == "lives_with_adults"
    assert again.session.answers["kid_name#2"].value == "Tom"


def test_no_more_than_the_most_items() -> None:
    """After the last possible item there is no "another one?"."""
    full = play(*THREE_ADULTS, "=yes", "Lou", "=no")
    assert full.session is not None
    assert full.session.step == "look"


def test_the_request_holds_the_items_but_not_the_questions_between() -> None:
    """What is sent has every item's answers, and no "another one?"."""
    sent = play(*THREE_ADULTS, "=no", "!confirm").submission
    assert sent is not None
    assert [step for step in sent.answers if "#" in step] == [
        "kid_name#1", "kid_birth_date#1", "school#1", "kid_name#2", "kid_birth_date#2",
        "first_name#1", "works#1", "first_name#2", "works#2", "first_name#3", "works#3",
    ]  # fmt: skip


def test_events_do_not_tell_the_number_of_an_item() -> None:
    """The trace names repeated steps by their plain ids: how many children is nobody's business."""
    run = play(*THREE_ADULTS, "=no", "!confirm").run
    assert run is not None
    assert {event.step for event in run.events if event.step.startswith("kid")} == {
        "kid_name", "kid_birth_date",
    }  # fmt: skip


def test_facts_and_tables_read_all_items() -> None:
    """count(), any() and tables over items show what the answers give."""
    said = play(*THREE_ADULTS, "=no").replies[0].text
    assert said == (
        "Vous êtes 6. Prime de 100 €. Vos revenus sont bas. "
        "Quelqu’un travaille. Il y a un bébé. Points : 3."
    )
    assert FLOW.repeats["child"].at_most == 3
    assert FLOW.steps["income"].id == "income"
    assert Decimal(play(*THREE_ADULTS).session.answers["income"].value) == 1000  # type: ignore[union-attr,arg-type]  # a Decimal
