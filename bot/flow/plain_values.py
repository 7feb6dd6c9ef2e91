"""The plain values of a flow file: pydantic reads each from text, as its key calls for.

A text that is no such value raises a `PydanticCustomError` whose type `bot.flow.mistakes` turns
into a problem code.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

LONGEST_ID = 40
_ID = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_ID - 1}}}")
_YES = ("yes", "true", "oui")
_NO = ("no", "false", "non")


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise PydanticCustomError("bad_id", "not an id")
    return text


def _yes_no(written: Any) -> bool:  # noqa: ANN401 - whatever YAML held
    word = written.strip().lower() if isinstance(written, str) else ""
    if word not in (*_YES, *_NO):
        raise PydanticCustomError("not_yes_no", "neither yes nor no")
    return word in _YES


def _number(written: Any) -> Decimal:  # noqa: ANN401 - whatever YAML held
    try:
        number = Decimal(written) if isinstance(written, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise PydanticCustomError("not_a_number", "not a number")
    return number


def _whole(written: Any) -> int:  # noqa: ANN401 - whatever YAML held
    number = _number(written)
    if number != number.to_integral_value():
        raise PydanticCustomError("not_a_number", "not a whole number")
    return int(number)


def _text(written: Any) -> str:  # noqa: ANN401 - whatever YAML held
    if not isinstance(written, str):
        raise PydanticCustomError("not_text", "not a text")
    if not written.strip():
        raise PydanticCustomError("empty", "no text")
    return written.strip()


def _named(kind: str) -> WithJsonSchema:
    """Name a plain value in the schema of a file; `bot.flow.editing` says what it stands for."""
    return WithJsonSchema({"pattern": kind})


def _by_language(written: Any) -> Any:  # noqa: ANN401 - whatever YAML held
    texts = written.values() if isinstance(written, dict) and written else (written,)
    for text in texts:
        _text(text)
    return written


Words = Annotated[str, BeforeValidator(_text), _named("words")]
Id = Annotated[str, BeforeValidator(_text), AfterValidator(_id), _named("id")]
YesNo = Annotated[bool, BeforeValidator(_yes_no), _named("yes_no")]
Number = Annotated[Decimal, BeforeValidator(_number), _named("number")]
Whole = Annotated[int, BeforeValidator(_whole), _named("whole")]
ByLanguage = Annotated[Any, BeforeValidator(_by_language)]


class Written(BaseModel):
    """Anything a designer writes: no key but those named.

    Models are completed when they are first used: most flows need less than half of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
