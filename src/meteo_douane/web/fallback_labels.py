"""The words of the pages of the records of fallbacks, and which forms and texts stand where a record stands."""

from __future__ import annotations

from meteo_douane.domain.recourse import RecourseState, TextKind
from meteo_douane.domain.recourse_writing import ObjectionCode
from meteo_douane.telling.voice import Phrase

LABELS = {
    "title": Phrase("Secours", "Fallbacks"),
    "what": Phrase(
        "Le registre de chaque procédure de secours que nous avons déclenchée nous-mêmes. Rien n'est envoyé à la "
        "douane : les textes sont à coller.",
        "The record of each fallback that we started ourselves. Nothing is sent to the customs: the texts are to be "
        "pasted.",
    ),
    "none": Phrase("Aucun registre.", "There is no record."),
    "triage": Phrase(
        "Un registre s'ouvre par un triage qui y conduit.", "A record is opened by a triage that leads to it."
    ),
    "name": Phrase("Votre nom", "Your name"),
    "when": Phrase("Heure (02:31, ou 25/11/2026 02:31)", "Time (02:31, or 2026-11-25 02:31)"),
    "register": Phrase("La DA est enregistrée", "The DA is registered"),
    "number": Phrase("Numéro de la DA", "Number of the DA"),
    "inform": Phrase("Le bureau est informé", "The office has been told"),
    "office": Phrase("Bureau", "Office"),
    "add": Phrase("Ajouter une déclaration", "Add a declaration"),
    "reference": Phrase("Référence de la déclaration", "Reference of the declaration"),
    "done": Phrase("Déclaration régularisée", "Declaration regularised"),
    "withdraw": Phrase("Retirer une déclaration notée par erreur", "Withdraw a declaration noted by mistake"),
    "end": Phrase("La procédure de secours est terminée", "The fallback has ended"),
    "correct": Phrase(
        "Corriger l'heure du dysfonctionnement ou les raisons", "Correct the hour of the trouble, or why"
    ),
    "trouble": Phrase(
        "Heure du dysfonctionnement (laisser vide si elle est juste)", "When the trouble began (empty if it is right)"
    ),
    "reasons": Phrase("Raisons, une par ligne", "Reasons, one a line"),
    "reopen": Phrase("Rouvrir : la fin a été notée par erreur", "Open again: the end was noted by mistake"),
    "why": Phrase("Pourquoi (facultatif)", "Why (optional)"),
    "register_again": Phrase(
        "Corriger le numéro ou l'heure d'enregistrement de la DA", "Correct the number or the hour of the DA"
    ),
    "inform_again": Phrase("Corriger l'heure à laquelle le bureau a été informé", "Correct when the office was told"),
    "note": Phrase("Motif de la fin (facultatif)", "What the end is put down to (optional)"),
    "write": Phrase("Noter", "Write down"),
    "texts": Phrase("Textes à coller", "Texts to paste"),
    "select": Phrase(
        "Cliquez dans un texte, puis Ctrl+A et Ctrl+C pour le copier.",
        "Click into a text, then Ctrl+A and Ctrl+C to copy it.",
    ),
    "not_kept": Phrase(
        "Pas encore gardé dans le registre : gardez-le avant de le coller.",
        "Not kept in the record yet: keep it before you paste it.",
    ),
    "old": Phrase(
        "Le registre ou la configuration a changé depuis : il serait écrit autrement aujourd'hui.",
        "The record or the configuration has changed since: it would be written otherwise today.",
    ),
    "mending": Phrase("Corriger ce qui est noté", "Mend what is written"),
    "olga": Phrase("Ouvrir OLGA", "Open OLGA"),
    "texts_again": Phrase("Écrire à nouveau ces textes, et les garder", "Write these texts anew, and keep them"),
    "back": Phrase("Tous les registres", "All records"),
}
FILED = Phrase("Demande déjà déposée : n'en déposez pas une seconde", "Request, filed already: file no second one")
NEEDED = {
    RecourseState.PREPARED: (TextKind.REQUEST,),
    RecourseState.REGISTERED: (TextKind.OFFICE, TextKind.CALL, TextKind.REQUEST),
    RecourseState.ACTIVE: (TextKind.OFFICE, TextKind.REQUEST),
    RecourseState.ENDED: (TextKind.END_SAU, TextKind.END_OFFICE),
    RecourseState.ABANDONED: (TextKind.END_SAU, TextKind.END_OFFICE),
}
DEEDS = {
    RecourseState.PREPARED: ("register", "correct", "end"),
    RecourseState.REGISTERED: ("inform", "register", "correct", "end"),
    RecourseState.ACTIVE: ("add", "done", "withdraw", "end", "correct", "register", "inform"),
    RecourseState.ENDED: ("done", "add", "withdraw", "reopen", "correct"),
    RecourseState.ABANDONED: ("reopen", "correct"),
}
#: Forms by which a mistake is mended: they stand below, folded.
MENDING = ("correct", "withdraw", "reopen")
NEXT = {
    RecourseState.PREPARED: Phrase(
        "Collez la demande ci-dessous dans OLGA et déposez-la, puis notez ici son numéro et l'heure à laquelle OLGA "
        "l'a enregistrée : c'est celle du début.",
        "Paste the request below into OLGA and file it, then note here its number and the hour at which OLGA "
        "registered it: that is the start.",
    ),
    RecourseState.REGISTERED: Phrase(
        "Transférez à votre bureau l'accusé de réception de la DA, puis notez ici l'heure : vous pourrez alors "
        "recourir à la procédure de secours.",
        "Pass the acknowledgement of the DA on to your office, then note here the hour: from then on you may use the "
        "fallback.",
    ),
    RecourseState.ACTIVE: Phrase(
        "Notez ici chaque déclaration établie en secours et, une fois le dysfonctionnement résolu pour vous, la fin.",
        "Note here each declaration made under the fallback and, once the trouble is over for you, the end.",
    ),
}
TO_TELL = Phrase(
    "Si ce n'est pas fait, dites la fin au SAU (par courriel, ou au {phone}) et à votre bureau : les textes sont "
    "ci-dessous.",
    "If it is not done, tell the SAU of the end (by mail, or on {phone}), and your office: the texts are below.",
)
CALL = Phrase(
    "{closed} Appelez le SAU du CID ({phone}) dès maintenant. Ce qu'il faut lui dire est ci-dessous.",
    "{closed} Call the SAU of the CID ({phone}) now. What to tell it is below.",
)
#: On a page there is a form where the command line names a command.
OBJECTIONS = {
    ObjectionCode.IN_THE_FUTURE: Phrase(
        "Cette heure est dans le futur. Si c'était la veille, donnez aussi la date. Rien n'a été écrit.",
        "This time is in the future. If it was the day before, give the date too. Nothing was written.",
    ),
    ObjectionCode.NOT_REGISTERED: Phrase(
        "La DA n'est pas encore enregistrée, et c'est son accusé de réception qui informe le bureau : notez d'abord "
        "l'enregistrement. Rien n'a été écrit.",
        "The DA is not registered yet, and it is its acknowledgement that tells the office: write the registration "
        "down first. Nothing was written.",
    ),
    ObjectionCode.REFERENCE_UNKNOWN: Phrase(
        "Cette déclaration n'est pas dans la liste : ajoutez-la d'abord. Rien n'a été écrit.",
        "This declaration is not in the list: add it first. Nothing was written.",
    ),
}
