"""The words of the page of evidence, in both languages."""

from __future__ import annotations

from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.telling.terms import CLOSED_BY
from meteo_douane.telling.voice import Phrase, capitalised

SOURCES = {Source.PAGE: Phrase("page", "page"), Source.FEED: Phrase("flux", "feed")}
OUTCOMES = {
    Outcome.UNDERSTOOD: Phrase("comprise", "understood"),
    Outcome.UNCHANGED: Phrase("inchangée", "unchanged"),
    Outcome.UNREADABLE: Phrase("non comprise", "not understood"),
    Outcome.FAILED: Phrase("échec", "failed"),
}
WORDS = {
    "title": Phrase("Dossier de preuve · épisode {episode}", "Evidence · episode {episode}"),
    "title_of_fallback": Phrase("Dossier de preuve · {fallback}", "Evidence · {fallback}"),
    "made": Phrase(
        "Établi le {at} par meteo-douane {version}. Les heures sont celles de {zone} ; evidence.json les donne en UTC.",
        "Made on {at} by meteo-douane {version}. Times are those of {zone}; evidence.json has them in UTC.",
    ),
    "contents": Phrase("Sommaire", "Contents"),
    # In short
    "short": Phrase("En bref", "In short"),
    "kind": Phrase("Nature", "Kind"),
    "affected": Phrase("Services touchés", "Services affected"),
    "remaining": Phrase("Encore touchés", "Still affected"),
    "state": Phrase("État", "State"),
    "opened": Phrase("Début (annoncé, sinon constaté)", "Beginning (as stated, or else as found)"),
    "observed": Phrase("Lu par nous pour la première fois", "First read by us"),
    "planned_end": Phrase("Fin annoncée", "End as stated"),
    "ended": Phrase("Fin (annoncée, sinon constatée)", "End (as stated, or else as found)"),
    "closed": Phrase("Clos le", "Closed on"),
    "closed_by": Phrase(*map(capitalised, CLOSED_BY)),
    "fallback": Phrase(
        "Procédure de secours, selon le dernier message", "Fallback (procédure de secours), by the last message"
    ),
    "period": Phrase("Lectures jointes", "Readings enclosed"),
    "period_of": Phrase("du {since} au {until}", "from {since} to {until}"),
    "period_so_far": Phrase("du {since} à la dernière lecture", "from {since} to the last reading"),
    # The record of a fallback
    "records": Phrase("Procédure de secours auto-déclenchée", "Fallback started by ourselves"),
    "record": Phrase("{fallback} · {scope}", "{fallback} · {scope}"),
    "standing": Phrase("Où elle en est", "Where it stands"),
    "service": Phrase("Service et mode", "Service and mode"),
    "trouble": Phrase("Début du dysfonctionnement, selon le déclarant", "Beginning of the trouble, says the declarant"),
    "reasons": Phrase("Raisons", "Reasons"),
    "number": Phrase("Numéro de la DA", "Number of the DA"),
    "registered": Phrase("DA enregistrée (début du secours)", "DA registered (start of the fallback)"),
    "registered_only": Phrase("DA enregistrée", "DA registered"),
    "office": Phrase("Bureau de douane", "Customs office"),
    "informed": Phrase("Bureau informé", "Office told"),
    "usable": Phrase("Les deux conditions remplies", "Both conditions met"),
    "over": Phrase("Fin du secours", "End of the fallback"),
    "opened_by": Phrase("Suivi ouvert par", "Record opened by"),
    "by_at": Phrase("{name}, le {at}", "{name}, on {at}"),
    "declarations": Phrase("Déclarations établies en secours", "Declarations made under it"),
    "reference": Phrase("Référence", "Reference"),
    "added": Phrase("Notée le", "Noted on"),
    "too_early": Phrase(
        "avant que les deux conditions soient remplies, selon les heures notées",
        "before both conditions were met, by the hours that are written",
    ),
    "too_late": Phrase("après la fin, selon l'heure notée", "after the end, by the hour that is written"),
    "regularised": Phrase("Cochée comme régularisée le", "Ticked as regularised on"),
    "rests_on": Phrase("Ce qui le fonde : {version}", "What that rests on: {version}"),
    "not_yet": Phrase("non cochée", "not ticked"),
    "withdrawn": Phrase("retirée, notée par erreur ({at})", "withdrawn, noted by mistake ({at})"),
    "no_declaration": Phrase("Aucune déclaration n'y est notée.", "No declaration is noted."),
    "history": Phrase("Ce qui a été écrit, ligne par ligne", "What was written, line by line"),
    "written": Phrase("Écrit le", "Written on"),
    "who": Phrase("Par", "By"),
    "what": Phrase("Quoi", "What"),
    "texts": Phrase("Les textes produits pour l'administration", "The texts made for the administration"),
    "texts_note": Phrase(
        "Chacun est tel qu'il a été produit, dans un fichier à part. Le programme n'envoie rien : qu'il ait été collé"
        " ou envoyé, seuls l'accusé de réception et les courriels le montrent.",
        "Each is as it was made, in a file of its own. The program sends nothing: only the acknowledgement and the"
        " mails show that one was pasted or sent.",
    ),
    "text": Phrase("{text}, le {at}, par {name}", "{text}, on {at}, by {name}"),
    "digest_of_text": Phrase("SHA-256 :", "SHA-256:"),
    "triage": Phrase(
        "Les réponses aux questions que nous tirons de la Fiche 1 ({triage})",
        "The triage that was gone through ({triage})",
    ),
    "triage_table": Phrase("Questions et réponses", "Questions and answers"),
    "asked": Phrase("Question", "Question"),
    "answered": Phrase("Réponse", "Answer"),
    "led_to": Phrase("Conclusion", "Conclusion"),
    "last_good": Phrase("dernière bonne lecture de la météo : {at}", "last good reading of the météo: {at}"),
    "no_triage": Phrase("Aucun parcours de la Fiche 1 n'y est rattaché.", "No triage belongs to it."),
    "record_note": Phrase(
        "Les lignes ne font que s'ajouter : une correction vient après la ligne qu'elle corrige. Elles sont telles"
        " que la base les donne ; aucune chaîne ne les lie.",
        "Lines are only ever added: a correction comes after the line that it corrects. They are as the database has"
        " them; no chain binds them.",
    ),
    "alerts": Phrase(
        "Ce que la météo annonçait pour ce service et ce mode", "What the météo said of this service and mode"
    ),
    "no_alert": Phrase(
        "Aucun message lu pendant ce temps ne touchait ce service dans ce mode. Les lectures jointes montrent ce qui"
        " était publié.",
        "No message that was read in this time touched this service in this mode. The readings enclosed show what was"
        " published.",
    ),
    "alert": Phrase("Épisode {episode}", "Episode {episode}"),
    # What was published
    "published": Phrase("Ce que la douane a publié", "What the customs published"),
    "edition": Phrase("Édition {number} : {title}", "Edition {number}: {title}"),
    "seen_heading": Phrase("Affichée", "Listed"),
    "seen": Phrase("{source} : du {since} au {until}", "{source}: from {since} to {until}"),
    "still_seen": Phrase(
        "{source} : depuis le {since}, et encore à la dernière lecture",
        "{source}: since {since}, and still at the last reading",
    ),
    "seen_not_kept": Phrase(
        "durée d'affichage non conservée (édition antérieure à cette version du programme)",
        "how long was not kept (an edition from before this version of the program)",
    ),
    "read_at": Phrase("Ces mots lus pour la première fois", "These words first read"),
    "read_in": Phrase("{at} ({source})", "{at} ({source})"),
    "dated": Phrase("Date dans la source", "Date in the source"),
    "section": Phrase("Rubrique", "Section"),
    "status": Phrase("État affiché", "State shown"),
    "link": Phrase("Adresse", "Address"),
    "digest": Phrase("Empreinte du texte (SHA-256)", "Digest of the text (SHA-256)"),
    "files": Phrase("Documents qui la contiennent", "Bodies that hold it"),
    "no_body": Phrase("aucun document conservé sur la période", "no body was kept in this time"),
    "understood": Phrase("Ce que le programme en a compris", "What the program understood"),
    "doubt": Phrase("Doute", "Doubt"),
    "restored": Phrase("Rétabli", "Restored"),
    "starts": Phrase("Début", "Start"),
    "ends": Phrase("Fin", "End"),
    "fallback_short": Phrase("Procédure de secours", "Fallback (procédure de secours)"),
    "no_edition": Phrase(
        "Aucun message lu ne touchait ce service dans ce mode.",
        "No message that was read touched this service and mode.",
    ),
    "not_kept": Phrase(
        "Éditions dont le texte n'est plus dans la base : {revisions}",
        "Editions whose text is no longer in the database: {revisions}",
    ),
    # What was decided and told
    "decided": Phrase("Ce qui a été décidé pour chaque veille", "What was decided for each watch"),
    "nothing_decided": Phrase("Aucune décision n'est enregistrée.", "No decision is recorded."),
    "at": Phrase("Quand", "When"),
    "event": Phrase("Événement", "Event"),
    "watch": Phrase("Veille", "Watch"),
    "told": Phrase("Prévenue", "Told"),
    "why": Phrase("Pourquoi", "Why"),
    "yes": Phrase("oui", "yes"),
    "no": Phrase("non", "no"),
    "every_watch": Phrase("exploitant", "operator"),
    "messages": Phrase("Qui a été prévenu, et par quel canal", "Who was told, and by which channel"),
    "nothing_sent": Phrase("Aucun message n'a été dû à ce sujet.", "No message was owed about this."),
    "channel": Phrase("Canal", "Channel"),
    "watches": Phrase("Veilles", "Watches"),
    "owed": Phrase("Préparé le", "Made on"),
    "outcome": Phrase("Résultat", "Outcome"),
    "settled": Phrase("Date du résultat", "Date of the outcome"),
    "attempts": Phrase("Tentatives", "Attempts"),
    "may_repeat": Phrase("peut-être reçu deux fois", "perhaps received twice"),
    "relay": Phrase(
        "« Envoyé » : le canal a accepté le message. « Accepté par le relais » : un intermédiaire l'a pris en"
        " charge, ce qui ne prouve pas sa remise.",
        "“Sent”: the channel took the message. “Accepted by the relay”: somebody in between took it, which does"
        " not prove that it arrived.",
    ),
    # What people did
    "deeds": Phrase("Qui a pris l'épisode en charge", "Who acknowledged it"),
    "no_deed": Phrase("Personne ne l'a pris en charge.", "Nobody acknowledged it."),
    "deed": Phrase("Qui, et quoi", "Who, and what"),
    "via": Phrase("Comment", "How"),
    # Readings
    "readings": Phrase("Ce que nous avons lu entre-temps", "What we read meanwhile"),
    "readings_summary": Phrase(
        "{count} lectures, une par ligne dans readings.jsonl ; celles qui ont donné le même résultat sont réunies ici.",
        "{count} readings, a line each in readings.jsonl; those that came to the same are put together here.",
    ),
    "unchained": Phrase(
        "Les {count} premières sont antérieures à la chaîne d'empreintes : seul le manifeste les protège.",
        "The first {count} are from before the chain of digests: only the manifest protects them.",
    ),
    "broken": Phrase(
        "Attention : la chaîne est rompue à la lecture n° {number}. La base a été modifiée après coup.",
        "Beware: the chain is broken at reading {number}. The database was changed afterwards.",
    ),
    "chained": Phrase("Chaîne d'empreintes : de {before} à {after}.", "Chain of digests: from {before} to {after}."),
    "of_source": Phrase("Source", "Source"),
    "from": Phrase("Du", "From"),
    "to": Phrase("Au", "To"),
    "count": Phrase("Lectures", "Readings"),
    "gap": Phrase("Plus long écart", "Longest gap"),
    "status_code": Phrase("Réponse", "Status"),
    "body": Phrase("Document conservé", "Body kept"),
    "no_answer": Phrase("aucune", "none"),
    # Bodies
    "bodies": Phrase("Page et flux tels que reçus", "Page and feed as they came"),
    "nothing_kept": Phrase("Aucun document n'a été conservé sur la période.", "No body was kept in this time."),
    "bodies_note": Phrase(
        "Ces fichiers viennent d'un site que nous ne maîtrisons pas : ouvrez-les dans un éditeur de texte.",
        "These files come from a site that is not ours: open them in a text editor.",
    ),
    "size": Phrase("{size} octets", "{size} bytes"),
    "first_met": Phrase("lu la première fois le {at} ({source})", "first read on {at} ({source})"),
    "headers_not_kept": Phrase("en-têtes non conservés", "headers not kept"),
    "no_header": Phrase("aucun en-tête à conserver", "no header to keep"),
    # What it proves
    "proof": Phrase("Ce que ce dossier prouve, et ce qu'il ne prouve pas", "What this proves, and what it does not"),
    "proof_1": Phrase(
        "Chaque fichier a son empreinte dans manifest.json, et chaque lecture celle de la précédente : une"
        " modification, un retrait ou un déplacement après coup se voit (meteo-douane evidence verify, ou"
        " sha256sum -c SHA256SUMS).",
        "Each file has its digest in manifest.json, and each reading that of the one before: a later change, removal or"
        " reordering shows (meteo-douane evidence verify, or sha256sum -c SHA256SUMS).",
    ),
    "proof_2": Phrase(
        "Aucun tiers ne l'a signé : qui détient la base pouvait tout refaire avant l'export. L'empreinte de"
        " manifest.json, confiée à un tiers ou horodatée le jour même (RFC 3161), fixe le dossier à cette date.",
        "No third party has signed it: whoever holds the database could have made all of it anew before the export. The"
        " digest of manifest.json, given to a third party or timestamped the same day (RFC 3161), fixes it at"
        " that date.",
    ),
    "proof_3": Phrase(
        "Les heures sont celles de notre machine, sauf l'en-tête « date » des réponses, qui est celle du site.",
        "Times are those of our machine, but for the header “date” of the answers, which is the site's.",
    ),
    "proof_4": Phrase(
        "Entre deux lectures, personne ne regardait : un message publié et retiré dans l'intervalle n'y est pas.",
        "Between two readings nobody was looking: a message published and withdrawn in between is not here.",
    ),
    "proof_5": Phrase(
        "Ce que le programme a compris n'engage que lui : seuls comptent les mots de l'administration.",
        "What the program understood is its own affair: what counts is the words of the administration.",
    ),
    "catalogue": Phrase(
        "Catalogue des services : {services} services, empreinte {catalogue}.",
        "Catalogue of services: {services} services, digest {catalogue}.",
    ),
}
