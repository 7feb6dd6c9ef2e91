"""What a record says of the service as a whole: one heading and its sentences after another."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.register.categories import SENSITIVE
from bot.flow.register.record import Collected, PrototypeRecord, Record
from bot.flow.register.wording import ASIDE_DAYS, POOL_DAYS, categories, listed, word


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its sentences; `missing` if they only say what is not there."""

    heading: str
    sentences: tuple[str, ...]
    missing: bool = False


def overview(record: Record, language: str) -> tuple[Part, ...]:
    """Give the parts of article 30 that concern the service as a whole."""
    return tuple(_parts(record, language))


def _parts(record: Record, language: str) -> Iterator[Part]:
    yield _named("controller", (record.controller,), language)
    yield _named("contact", record.contact, language)
    people = ["citizens", "family"] if "family" in record.categories else ["citizens"]
    yield _part("people", (word(f"people.{one}", language) for one in people), language)
    yield _part("categories", [categories(record.categories, language)], language)
    purposes = record.purposes or (word("purposes.none", language),)
    yield Part(word("purposes", language), purposes, missing=not record.purposes)
    yield _part("recipients", _recipients(record, language), language)
    yield _part("retention", _retention(record, language), language)
    measures = ("vault", "hash", "journal", "batch", "logs")
    yield _part("measures", (word(f"measures.{one}", language) for one in measures), language)
    yield _part("rights", _rights(record, language), language)
    yield _part("nothing", _not_collected(record, language), language)
    gaps = tuple(_gaps(record, language))
    yield Part(word("gaps", language), gaps or (word("gaps.none", language),), missing=bool(gaps))


def _part(key: str, sentences: Iterator[str] | list[str], language: str) -> Part:
    return Part(word(key, language), tuple(sentences))


def _named(key: str, texts: tuple[str, ...], language: str) -> Part:
    found = tuple(filter(None, texts))
    told = (", ".join(found),) if found else (word(f"{key}.missing", language),)
    return Part(word(key, language), told, missing=not found)


def _recipients(record: Record, language: str) -> Iterator[str]:
    goes = {one.goes for one in record.questions}
    if "request" in goes and record.contact:
        yield word("recipients.request", language, team=record.contact[0])
    elif "request" in goes:
        yield word("recipients.request_unnamed", language)
    if "counted" in goes:
        yield word("recipients.counted", language)
    yield word("recipients.telegram", language)


def _retention(record: Record, language: str) -> Iterator[str]:
    pool = record.horizon_days + POOL_DAYS
    days = {"days": record.retention_days, "pool": pool, "aside": ASIDE_DAYS}
    for key in ("open", "sent", "run", "aside", "counts"):
        yield word(f"retention.{key}", language, **days)


def _rights(record: Record, language: str) -> Iterator[str]:
    for key in ("privacy", "mydata", "delete", "change"):
        yield word(f"rights.{key}", language)
    if record.contact:
        yield word("rights.person", language, contact=", ".join(record.contact))


def _not_collected(record: Record, language: str) -> Iterator[str]:
    absent = [name for name in SENSITIVE if name not in record.categories]
    if absent:
        yield word("nothing.categories", language, list=categories(absent, language))
    unstored = [one for one in record.questions if one.goes == "unstored"]
    if unstored:
        yield word("nothing.unstored", language, list=_ids(unstored, language))
    yield word("nothing.telegram", language)
    if "free_text" in record.categories:
        yield word("nothing.free_text", language)


def _gaps(record: Record, language: str) -> Iterator[str]:
    for prototype in record.prototypes:
        for key, found in (
            ("purpose", _without_purpose(prototype)),
            ("basis", _without_basis(prototype)),
        ):
            if found:
                values = {"prototype": prototype.name, "list": _ids(found, language)}
                yield word(f"gaps.{key}", language, **values)


def _without_purpose(prototype: PrototypeRecord) -> list[Collected]:
    return [one for one in prototype.questions if not (one.purpose or one.another)]


def _without_basis(prototype: PrototypeRecord) -> list[Collected]:
    return [one for one in prototype.questions if one.basis.kind == "missing"]


def _ids(found: list[Collected], language: str) -> str:
    return listed([word("item", language, name=one.id) for one in found], language)
