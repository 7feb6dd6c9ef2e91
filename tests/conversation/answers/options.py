"""Option lists of the tests: plain ones, ones that look alike, ones with amounts."""

from bot.flow.answer_types import Choice, ManyChoices, OneChoice, Scale


def option(name: str, fr: str, en: str, ar: str, *also: str) -> Choice:
    """Give an option with its three labels and other French words for it."""
    return Choice(name, {"fr": fr, "en": en, "ar": ar}, {"fr": also} if also else {})


HOUSING = OneChoice(
    (
        option("owner", "Propriétaire", "Owner", "مالك"),
        option("tenant", "Locataire", "Tenant", "مستأجر", "je loue", "location"),
        option("free", "Hébergé gratuitement", "Housed for free", "مستضاف مجانا"),
        option("else", "Autre", "Something else", "شيء آخر"),
    )
)
ALIKE = OneChoice(
    (
        option("late_rent", "Retard de loyer", "Late with rent", "تأخر في الإيجار"),
        option("late_bill", "Retard de facture", "Late with a bill", "تأخر في الفاتورة"),
        option("power_cut", "Électricité coupée", "Power cut off", "انقطاع الكهرباء"),
        option("gas_cut", "Gaz coupé", "Gas cut off", "انقطاع الغاز"),
    )
)
BANDS = OneChoice(
    (
        option("low", "Moins de 1 000 €", "Less than €1,000", "أقل من 1,000 €"),
        option("middle", "De 1 000 € à 1 500 €", "€1,000 to €1,500", "من 1,000 إلى 1,500 €"),
        option("high", "Plus de 1 500 €", "More than €1,500", "أكثر من 1,500 €"),
    )
)
NEEDS = ManyChoices(
    (
        option("food", "Nourriture", "Food", "طعام"),
        option("rent", "Loyer", "Rent", "إيجار", "le loyer"),
        option("energy", "Électricité et gaz", "Electricity and gas", "كهرباء وغاز"),
        option("none", "Rien de cela", "None of these", "لا شيء من هذا"),
    ),
    at_least=1,
    at_most=2,
)
EASE = Scale(
    (
        (5, {"fr": "Très facile", "en": "Very easy", "ar": "سهل جدا"}),
        (4, {"fr": "Facile", "en": "Easy", "ar": "سهل"}),
        (3, {"fr": "Moyen", "en": "Fair", "ar": "متوسط"}),
        (2, {"fr": "Difficile", "en": "Hard", "ar": "صعب"}),
        (1, {"fr": "Très difficile", "en": "Very hard", "ar": "صعب جدا"}),
    )
)
