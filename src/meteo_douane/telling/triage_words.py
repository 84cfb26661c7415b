"""The sentences of a triage: where it leads, what to bear in mind, and what to do next."""

from __future__ import annotations

from meteo_douane.domain import fiche
from meteo_douane.domain.notice import Permission
from meteo_douane.domain.triage_terms import Caution, Outcome, Question
from meteo_douane.telling.fiche import DELTA_IE, OTHER_SERVICE
from meteo_douane.telling.voice import Phrase

LED_TO = {
    Outcome.FOLLOW_THE_ALERT: Phrase(
        "L'alerte publiée couvre le dysfonctionnement : aucune DA à déposer.",
        "The published alert covers the trouble: no DA to file.",
    ),
    Outcome.WAIT_FOR_THE_PROVIDER: Phrase(
        "Le prestataire est en cause : attendre l'alerte qu'il fait publier.",
        "The provider is at fault: wait for the alert that it has published.",
    ),
    Outcome.NOT_NEEDED: Phrase(
        "Déclaration à l'état « BAE » : pas de secours nécessaire.",
        "Declaration in the state “BAE”: no fallback needed.",
    ),
    Outcome.NOT_TECHNICAL: Phrase("Le blocage n'est pas technique.", "The block is not technical."),
    Outcome.NO_CASE: Phrase("Aucun des deux cas de l'étape 3.", "Neither case of step 3."),
    Outcome.SERVICE_CLOSED: Phrase(
        "Service fermé, selon le catalogue : rien à déclencher sans avoir vérifié le service utilisé.",
        "The catalogue has the service as closed: nothing to start before it is checked which one is used.",
    ),
    Outcome.NOT_OF_THE_SHEET: Phrase(
        "La Fiche 1 ne vise pas ce service : le texte qui lui est propre fait foi.",
        "Fiche 1 is not about this service: the text of its own counts.",
    ),
    Outcome.START: Phrase(
        "La procédure de secours peut être auto-déclenchée.", "The fallback may be started by oneself."
    ),
}
OUTCOMES = {
    Outcome.FOLLOW_THE_ALERT: Phrase(
        "L'alerte publiée vous couvre : suivez-la, et les bulletins qui la suivent.",
        "The published alert covers you: follow it, and the bulletins that come after it.",
    ),
    Outcome.WAIT_FOR_THE_PROVIDER: Phrase(
        "Le dysfonctionnement vient de votre prestataire : attendez qu'il le signale au CID et que le SAU publie "
        "l'alerte.",
        "The trouble is your provider's: wait until it reports it to the CID and the SAU publishes the alert.",
    ),
    Outcome.NOT_NEEDED: Phrase(
        "La procédure de secours n'est pas nécessaire : votre déclaration a son « BAE ».",
        "The fallback is not needed: your declaration has its “BAE”.",
    ),
    Outcome.NOT_TECHNICAL: Phrase(
        "Le blocage n'est pas technique : voyez avec votre bureau de douane{office}.",
        "The block is not technical: see your customs office{office}.",
    ),
    Outcome.NO_CASE: Phrase(
        "Vous n'êtes dans aucun des deux cas où la procédure de secours peut être auto-déclenchée.",
        "You are in neither of the two cases in which the fallback may be started by yourself.",
    ),
    Outcome.SERVICE_CLOSED: Phrase(
        "{service} est fermé depuis le {closed}{instead}, selon le catalogue des services{source}. Ce triage ne peut "
        "donc pas conclure à une procédure de secours pour ce service.",
        "{service} has been closed since {closed}{instead}, says the catalogue of services{source}. So this triage "
        "cannot lead to a fallback for this service.",
    ),
    Outcome.NOT_OF_THE_SHEET: Phrase(
        "La Fiche 1 ne dit pas si le secours peut être auto-déclenché pour {service} : c'est le texte propre à ce "
        "service qui le dit. Demandez à votre bureau de douane{office} ou au SAU ({phone}) ce qui s'applique.",
        "Fiche 1 does not say whether the fallback may be started by yourself for {service}: the text of that service "
        "does. Ask your customs office{office} or the SAU ({phone}) what applies.",
    ),
    Outcome.START: Phrase(
        "Vous pouvez auto-déclencher la procédure de secours, à toute heure.",
        "You may start the fallback yourself, at any hour.",
    ),
}
CHECK_THE_SERVICE = Phrase(
    "À vérifier, dans votre logiciel ou sur le portail : le service que vous utilisez vraiment. Si c'en est un autre, "
    "refaites le triage pour celui-là. Si c'est bien {service}, demandez à votre bureau de douane{office} ou au SAU "
    "({phone}) ce qui s'applique.",
    "To be checked, in your software or on the portal: which service you really use. If it is another one, go through "
    "the triage for that one. If it is {service}, ask your customs office{office} or the SAU ({phone}) what applies.",
)
DOES_NOT_DECIDE = Phrase(
    "Ce qui est publié ne décide pas pour vous : selon votre réponse, cela décrit un autre dysfonctionnement que le "
    "vôtre (Fiche 1, étape 1).",
    "What is published does not decide for you: by your answer, it describes another trouble than yours (Fiche 1, step "
    "1).",
)
BOTH_CONDITIONS = Phrase(
    "Vous ne pourrez y recourir qu'une fois la DA enregistrée et votre bureau informé : il faut les deux.",
    "You may use it only once the DA is registered and your office has been told: it takes both.",
)
START_UNVERIFIED = Phrase(
    "Vous pouvez auto-déclencher la procédure de secours si, à votre connaissance, vos déclarations ne sont ni « sous "
    "contrôle », ni en « crédit en attente », ni en « paiement comptant » : personne n'a pu le vérifier.",
    "You may start the fallback yourself if, as far as you know, your declarations are not in the states “sous "
    "contrôle”, “crédit en attente” or “paiement comptant”: nobody could verify it.",
)
START_UNLESS_THE_PROVIDER = Phrase(
    "Vous pouvez auto-déclencher la procédure de secours si le dysfonctionnement ne vient pas de la plateforme de "
    "votre prestataire, que vous n'avez pas pu joindre : sinon, c'est à lui de le signaler au CID.",
    "You may start the fallback yourself if the trouble does not come from the platform of your provider, which you "
    "could not reach: otherwise it is for the provider to report it to the CID.",
)
START_DESPITE_ITS_PAGE = Phrase(
    "Vous pouvez auto-déclencher la procédure de secours si le dysfonctionnement ne vient pas de la plateforme de "
    "votre prestataire : il vous a dit que non, et sa propre page signale un trouble.",
    "You may start the fallback yourself if the trouble does not come from the platform of your provider: it told you "
    "that it does not, and its own page reports a trouble.",
)
#: On what about the provider a start depends; the first that holds is said.
CONDITIONS = {
    Caution.PROVIDER_NOT_ASKED: START_UNLESS_THE_PROVIDER,
    Caution.PROVIDER_IN_TROUBLE: START_DESPITE_ITS_PAGE,
}
START_UNVERIFIED_TOO = Phrase(
    "Il faut aussi qu'à votre connaissance vos déclarations ne soient ni « sous contrôle », ni en « crédit en "
    "attente », ni en « paiement comptant » : personne n'a pu le vérifier.",
    "Your declarations, as far as you know, must not be in the states “sous contrôle”, “crédit en attente” or "
    "“paiement comptant” either: nobody could verify it.",
)
PROVIDER_PUBLISHES = Phrase(
    "{name} signale un trouble de sa plateforme{words}", "{name} reports a trouble of its platform{words}"
)
SUBJECT_TO_ITS_TEXT = Phrase(
    "Sous réserve du texte propre à ce service, que cette fiche ne vise pas :",
    "Subject to this service's own text, which this sheet is not about:",
)

