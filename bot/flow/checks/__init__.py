"""What can be wrong with the meaning of a flow: one rule, one function, one problem code.

Each check takes the draft and its names, and gives problems. All run, whatever the others find, so
that a designer sees everything at once.
"""

from collections.abc import Callable, Iterator

from bot.flow.checks import (
    accepting,
    answers,
    arabic,
    bounds,
    expressions,
    ids,
    limits,
    once,
    order,
    plain,
    purposes,
    repeats,
    sensitive,
    structure,
    texts,
    translated_keys,
    translated_texts,
    translations,
)
from bot.flow.checks.proofs import proofs
from bot.flow.checks.translations import Translated, translated
from bot.flow.draft import Draft
from bot.flow.names import Names
from bot.flow.problems import Problem, is_error

Check = Callable[[Names], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.prototype_is_file_name,
    ids.language_is_known,
    ids.ids_are_unique,
    ids.ids_are_not_reserved,
    expressions.expressions_are_sound,
    expressions.facts_do_not_turn_in_circles,
    expressions.rows_give_the_same_names,
    expressions.rows_give_the_same_types,
    order.nothing_is_read_before_it_is_asked,
    order.unsure_leads_somewhere,
    order.unsure_leads_forward,
    structure.the_flow_ends,
    structure.nothing_follows_the_end,
    structure.otherwise_stands_last,
    structure.a_refusal_is_read,
    structure.submitted_needs_a_submission,
    structure.a_review_comes_before,
    repeats.a_repeat_knows_how_often,
    repeats.a_count_is_a_number,
    repeats.a_repeat_has_an_end,
    repeats.every_counted_item_is_asked,
    repeats.a_check_can_be_mended,
    repeats.aliases_lead_to_steps,
    answers.there_is_a_choice,
    bounds.bounds_are_ordered,
    bounds.some_answer_fits,
    answers.patterns_are_sound,
    answers.patterns_have_an_example,
    bounds.examples_are_taken,
    answers.language_choices_exist,
    answers.a_refusal_is_said,
    limits.buttons_are_short,
    limits.buttons_fit_telegram,
    limits.texts_are_short,
    limits.texts_fit_telegram,
    texts.placeholders_exist,
    texts.placeholders_are_known_in_time,
    texts.labels_have_no_placeholders,
    arabic.arabic_keeps_its_direction,
    once.nothing_derivable_is_asked,
    once.nothing_is_asked_twice,
    once.nothing_known_is_asked,
    purposes.every_answer_is_used,
    sensitive.national_numbers_have_a_legal_basis,
    sensitive.national_numbers_are_not_kept,
    sensitive.sensitive_data_has_a_basis,
    sensitive.bank_details_are_not_asked,
    accepting.only_warnings_are_accepted,
    accepting.accepted_codes_exist,
    plain.words_are_plain,
)

TRANSLATION_CHECKS: tuple[Callable[[Translated], Iterator[Problem]], ...] = (
    translations.languages_differ,
    translations.translations_are_fresh,
    translations.sources_are_noted,
    translated_keys.every_text_is_translated,
    translated_keys.nothing_else_is_translated,
    translated_keys.nothing_translated_is_lost,
    translated_keys.no_translation_is_lost,
    translated_texts.placeholders_are_the_same,
    translated_texts.translations_fit_telegram,
    translated_texts.translations_are_short,
    translated_texts.options_are_told_apart,
)


def check_draft(draft: Draft) -> Iterator[Problem]:
    """Run every check on a draft; proofs need sound rules, so they come last and only then."""
    names = Names(draft)
    found = [problem for check in CHECKS for problem in check(names)]
    yield from found
    for fit in translated(draft):
        for judge in TRANSLATION_CHECKS:
            yield from judge(fit)
    if not any(map(is_error, found)):
        yield from proofs(names)
