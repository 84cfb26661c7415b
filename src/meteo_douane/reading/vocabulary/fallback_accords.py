"""The words for leave of the fallback as a noun: given, taken back, run out, or asked for and not given."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import (
    ALLOWED,
    CONDITIONAL,
    ENDED,
    LIMITED,
    SILENT,
    UNKNOWN,
    Judgement,
)

LEAVE = r"\b(?:autorisation|accord|feu vert)s?\b"
#: Who decides for each case.
OFFICE = (
    r"(?:l[ae]s? |l'|un |votre |vos |leurs? |ce |son |du |des |chaque )?(?:\w+ )?"
    r"(?:bureaux?|chef|service|pole|receveur|direction|cellule|sau|administration|douane|inspecteur|agent|pae"
    r"|recette)s?\b"
)
#: An office of some place, whose leave is for its own cases.
LOCAL = (
    r"(?:l[ae]s? |l'|un |votre |vos |leurs? |chaque )?(?:\w+ )?"
    r"(?:bureaux?|chefs?(?: de service)?|services?|poles?|receveurs?|recettes?|inspecteurs?|agents?|pae)\b"
)
#: Those in charge of all of it: what they have decided is decided.
NATIONAL = (
    r"(?:l[ae] |l')?(?:dg\b|dgddi|direction generale|administration|sau\b|cid\b|ministere|cellule|douane\b"
    r"|sous-direction"
    r"|bureau [a-z]+\d)"
)
TO_DECIDE = (
    r"(?:(?:decid|jug|appreci|statu|determin|tranch|arbitr)(?:er(?:a|ont)|ent|e)|(?:autoriser|accorder"
    r"|delivrer)(?:a|ont))\b"
)
TAKEN_BACK = (
    r"(?:retire|suspendu|termine|expire|caduc|caduque|abroge|leve|revoque|rapporte|annule|echu|clos|cloture|acheve"
    r"|fini)"
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
        r"\bau cas par cas\b|\b(?:sur|apres|avec|moyennant|sous) (?:l'|un )?"
        r"(?:accord|autorisation|validation|decision|visa|avis|aval|feu vert) "
        rf"(?:\w+ )?(?:d[eu]s? |d'|par )(?:l[ae] |l')?(?!{NATIONAL})(?!dg\b)"
        r"|\b(?:peut|peuvent|pourra|pourront) etre (?:\w+ment )?(?:accord|autoris|admis|delivr|octroy|permis)\w* "
        rf"par {OFFICE}"
        rf"|(?<!a ete )\b(?:accord|autoris|admis|delivr|octroy|permis|valid|activ|decid)\w* (?:\w+ment )?par {LOCAL}"
        r"|\b(?:a|selon|suivant|de|sur|sous) (?:l'|la |le )?(?:seule )?(?:appreciation|discretion|decision|jugement"
        rf"|initiative|bon vouloir) (?:d[eu] |des |d')?{OFFICE}"
        rf"|\b(?:appartient|revient|incombe|ressort|releve) (?:a |aux? |d[eu]s? |d')(?:la competence d[eu]s? )?{LOCAL}"
        rf"|^\W*(?:[^,]{{0,60}}, )?{LOCAL}[^.;,]{{0,40}}? {TO_DECIDE}"
        r"|\b(?:habilit|autoris|invit|fond)ee?s? a (?:autoris|accord|delivr|permett|admett|octroy)\w+"
    )),
    # Whose accord it needs not: a rule, and no leave of today.
    (UNKNOWN, (
        r"\baucune? (?:accord|autorisation|validation|demande)s?\b[^,;.]{0,40}? n'est (?:\w+ )?(?:necessaire|requis"
        r"|exige)"
        r"|\bn'est (?:\w+ )?pas (?:conditionne|soumis|subordonne)\w* "
    )),
    (CONDITIONAL, (
        rf"\b(?:si|des lors que|pour autant que|pourvu que|des que|une fois que) {LOCAL}"
        r"(?! (?:est|etait) (?:bloqu|indisponible|ferme|en panne|ko))"
    )),
    # For those who ask for it.
    (CONDITIONAL, (
        r"\b(?:doit|doivent|devra|devront) (?:\w+ )?etre (?:\w+ment )?(?:demand|sollicit)"
        r"|\bqui (?:en (?:font|feront|feraient|auront fait) (?:la )?demande|(?:la|le) (?:demand|sollicit)\w+)"
        r"|\bsur (?:simple |votre |leur )?(?:demande|dossier|requete)\b"
        r"|\ba la demande(?=\W*$| (?:des? |d'un |du |de l')(?:operateur|usager|declarant|redevable|interesse)s?\b)"
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