#: What an alert that covers somebody says of its fallback.
FALLBACKS = {
    Permission.ALLOWED: Phrase(
        "Procédure de secours {words}. Appliquez celle qui vous concerne ; vous n'avez pas de demande d'assistance "
        "(DA) à déposer.",
        "Fallback {words}. Follow the one that concerns you; there is no request for assistance (DA) to file.",
    ),
    Permission.REFUSED: Phrase(
        "Procédure de secours {words} : ne la déclenchez pas sur la foi de ce message.",
        "Fallback {words}: do not start it on the strength of this message.",
    ),
    Permission.NOT_STATED: Phrase(
        "Procédure de secours : {words}. Reportez-vous à celle qui vous concerne et attendez le bulletin suivant, ou "
        "appelez le SAU (09 702 80 100).",
        "Fallback: {words}. Look up the one that concerns you and wait for the next bulletin, or call the SAU (09 702 "
        "80 100).",
    ),
    Permission.ENDED: Phrase(
        "Procédure de secours {words} : appliquez les consignes du message.",
        "Fallback {words}: follow the instructions of the message.",
    ),
}
FALLBACKS[Permission.ADVISED] = FALLBACKS[Permission.ALLOWED]
FALLBACK_TO_BE_CHECKED = Phrase(
    "Procédure de secours : {words}, mais ce n'est pas sûr pour votre service. Lisez le message ci-dessus avant de la "
    "déclencher ou de la quitter ; dans le doute, appelez le SAU (09 702 80 100).",
    "Fallback: {words}, but that is not certain for your service. Read the message above before you start or leave it; "
    "if in doubt, call the SAU (09 702 80 100).",
)
UNKNOWN_ALERT = Phrase(
    "Nous ne connaissons pas l'alerte que vous avez lue : c'est elle qui dit si la procédure de secours est autorisée.",
    "We do not know the alert that you have read: it is the one to say whether the fallback is allowed.",
)

