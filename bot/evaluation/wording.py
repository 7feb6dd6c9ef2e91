"""The sentences of a report in French and in English, with braces where figures go."""

from collections.abc import Mapping

from bot.evaluation.figures import Language

ENGLISH: Mapping[str, str] = {
    "title": "What the journal says",
    "empty": "The journal is empty: there is nothing to report yet.",
    "empty.remedy": (
        "Runs are counted once they have closed and enough of them wait, so that nobody stands "
        "alone in the journal. To count them, run `guichet release`. When the trial has ended, run "
        "`guichet release --final`: it takes the runs that are left."
    ),
    "rehearsal": "rehearsal",
    "headline": (
        "{runs} closed runs, {completed} of which reached a planned end: {rate} "
        "(95% interval: {interval})."
    ),
    "headline.few": "Closed runs: {runs}. Reached a planned end: {completed}.",
    "active": "Active time to send the request: {median} (median).",
    "outcomes": "How the runs ended",
    "outcome.submitted": "Request sent",
    "outcome.informed": "Told what they came to know",
    "outcome.not_entitled": "Told: no right to this help",
    "outcome.out_of_scope": "Told: not the right service",
    "outcome.handed_over": "Handed over to a person",
    "outcome.stopped": "Stopped by the citizen",
    "outcome.abandoned": "Abandoned",
    "outcome.failed": "Failed, by our error",
    "steps": "Step by step",
    "column.step": "Step",
    "column.shown": "Shown",
    "column.left": "Left here",
    "column.rejected": "Rejected",
    "column.time": "Median time",
    "first": "Look at these first",
    "first.none": "No step stands out.",
    "first.left": "left here: {left} of {shown}",
    "first.failed": "failed by our error: {failed}",
    "first.rejected": "rejected answers: {rejections}",
    "first.reason": "most often {code} ({times})",
    "and": "; ",
    "cautions": "Take care",
    "caution.rehearsal": (
        "These runs are rehearsals (studio, simulation, testers). No citizen made them, and they "
        "do not show what citizens would do."
    ),
    "caution.few": "Fewer than {base} runs: no percentages, and no conclusion.",
    "caution.versions": "{versions} versions of this prototype are counted together.",
    "caution.joined": (
        "Several versions of this prototype are counted together; those of few runs are not told "
        "apart."
    ),
    "caution.old": "Steps marked * are not in the flow as it is now.",
    "caution.unseen": "Questions that nobody was shown: {steps}.",
    "reading": "How to read this",
    "reading.open": "Only closed runs are counted. A run that is still open has not left.",
    "reading.planned": (
        "A planned end: the request was sent, or the citizen was told that they have no right to "
        "this help, or that this is not the right service. A hand-over to a person is listed apart."
    ),
    "reading.interval": "The interval holds every rate that these runs do not contradict.",
    "reading.left": (
        "Left here: stopped or went silent at this step; the percentage is of the runs that were "
        "shown it. Rejected: every answer that the bot could not accept."
    ),
    "reading.time": (
        "Times leave out pauses of more than 30 minutes and are right to within 2.3%. Fewer than "
        "{times} times of citizens give no median."
    ),
    "reading.mask": (
        "< {cell} hides counts of 1 to {most} citizens. Keep this report inside the team."
    ),
}

FRENCH: Mapping[str, str] = {
    "title": "Ce que dit le journal",
    "empty": "Le journal est vide : il n'y a encore rien à dire.",
    "empty.remedy": (
        "Les parcours sont comptés quand ils sont clos et assez nombreux, pour que personne ne "
        "soit seul dans le journal. Pour les compter, lancez « guichet release ». Quand "
        "l'essai est fini, lancez « guichet release --final » : il prend les parcours qui "
        "restent."
    ),
    "rehearsal": "répétition",
    "headline": (
        "{runs} parcours clos, dont {completed} jusqu'à une fin prévue : {rate} "
        "(intervalle à 95 % : {interval})."
    ),
    "headline.few": "Parcours clos : {runs}. Jusqu'à une fin prévue : {completed}.",
    "active": "Temps actif pour envoyer la demande : {median} (médiane).",
    "outcomes": "Comment les parcours finissent",
    "outcome.submitted": "Demande envoyée",
    "outcome.informed": "Réponse donnée, rien à envoyer",
    "outcome.not_entitled": "Réponse : pas de droit à cette aide",
    "outcome.out_of_scope": "Réponse : pas le bon service",
    "outcome.handed_over": "Confié à une personne",
    "outcome.stopped": "Arrêté par le citoyen",
    "outcome.abandoned": "Abandonné",
    "outcome.failed": "Échec, par notre erreur",
    "steps": "Étape par étape",
    "column.step": "Étape",
    "column.shown": "Vue",
    "column.left": "Partis ici",
    "column.rejected": "Refus",
    "column.time": "Temps médian",
    "first": "À regarder en premier",
    "first.none": "Aucune étape ne ressort.",
    "first.left": "partis ici : {left} sur {shown}",
    "first.failed": "échecs par notre erreur : {failed}",
    "first.rejected": "réponses refusées : {rejections}",
    "first.reason": "le plus souvent {code} ({times})",
    "and": " ; ",
    "cautions": "Attention",
    "caution.rehearsal": (
        "Ces parcours sont des répétitions (studio, simulation, testeurs). Aucun citoyen ne les a "
        "faits, et ils ne montrent pas ce que feraient des citoyens."
    ),
    "caution.few": "Moins de {base} parcours : pas de pourcentages, et pas de conclusion.",
    "caution.versions": "{versions} versions de ce prototype sont comptées ensemble.",
    "caution.joined": (
        "Plusieurs versions de ce prototype sont comptées ensemble ; celles qui ont peu de "
        "parcours ne sont pas distinguées."
    ),
    "caution.old": "Les étapes marquées * ne sont plus dans le questionnaire actuel.",
    "caution.unseen": "Questions que personne n'a vues : {steps}.",
    "reading": "Comment lire ces chiffres",
    "reading.open": (
        "Seuls les parcours clos sont comptés. Un parcours encore ouvert n'est pas un départ."
    ),
    "reading.planned": (
        "Une fin prévue : la demande est envoyée, ou la personne sait qu'elle n'a pas droit à "
        "cette aide, ou que ce n'est pas le bon service. Les parcours confiés à une personne sont "
        "comptés à part."
    ),
    "reading.interval": "L'intervalle contient tous les taux que ces parcours ne démentent pas.",
    "reading.left": (
        "Partis ici : arrêt ou silence à cette étape ; le pourcentage porte sur les parcours "
        "qui l'ont vue. Refus : toutes les réponses que le robot n'a pas pu accepter."
    ),
    "reading.time": (
        "Les temps ne comptent pas les pauses de plus de 30 minutes et sont justes à 2,3 % près. "
        "Moins de {times} temps de citoyens ne donnent pas de médiane."
    ),
    "reading.mask": (
        "< {cell} cache les nombres de 1 à {most} citoyens. Gardez ce bilan dans l'équipe."
    ),
}

SENTENCES: Mapping[Language, Mapping[str, str]] = {"en": ENGLISH, "fr": FRENCH}
"""Every sentence of a report, by language and key; both languages have the same keys."""
