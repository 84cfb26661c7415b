"""What a triage asks, and what can be answered."""

from __future__ import annotations

from meteo_douane.domain.triage_terms import Answer, Question
from meteo_douane.telling.voice import Phrase

ONE_ALERT = Phrase(
    "L'alerte ci-dessus décrit-elle ce que vous constatez, pour votre service et votre mode ?",
    "Does the alert above describe what you see, for your service and your mode?",
)
SEVERAL_ALERTS = Phrase(
    "L'une des alertes ci-dessus décrit-elle ce que vous constatez, pour votre service et votre mode ?",
    "Does one of the alerts above describe what you see, for your service and your mode?",
)
ONE_MESSAGE = Phrase(
    "Le message ci-dessus décrit-il ce que vous constatez, pour votre service et votre mode ?",
    "Does the message above describe what you see, for your service and your mode?",
)
SEVERAL_MESSAGES = Phrase(
    "L'un des messages ci-dessus décrit-il ce que vous constatez, pour votre service et votre mode ?",
    "Does one of the messages above describe what you see, for your service and your mode?",
)
LOOK_YOURSELF = Phrase(
    "Consultez vous-même la météo ({page}), ou appelez le {phone}, touche 1. Une alerte y décrit-elle ce que vous "
    "constatez, pour votre service et votre mode ?",
    "Look at the météo yourself ({page}), or call {phone}, key 1. Does an alert there describe what you see, for your "
    "service and your mode?",
)
QUESTIONS = {
    Question.PROVIDER: Phrase(
        "Appelez votre prestataire de connexion. Le dysfonctionnement vient-il de sa plateforme de transmission ?",
        "Call your connection provider. Does the trouble come from its transmission platform?",
    ),
    Question.AUBETTE: Phrase(
        "Consultez votre déclaration dans Aubette ({aubette}). Quel est son état ?",
        "Look up your declaration in Aubette ({aubette}). In which state is it?",
    ),
    Question.OFFICE: Phrase(
        "Appelez votre bureau de douane{office}. La déclaration est-elle dans l'un de ces états ?",
        "Call your customs office{office}. Is the declaration in one of these states?",
    ),
    Question.CASE: Phrase("Dans quel cas êtes-vous ?", "Which case are you in?"),
}
ASKED = {
    Question.SYMPTOM: Phrase(
        "L'alerte décrit-elle ce que vous constatez, pour votre service et votre mode ?",
        "Does the alert describe what you see, for your service and your mode?",
    ),
    Question.PROVIDER: Phrase(
        "Le dysfonctionnement vient-il de la plateforme du prestataire de connexion ?",
        "Does the trouble come from the platform of the connection provider?",
    ),
    Question.AUBETTE: Phrase(
        "Quel est l'état de la déclaration dans Aubette ?", "In which state is the declaration in Aubette?"
    ),
    Question.OFFICE: Phrase(
        "Selon le bureau de douane, la déclaration est-elle dans l'un de ces états ?",
        "Does the customs office say that the declaration is in one of these states?",
    ),
    Question.CASE: Phrase("Dans quel cas êtes-vous ?", "Which case are you in?"),
}
"""The questions as they stand beside their answers in evidence, where nobody is asked any more."""

_CONTROL, _CREDIT, _PAYMENT = (
    Phrase(f"« {state} »", f"“{state}”") for state in ("sous contrôle", "crédit en attente", "paiement comptant")
)
ANSWERS = {
    (Question.SYMPTOM, Answer.SAME): Phrase("oui", "yes"),
    (Question.SYMPTOM, Answer.OTHER): Phrase(
        "non : ce qui est publié décrit autre chose, ou vise un autre mode",
        "no: what is published describes something else, or another mode",
    ),
    (Question.SYMPTOM, Answer.NONE): Phrase("non : aucune alerte n'est publiée", "no: no alert is published"),
    (Question.PROVIDER, Answer.OK): Phrase("non, sa plateforme fonctionne", "no, its platform works"),
    (Question.PROVIDER, Answer.FAULT): Phrase("oui, il le confirme", "yes, it says so"),
    (Question.PROVIDER, Answer.UNKNOWN): Phrase("je n'ai pas pu le joindre", "I could not reach it"),
    (Question.AUBETTE, Answer.BAE): Phrase("« BAE »", "“BAE”"),
    (Question.AUBETTE, Answer.CONTROL): _CONTROL,
    (Question.AUBETTE, Answer.CREDIT): _CREDIT,
    (Question.AUBETTE, Answer.PAYMENT): _PAYMENT,
    (Question.AUBETTE, Answer.OTHER): Phrase(
        "aucun de ces états, ou elle n'y est pas", "none of these states, or it is not there"
    ),
    (Question.AUBETTE, Answer.UNREACHABLE): Phrase("je n'ai pas pu accéder à Aubette", "I could not get into Aubette"),
    (Question.OFFICE, Answer.CONTROL): _CONTROL,
    (Question.OFFICE, Answer.CREDIT): _CREDIT,
    (Question.OFFICE, Answer.PAYMENT): _PAYMENT,
    (Question.OFFICE, Answer.NONE): Phrase("non, dans aucun de ces états", "no, in none of these states"),
    (Question.OFFICE, Answer.UNKNOWN): Phrase("je n'ai pas pu le savoir", "I could not find out"),
    (Question.CASE, Answer.VALIDATE): Phrase(
        "je n'arrive pas à valider les déclarations (anticipées ou non)",
        "I cannot validate declarations (in advance or not)",
    ),
    (Question.CASE, Answer.RELEASE): Phrase(
        "mes déclarations validées n'ont pas obtenu l'état « BAE »", "my validated declarations have not reached “BAE”"
    ),
    (Question.CASE, Answer.NEITHER): Phrase("ni l'un ni l'autre", "neither"),
}
SAME_AS = Phrase("oui, l'alerte {number} : {title}", "yes, alert {number}: {title}")
