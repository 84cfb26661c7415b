"""The words for leave of the fallback as a noun: given, taken back, run out, or asked for and not given."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import ALLOWED, CONDITIONAL, ENDED, LIMITED, SILENT, Judgement

LEAVE = r"\b(?:autorisation|accord|feu vert)s?\b"
#: Who decides for each case.
OFFICE = (
    r"(?:l[ae] |l'|un |votre |leur |ce |son |du |des )?(?:\w+ )?"
    r"(?:bureau|chef|service|pole|receveur|direction|cellule|sau|administration|douane|inspecteur|agent)s?\b"
)
TAKEN_BACK = (
    r"(?:retire|suspendu|termine|expire|caduc|caduque|abroge|leve|revoque|rapporte|annule|echu|clos|cloture|acheve|fini)"
    r"e?s?\b"
)
WITHOUT = r"(?<!sans )(?<!pas de )(?<!pas d')(?<!aucune )(?<!sans avoir a )(?<!pas a )"
OVER = rf"{LEAVE}[^.;]{{0,60}}?(?: :| est| a ete| sont| etant|,)? (?:\w+ment |donc |desormais )?{TAKEN_BACK}"

#: Before all that permits.
ROWS: tuple[tuple[Judgement, str], ...] = (
    (ALLOWED, rf"{LEAVE}[^.;]{{0,60}} (?:n'est|n'a|ne sera) (?:\w+ )?pas (?:ete )?{TAKEN_BACK}"),
    (ENDED, (
        rf"(?<!non )(?<!pas )(?<!jamais ){OVER}(?! (?:par erreur|a tort))"
        rf"|\b(?:retir|suspend|revoqu|annul)(?:e|ons|ent) (?:l'|cette |son |leur |notre ){LEAVE}"
        r"|\barriv\w+ a (?:echeance|expiration|son terme|terme)\b"
    )),
    (ENDED, rf"^\W*{TAKEN_BACK}"),
    # A label, which what stands behind it answers.
    (SILENT, rf"^\W*(?:l')?{LEAVE} (?:de |du |de la )?(?:recours a la )?(?:procedure de )?secours ?:\W*$"),
    # Asked for, and not given.
    (CONDITIONAL, (
        rf"{WITHOUT}\b(?:demand|sollicit|requer|attend)\w*(?: [^.;,]{{0,40}}?)?{LEAVE}"
        rf"|{LEAVE}[^.;]{{0,40}}\b(?:sollicitee?|demandee?|a (?:demander|solliciter|obtenir))\b"
        r"|\b(?:accord|autoris|delivr|ouvert|octroy)\w* (?:\w+ )?sur (?:simple )?(?:demande|dossier|requete)\b"
    )),
    # For somebody to decide, case by case.
    (CONDITIONAL, (
        rf"\b(?:sur|apres|avec|moyennant|sous) (?:l'|un )?(?:accord|autorisation|validation|decision|visa|avis) "
        rf"(?:\w+ )?(?:d[eu] |des |d'|par ){OFFICE}"
        r"|\b(?:peut|peuvent|pourra|pourront) etre (?:\w+ment )?(?:accord|autoris|admis|delivr|octroy|permis)\w* "
        rf"par {OFFICE}"
        rf"|\blaissee? a l(?:'appreciation|a discretion|a decision) (?:d[eu] |des |d'){OFFICE}"
    )),
    # For what has come so far already, and not for the rest.
    (LIMITED, (
        r"^(?!.*(?:\bne |\bn'|\bpas\b|\bplus\b|\baucun)).*\b(?:autoris|ouvert|admis|permis|possible)\w* "
        r"(?:\w+ment )?(?:pour|aux?) (?:l[ae]s )?(?:declaration|operation|envoi|marchandise|mouvement|titre|dossier"
        r"|produit|denree|document|expedition|conteneur)s? (?:deja|en cours|en attente|urgent|perissab|valide|depose"
        r"|arrive|presente|bloque|dont|qui|ayant|sensible)\w*"
    )),
    (ALLOWED, (
        rf"^(?!.*(?:\bne |\bn'|\bpas\b|\bplus\b|\baucun|\bsi\b)).*{LEAVE}[^.;]{{0,60}}\b(?:valable|valide) "
        r"(?:jusqu|depuis|a compter|a partir|des)"
    )),
)  # fmt: skip
