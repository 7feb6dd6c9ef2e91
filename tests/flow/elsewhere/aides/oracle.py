"""An opinion on which of nine benefits somebody can get, from reading aides-jeunes.

Source: betagouv/aides-jeunes (AGPL-3.0), nine files of data/benefits/javascript and the rules that
read them, lib/benefits/compute-javascript.ts: a benefit is due where all its general conditions
hold and, if it has profiles, one of them fits with all conditions of its own. A benefit with an
interest flag is shown only to who named that project. The conditions stand below in our words.

The files: aide-logement-etudiant-social, auvergne-rhone-alpes-bourse-merite,
caf-alpes-maritimes-aide-autonomie-jeunes, brest_metropole-abonnement-transports…,
artois-mobilites-abonnement-pass-pass-tadao…, plie-de-lens-lievin-aide-au-financement…,
caf-bouches-du-rhone-aide-bafa-generale, auvergne-rhone-alpes-pass-region,
ville_villeurbanne_bourse_communale_permis_de_conduire.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.flow.elsewhere.original import Answers, Opinion

_DEPARTMENTS = {"brest": "29", "lyon": "69", "villeurbanne": "69", "nice": "06", "marseille": "13",
                "lens": "62", "bethune": "62", "paris": "75"}  # fmt: skip
_IN_TADAO = ("lens", "bethune")


@dataclass(frozen=True)
class Person:
    """Who asks: the answers, by what the conditions call them."""

    answers: Answers
    today: date

    def says(self, step: str) -> object:
        """Give an answer that was asked for; None where the question did not come."""
        asked = set(steps(self.answers, self.today))
        return self.answers[step] if step in asked else None

    @property
    def age(self) -> int:
        """Count whole years."""
        born: date = self.answers["naissance"]
        birthday_to_come = (self.today.month, self.today.day) < (born.month, born.day)
        return self.today.year - born.year - birthday_to_come

    @property
    def quotient(self) -> Decimal:
        """Give the family's monthly income for each part; one part where none was said."""
        income: Decimal = self.answers["revenus"]
        return income / Decimal(self.answers["parts"] or 1) / 12


Condition = Callable[[Person], bool]
Profile = tuple[str, list[Condition]]


def _aged(low: int, high: int) -> Condition:
    return lambda person: low <= person.age <= high


def _in_department(number: str) -> Condition:
    return lambda person: _DEPARTMENTS.get(person.answers["commune"]) == number


def _in(*towns: str) -> Condition:
    return lambda person: person.answers["commune"] in towns


def _quotient_up_to(amount: int) -> Condition:
    return lambda person: person.quotient <= amount


def _said(step: str, *wanted: str) -> Condition:
    return lambda person: person.says(step) in wanted


def _yes(step: str) -> Condition:
    return lambda person: person.says(step) is True


def _wants(project: str) -> Condition:
    return lambda person: project in person.answers["projets"]


_PROFILES: dict[str, Condition] = {
    "apprenti": _said("contrat", "apprenti"),
    "chomeur": _said("activite", "chomeur"),
    "independant": _said("activite", "independant"),
    "enseignement_superieur": _said("scolarite", "enseignement_superieur"),
    "lyceen": _said("scolarite", "lycee"),
    "service_civique": _yes("service_civique"),
    "stagiaire": _yes("stagiaire"),
}
_TERMINALE = _said("annee", "terminale")
_BOURSIER = _yes("boursier")
_GREAT = _said("mention", "tres_bien", "tres_bien_felicitations")
_RHONE = _in_department("69")

BENEFITS: dict[str, tuple[list[Condition], list[Profile]]] = {
    "residence": (
        [_aged(18, 30), _yes("difficulte_logement")],
        [
            ("enseignement_superieur", []), ("apprenti", []), ("stagiaire", []),
            ("lyceen", [_TERMINALE]),
        ],
    ),
    "bourse_merite": ([_RHONE], [("enseignement_superieur", [_GREAT]), ("apprenti", [])]),
    "autonomie": (
        [_in_department("06"), _quotient_up_to(800), _aged(20, 25)],
        [("enseignement_superieur", [])],
    ),
    "abonnement_brest": (
        [_in("brest")], [("lyceen", [_BOURSIER]), ("enseignement_superieur", [_BOURSIER])],
    ),
    "tadao": ([_aged(0, 25), _in(*_IN_TADAO)], []),
    "permis_lens": (
        [_wants("permis"), _in("lens"), _aged(18, 25)],
        [("chomeur", []), ("service_civique", []), ("independant", []), ("stagiaire", [])],
    ),
    "bafa_13": ([_wants("bafa"), _aged(16, 20), _in_department("13"), _quotient_up_to(1200)], []),
    "pass_region": ([_aged(16, 25), _RHONE], [("apprenti", []), ("lyceen", [])]),
    "permis_villeurbanne": ([_wants("permis"), _in("villeurbanne"), _aged(17, 25)], []),
}  # fmt: skip


_AMOUNTS = {"bourse_merite": "500 €", "autonomie": "1 520 €", "abonnement_brest": "16,80 €",
            "tadao": "5 €", "permis_lens": "800 €", "bafa_13": "350 €"}  # fmt: skip


def steps(answers: Answers, _: date) -> Iterator[str]:
    """Give the questions of the simulator that these conditions need, in our order."""
    yield from ("naissance", "activite")
    if answers["activite"] == "etudiant":
        yield "scolarite"
        studies = answers["scolarite"]
        yield from {"lycee": ["annee"], "enseignement_superieur": ["mention"]}.get(studies, [])
        if studies != "ailleurs":
            yield "boursier"
        yield "contrat"
        if answers["contrat"] == "aucun":
            yield "stagiaire"
    else:
        yield "service_civique"
    yield from ("commune", "difficulte_logement", "revenus", "parts", "projets")


def opinion(answers: Answers, today: date) -> Opinion:
    """Say which benefits are due."""
    person = Person(answers, today)
    due = tuple(name for name, benefit in BENEFITS.items() if _is_due(person, *benefit))
    if not due:
        words = ("Nous ne trouvons pas d’aide", "01 99 00 12 38")
        return Opinion(["aucune_aide"], {"droits.aide": ("aucune",)}, words)
    said = ["pass_region", "des_aides"] if "pass_region" in due else ["des_aides"]
    return Opinion(
        said, {"droits.aide": due}, tuple(_AMOUNTS[aid] for aid in due if aid in _AMOUNTS)
    )


def _is_due(person: Person, general: list[Condition], profiles: list[Profile]) -> bool:
    fits = not profiles or any(
        _PROFILES[name](person) and all(own(person) for own in conditions)
        for name, conditions in profiles
    )
    return fits and all(condition(person) for condition in general)
