"""What people say when they register: years that no rule takes, nicknames, letters for options."""

from tests.flow.elsewhere.original import REFUSED, Words
from tests.flow.elsewhere.saying import of, text

_YEARS = (*range(1940, 2007, 3), 1948, 1948, 2002, 2003, 1979, 1978)
_NO_YEARS = ("last year", "in May", "")

SAYS = {
    "born": of(
        *(Words(str(year), year) for year in _YEARS),
        *(Words(typed, REFUSED) for typed in _NO_YEARS),
    ),
    "name": text("Tolu", "Tom", "Ahmed 7", "A"),
}