CAUTIONS = {
    Caution.DELTA_IE: DELTA_IE,
    Caution.NOT_OF_THE_SHEET: OTHER_SERVICE,
    Caution.SERVICE_CLOSED: Phrase(
        "{service} est fermé depuis le {closed}{instead}, selon le catalogue des services{source} : vérifiez le "
        "service que vous utilisez.",
        "{service} has been closed since {closed}{instead}, says the catalogue of services{source}: check which "
        "service you use.",
    ),
    Caution.PART_CLOSED: Phrase(
        "Selon le catalogue des services, {parts}. Si c'est ce que vous utilisez, cette réponse ne vaut pas : refaites "
        "le triage pour le service que vous utilisez vraiment.",
        "By the catalogue of services, {parts}. If that is what you use, this answer does not hold: go through the "
        "triage for the service that you really use.",
    ),
    Caution.READING_IS_OLD: Phrase(
        "Nous n'avons pas de lecture récente de la page de la météo (dernière bonne lecture : {age}) : rien ne prouve "
        "qu'il n'y a pas d'alerte.",
        "We have no recent reading of the page of the météo (last good reading: {age}): nothing proves that there is "
        "no alert.",
    ),
    Caution.UNREAD: Phrase(
        "La météo affiche aussi ce que nous n'avons pas su classer, à lire vous-même : {titles}.",
        "The météo also shows what we could not classify, to be read by yourself: {titles}.",
    ),
    Caution.CLOSED_BY_US: Phrase(
        "Clos par nous, sans fin publiée : {closed}. Ce que vous constatez en vient peut-être : vérifiez sur la météo, "
        "ou auprès du SAU.",
        "Closed by us, with no end published: {closed}. What you see may come from it: check on the météo, or with the "
        "SAU.",
    ),
    Caution.MODE_NOT_STATED: Phrase(
        "Un message publié ne précise pas le mode de transmission : vous seul pouvez dire s'il vise le vôtre.",
        "A published message states no transmission mode: only you can tell whether it is about yours.",
    ),
    Caution.SERVICE_NOT_STATED: Phrase(
        "Un message publié ne nomme aucun service que nous ayons reconnu : vous seul pouvez dire s'il vise le vôtre.",
        "A published message names no service that we recognised: only you can tell whether it is about yours.",
    ),
    Caution.NONE_IS_KNOWN: Phrase(
        "Nous venons de lire la météo, et elle n'affiche rien pour ce service et ce mode : relisez l'alerte que vous "
        "avez vue, ou corrigez votre réponse.",
        "We have just read the météo, and it shows nothing for this service and mode: read the alert that you have "
        "seen again, or mend your answer.",
    ),
    Caution.PROVIDER_NOT_ASKED: Phrase(
        "Votre prestataire n'a pas répondu : rappelez-le. Si le dysfonctionnement vient de sa plateforme, c'est lui "
        "qui le signale au CID.",
        "Your provider did not answer: call it again. If the trouble comes from its platform, it is the provider who "
        "reports it to the CID.",
    ),
    Caution.PROVIDER_IN_TROUBLE: Phrase(
        "Sur sa propre page, {outages}. Rappelez-le : si le dysfonctionnement vient de là, attendez l'alerte qu'il "
        "fait publier.",
        "On its own page, {outages}. Call it again: if the trouble comes from there, wait for the alert that it has "
        "published.",
    ),
    Caution.STATE_NOT_VERIFIED: Phrase(
        "L'état de vos déclarations n'a été vérifié ni dans Aubette ni par le bureau : la demande le dit, dites-le "
        "aussi au SAU.",
        "The state of your declarations was verified neither in Aubette nor by the office: the request says so, and "
        "so should you to the SAU.",
    ),
    Caution.HOURS_UNKNOWN: Phrase(
        "Les heures d'ouverture de votre bureau ne sont pas connues ici (table [[offices]] de la configuration ; "
        "--office NOM s'il y a plusieurs bureaux) : vérifiez-les. S'il est fermé, appelez aussi le SAU "
        "(09 702 80 100).",
        "The hours of your customs office are not known here (table [[offices]] of the configuration; if there are "
        "several offices, --office NAME): check them. If it is closed, call the SAU too (09 702 80 100).",
    ),
}
OPENS = Phrase(" ; il ouvre {at}", "; it opens {at}")
CLOSED = Phrase("{what} (par {name} {when})", "{what} (by {name} {when})")
PART = Phrase("{service} est fermé depuis le {closed}{instead}", "{service} has been closed since {closed}{instead}")
INSTEAD = Phrase(" et remplacé par {services}", " and replaced by {services}")
SOURCE = Phrase(" (source : « {words} »)", " (source: “{words}”)")

