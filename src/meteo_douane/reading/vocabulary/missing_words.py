"""What no longer comes, or is not as it should be, in few words: "plus de BAE depuis 8h", "page blanche".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.nouns import DECLARATION
from meteo_douane.reading.vocabulary.state_stems import BROKEN_FORMS, HANDLED_FORMS, WELL_FORMS
from meteo_douane.reading.vocabulary.states import Sort, State

#: What passes through a service, and is missed where it does not come.
_COMES = (
    r"(?:bae|mrn|ens|dae|acces|connexions?|reponses?|retours? (?:d[eu] |d')(?:statuts?|messages?)|accuses?"
    r"|acquittements?|validations?|liquidations?|mainlevees?|notifications?|messages?|flux|echanges?|statuts?"
    r"|emissions?|receptions?|delivrances?|certifications?)"
)
_NO_MORE = r"(?:^\W*|[,;:(] ?|\b(?:et|mais|avons|ont|y a|avoir) )"
#: What waits or fails is what is good to be without.
_STUCK = rf"(?:{BROKEN_FORMS}|en (?:attente|erreur|souffrance|instance|retard|echec))"
_ELSE = (
    r"(?! (?:\w+ ){0,2}?(?:que\b|prevue?s?\b|attendue?s?\b|necessaire|requise?|a (?:signaler|prevoir|venir|publier)"
    r"|d'information|d'alerte|d'erreur|de (?:rejet|relance)|negati))"
)

_NO_DENIAL = r"(?<!aucun )(?<!aucune )(?<!sans )(?<!pas d')(?<!d')(?<!ni )(?<!eventuel )(?<!l')"
_A_SERVICE = r"(?:delta\b|delt@|ecs\b|ics|ciel\b|gamm|antes\b|portail\b|trigo\b|intercom\b|soprano\b|pablo\b|gun\b)"

#: State, sort and words, as in `state_words.STATES`.
MISSING: tuple[tuple[State, Sort, str], ...] = (
    (State.UP, Sort.VERB, rf"{_NO_MORE}plus (?:de |d'|aucune? ){_COMES} (?:\w+ )?{_STUCK}"),
    (State.DOWN, Sort.VERB, rf"{_NO_MORE}(?:plus|pas) (?:de |d'|aucune? ){_COMES}(?!\w){_ELSE}(?! (?:\w+ )?{_STUCK})"),
    # "Conséquence : aucune mainlevée dans DELTA IE et DELTA G".
    (State.DOWN, Sort.VERB, (
        rf"(?:^\W*|[,;:(] ?|\b(?:et|mais) )aucune? {_COMES} (?:possible |delivree? |accordee? )?(?:dans|sur|depuis)\b"
        r"(?![^.;]*(?:\bne |\bn'))"
    )),
    (State.DOWN, Sort.VERB, r"(?:^\W*|, |: )plus rien\b(?! (?:a |ne |n'|de ))"),
    (State.DOWN, Sort.VERB, rf"\b{HANDLED_FORMS},? (?:mais|et|puis) (?:non|pas|jamais) (?:{HANDLED_FORMS})"),
    # "Déclarations non validées": all that an entry says of its service.
    (State.DOWN, Sort.VERB, (
        rf"(?:^\W*|[,;:] ?)(?:{DECLARATION})s? (?:restee?s? )?non (?:{HANDLED_FORMS})(?=\W*(?:$|[.,;(]))"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:n'est|ne sont) (?:\w+ )?(?:{WELL_FORMS}) qu(?:e |')(?!en\b|jusqu|a partir|a compter|le )"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bfonctionn\w* (?:avec (?:des? |du |un |quelques )?(?:\w+ )?(?:delai|retard|lenteur|difficulte"
        r"|ralentissement|erreur|perturbation|alea|coupure)s?\b|a (?:environ |moins de )?\d+ ?(?:%|pour cent))"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:mode|fonctionnement) (?:en mode )?degrade\b[^.;:,]{0,20}? (?:est|etant) (?:\w+ )?"
        rf"(?:{WELL_FORMS}|active|en place|en vigueur)"
        r"|\b(?:limitation|restriction|limite)s?\b[^.;:,]{0,40}? (?:est|sont) (?:\w+ )?(?:effectiv|activ|en vigueur"
        r"|en place|mise?s? en place|appliqu)\w*"
    )),
    # "Impact sur DELTA IE et DELTA G", but not "aucun impact", "impact limité".
    (State.DOWN, Sort.NOUN, (
        rf"{_NO_DENIAL}\b(?:impact|repercussion|consequence)s? (?:sur|pour) "
        rf"(?=(?:l[ae] |les )?(?:services? |application |teleprocedure )?{_A_SERVICE})"
        r"(?![^.;]*\b(?:nul|nulle|aucun|aucune|inexistant|limite|faible|minime|leve|termine|ecarte|exclu)e?s?\b)"
    )),
    # "L'ouverture d'une déclaration renvoie à la page d'accueil", "la liste apparaît vide": no link to follow does.
    (State.DOWN, Sort.VERB, (
        r"(?<!lien )(?<!bouton )(?<!rubrique )(?<!guide )\b(?:renvoie|redirige|ramene)(?:nt)? (?:(?:vers|a|sur) |au? )"
        r"(?:l[ae] |l'|une? )?(?:page|ecran|formulaire)s? (?:d'accueil|d'erreur|de connexion|d'authentification"
        r"|blanche?|d'attente|de maintenance)\b(?! (?:proconnect|franceconnect|d[eu] ))"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:listes?|ecrans?|pages?|tableaux?|formulaires?|menus?|resultats?|drm|declarations?)\b[^.;:,]{0,50}? "
        r"(?:apparai(?:t|ssent)|s'affichent?|restent?|demeurent?|revien(?:t|nent)|sont|est) (?:toujours )?vides?\b"
        r"(?! de )"
        r"|(?<!aucun )(?<!aucune )(?<!doublons de )\b(?:brouillons?|declarations?|saisies?|documents?|fichiers?"
        r"|donnees)\b"
        r"[^.;:,]{0,50}? (?<!ne )(?:disparaissent|disparait|se perdent|s'effacent)\b"
        r"(?! (?:lorsqu|quand|apres|si |des que)|[^.;]{0,30}\b\d+ (?:jours|mois|ans)\b)"
    )),
    # "Liquidées avec des montants inexacts", "les soldes s'affichent à zéro".
    (State.DOWN, Sort.VERB, (
        r"(?<!\bne )\b(?:montants?|soldes?|valeurs?|taux|droits|taxes|liquidations?|calculs?|contingents?|totaux"
        r"|quantites?|tarifs?)\b(?: (?!(?:est|sont|a|ont|n'est|ne)\b)[\w']+){0,3}? (?:(?:est|sont) )?"
        r"(?:\w+ment )?(?:inexact|errone|incorrect|aberrant|incoherent|fausse?|faux)(?:e?s?)\b"
        r"(?! ?\?| (?:lorsqu|quand|si |entrain|sera |seront |ser|donne|peut|doi))"
        r"|\b(?:montants?|soldes?|valeurs?|contingents?|totaux|quantites?)\b[^.;:,]{0,30}? "
        r"(?:s'affichent?|apparaissent|ressortent) (?:tous |toutes )?a zero\b"
    )),
    (State.DOWN, Sort.NOUN, (
        r"\b(?:pages? blanches?|ecrans? (?:noir|blanc|bleu|fige)s?|sablier permanent)\b"
        r"|\b(?:situation|comportement|fonctionnement|etat) (?:\w+ )?(?:anorma\w+|inhabituel\w*|deteriore\w*)"
    )),
)  # fmt: skip
