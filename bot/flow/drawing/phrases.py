"""The few words that pictures add to the designer's own, in the languages the bot speaks."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "title": "Map of {prototype}",
    "summary": (
        "Steps: {steps}. Questions: {questions}. Ends: {ends}. Read from top to bottom; what "
        "stands further in comes only if the words above it are true."
    ),
    "start": "Start",
    "otherwise": "otherwise",
    "unanswered": "no answer to {step}",
    "only_if": "Only if: {condition}",
    "counted": "for each of {count}, {most} at most",
    "wished": "again as long as the answer is yes, {most} times at most",
    "next": "next",
    "yes": "yes",
    "optional": "optional",
    "mend": "To correct: {steps}",
    "may_pass": "or to confirm",
    "rows": "rows: {count}",
    "row": "If {condition}: {values}",
    "row.otherwise": "Otherwise: {values}",
    "current": "You are here",
}
FRENCH: Mapping[str, str] = {
    "title": "Plan de {prototype}",
    "summary": (
        "Étapes : {steps}. Questions : {questions}. Fins : {ends}. Se lit de haut en bas ; ce qui "
        "est en retrait ne vient que si les mots au-dessus sont vrais."
    ),
    "start": "Début",
    "otherwise": "sinon",
    "unanswered": "sans réponse à {step}",
    "only_if": "Seulement si : {condition}",
    "counted": "pour chacun de {count}, {most} au plus",
    "wished": "de nouveau tant que la réponse est oui, {most} fois au plus",
    "next": "suivant",
    "yes": "oui",
    "optional": "facultatif",
    "mend": "À corriger : {steps}",
    "may_pass": "ou à confirmer",
    "rows": "lignes : {count}",
    "row": "Si {condition} : {values}",
    "row.otherwise": "Sinon : {values}",
    "current": "Vous êtes ici",
}
ARABIC: Mapping[str, str] = {
    "title": "خريطة {prototype}",
    "summary": (
        "الخطوات: {steps}. الأسئلة: {questions}. النهايات: {ends}. تُقرأ من الأعلى إلى الأسفل، وما "
        "كان إلى الداخل لا يأتي إلا إذا صح ما كُتب فوقه."
    ),
    "start": "البداية",
    "otherwise": "وإلا",
    "unanswered": "بلا إجابة عن {step}",
    "only_if": "فقط إذا: {condition}",
    "counted": "لكل واحد من {count}، بحد أقصى {most}",
    "wished": "يتكرر ما دامت الإجابة نعم، بحد أقصى {most}",
    "next": "التالي",
    "yes": "نعم",
    "optional": "اختياري",
    "mend": "للتصحيح: {steps}",
    "may_pass": "أو للتأكيد",
    "rows": "الصفوف: {count}",
    "row": "إذا {condition}: {values}",
    "row.otherwise": "وإلا: {values}",
    "current": "أنت هنا",
}
_PHRASES = {"en": ENGLISH, "fr": FRENCH, "ar": ARABIC}
_ISOLATED = "\u2068{}\u2069"


def phrase(language: str, key: str, **values: object) -> str:
    """Say one phrase; in Arabic, what is filled in keeps its own direction."""
    words = _PHRASES.get(language, ENGLISH)[key]
    shown = {
        name: _ISOLATED.format(value) if right_to_left(language) else value
        for name, value in values.items()
    }
    return words.format_map(shown)


def right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return language == "ar"