HEADINGS = {
    "so_far": Phrase("Déjà répondu", "Answered so far"),
    "question": Phrase("Question", "Question"),
    "answer": Phrase("Réponse", "Answer"),
    "sheet": Phrase(
        "Ce qui la fonde : {version} ; seules les phrases citées sont d'elle, le reste est de nous",
        "What it rests on: {version}; only the sentences that are quoted are its own, the rest is ours",
    ),
    "cautions": Phrase("À garder en tête", "To bear in mind"),
    "next": Phrase("Et maintenant", "What now"),
}
GIVEN = Phrase("{question} – {answer} ({at}{by})", "{question} – {answer} ({at}{by})")
BY = Phrase(", {by}", ", {by}")
LAPSED = Phrase("{given} : à redemander", "{given}: to be asked again")
NEXT = {
    "provider": Phrase("Rappelez votre prestataire pour suivre : {phones}.", "Call your provider again: {phones}."),
    "again": Phrase(
        "Si une réponse change, ou était fausse, redonnez-la : meteo-douane triage --resume {triage} {answer}",
        "If an answer changes, or was wrong, give it again: meteo-douane triage --resume {triage} {answer}",
    ),
    "instead": Phrase(
        "Si vous utilisez {service} : meteo-douane triage --service {code} --mode {mode}",
        "If you use {service}: meteo-douane triage --service {code} --mode {mode}",
    ),
    "mend": Phrase(
        "Si le catalogue se trompe : dans services.toml du programme, corrigez closed_at de {code} et signalez-le-nous",
        "If the catalogue is wrong: in the program's services.toml, mend closed_at of {code}, and tell us",
    ),
    "open": Phrase(
        'Écrire la demande (DA) : meteo-douane fallback open --triage {triage} --trouble "HH:MM"',
        'Write the request (DA): meteo-douane fallback open --triage {triage} --trouble "HH:MM"',
    ),
    "file": Phrase(
        f"La déposer dans OLGA ({fiche.OLGA}), puis noter son enregistrement : meteo-douane fallback register SECOURS "
        '--number NUMÉRO --at "HH:MM"',
        f"File it in OLGA ({fiche.OLGA}), then note its registration: meteo-douane fallback register RECORD --number "
        'NUMBER --at "HH:MM"',
    ),
    "tell": Phrase(
        "Transférer l'accusé de réception à votre bureau{office}, puis le noter : meteo-douane fallback inform SECOURS "
        '--at "HH:MM"',
        "Pass the acknowledgement on to your office{office}, then note it: meteo-douane fallback inform RECORD --at "
        '"HH:MM"',
    ),
    "call": Phrase(
        "Une fois la DA déposée, appelez le SAU du CID ({phone}) : l'équipe d'astreinte vérifie à distance.",
        "Once the DA is filed, call the SAU of the CID ({phone}): those on call verify from afar.",
    ),
    "closed": Phrase("Votre bureau est fermé{holiday}{opens}.", "Your office is closed{holiday}{opens}."),
}
#: The answer that led somewhere else than to a start, as it is given again.
AGAIN = {
    Question.SYMPTOM: "--symptom other",
    Question.PROVIDER: "--provider ok",
    Question.AUBETTE: "--aubette other",
    Question.OFFICE: "--office-says none",
    Question.CASE: "--case validate",
}
