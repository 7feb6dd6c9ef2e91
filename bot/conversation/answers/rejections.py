"""Why an answer cannot be taken: a closed list of codes.

Each code has a kind sentence in the phrases (`reject.<code>`) and stands in the journal as it
is; it never holds what the citizen wrote.
"""

from enum import StrEnum


class RejectionCode(StrEnum):
    """One reason; the value is what the journal counts."""

    NOT_UNDERSTOOD = "not_understood"  # nothing could be made of it
    NOT_AN_OPTION = "not_an_option"  # none of the choices
    AMBIGUOUS = "ambiguous"  # several choices look alike
    NOT_A_NUMBER = "not_a_number"  # no number in it
    TWO_NUMBERS = "two_numbers"  # more than one number
    NEGATIVE = "negative"  # below zero where that makes no sense
    NOT_WHOLE = "not_whole"  # a fraction where whole numbers count
    TOO_SMALL = "too_small"  # below the lower bound
    TOO_LARGE = "too_large"  # above the upper bound
    NOT_A_DATE = "not_a_date"  # no day, month and year
    NO_SUCH_DAY = "no_such_day"  # the 31st of February
    YEAR_NEEDED = "year_needed"  # a day and a month only
    TOO_YOUNG = "too_young"  # the birth date is too recent
    TOO_OLD = "too_old"  # the birth date is too long ago
    IN_THE_FUTURE = "in_the_future"  # a past day was asked
    IN_THE_PAST = "in_the_past"  # a coming day was asked
    TOO_SHORT = "too_short"  # fewer letters than needed
    TOO_LONG = "too_long"  # more letters than fit
    WRONG_FORM = "wrong_form"  # the pattern does not fit
    NOT_A_PHONE = "not_a_phone"  # no complete telephone number
    NOT_AN_EMAIL = "not_an_email"  # no complete address
    FILE_NEEDED = "file_needed"  # words where a photo or file is due
    TEXT_NEEDED = "text_needed"  # a photo where words are due
    FILE_TOO_LARGE = "file_too_large"  # more than Telegram lets a bot fetch
    WRONG_FILE_TYPE = "wrong_file_type"  # neither picture nor PDF
    TOO_MANY_FILES = "too_many_files"  # more than one session may hold
    REFUSED = "refused"  # the designer's own rule does not take it
    NOT_TOGETHER = "not_together"  # "none of these" together with one of them
    TOO_MANY = "too_many"  # more options or pages than allowed
    TOO_FEW = "too_few"  # fewer options or pages than needed
