"""The words for a state of a service, a pattern a line; they meet sentences that are folded and spelled right.

`STATES` is in the order of precedence: where two patterns meet, the first one keeps its place.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.adverse_words import ADVERSE
from meteo_douane.reading.vocabulary.alert_words import ALERTS
from meteo_douane.reading.vocabulary.backlog_words import BACKLOG
from meteo_douane.reading.vocabulary.bounds_words import BOUNDS
from meteo_douane.reading.vocabulary.closings_to_come import CLOSINGS_TO_COME
from meteo_douane.reading.vocabulary.left_words import LEFT
from meteo_douane.reading.vocabulary.missing_words import MISSING
from meteo_douane.reading.vocabulary.negated_words import NEGATED
from meteo_douane.reading.vocabulary.nouns import DECLARATION
from meteo_douane.reading.vocabulary.over_words import OVER
from meteo_douane.reading.vocabulary.promised_words import PROMISED, PROMISED_ENDS
from meteo_douane.reading.vocabulary.relapse_words import RELAPSED
from meteo_douane.reading.vocabulary.return_words import RETURNED
from meteo_douane.reading.vocabulary.slow_words import SLOW
from meteo_douane.reading.vocabulary.state_stems import (
    ADVERB,
    BACK_TO_NORMAL,
    BE,
    BEHIND_A_MODE,
    BROKEN_FORMS,
    DENIED,
    DONE,
    ENDED_THING,
    GIVEN,
    HANDLED_FORMS,
    HITS,
    MAY_BE,
    MENDED_FORMS,
    NO,
    NORMAL,
    PUT_BACK,
    RETURN,
    SEEMS,
    STRIKES,
    TROUBLES,
    WELL_FORMS,
    WILL_BE,
)
from meteo_douane.reading.vocabulary.states import Sort, State
from meteo_douane.reading.vocabulary.told_later import LATER
from meteo_douane.reading.vocabulary.unable_words import UNABLE
from meteo_douane.reading.vocabulary.untouched_words import UNTOUCHED
from meteo_douane.reading.vocabulary.works_resumed import WORKS_AGAIN

#: State, sort, and words.
STATES: tuple[tuple[State, Sort, str], ...] = (
    # Nothing works: before all that makes "fonctionne" good news.
    (State.DOWN, Sort.VERB, (
        r"\brien (?:ne |n')(?:fonctionne|marche|passe(?= (?:dans|sur|en|par|via|vers)\b|\W*$)|part|arrive|revient|sort"
        r"|remonte|repond|va|tourne|se valide|aboutit|s'affiche|circule|transite)\b"
        r"(?! en (?:mode )?production)"
        rf"|\b(?:{NO}|pas une?) (?:[\w'-]+ ){{1,4}}?(?:ne |n')(?:passe|arrive|revient|part|sort|parvient|transite"
        r"|redescend|descend)\b(?! (?:dans le|a echeance|a expiration|en retard|avant|apres)\b)"
    )),
    *ADVERSE,
    *LEFT,
    *PROMISED_ENDS,
    *LATER,
    *BOUNDS,
    *BACKLOG,
    *UNTOUCHED,
    (State.DOWN, Sort.VERB, (
        r"\b(?:avons|ont|a|ai) (?:\w+ )?du (?:\w+ment |provisoirement )?"
        r"(?:suspendre|interrompre|arreter|couper|fermer|stopper|bloquer)\b"
    )),
    *SLOW,
    (State.DOWN, Sort.VERB, r"\b(?:reponse|message|accuse|notification|resultat|retour)s? (?:\w+ )?tarde(?:nt)?\b"),
    (State.DOWN, Sort.VERB, r"\b(?:rame|rament|plante|plantent)\b(?! (?:de|du|des)\b| d\')"),
    *ALERTS,
    *OVER,
    # Down again, and not up yet.
    (State.DOWN, Sort.PLANNED, rf"ne ser(?:a|ont) pas (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS})"),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:de|a) nouveau (?:\w+ )?(?:{BROKEN_FORMS}|constate\w*|observe\w*|rencontre\w*|en (?:alerte|attente))"
    )),
    (State.DOWN, Sort.VERB, rf"\b{BROKEN_FORMS} (?:de|a) nouveau"),
    *RELAPSED,
    *WORKS_AGAIN,
    (State.DOWN, Sort.OBJECT, (
        r"\b(?:fait|font) (?:tomber|planter|ramer|echouer)\b|\b(?:a|ont) (?:\w+ment )?(?:casse|plante)\b"
    )),
    (State.DOWN, Sort.VERB, r"\b(?:est|sont) (?:\w+ment )?lente?s?\b"),
    *NEGATED,
    *MISSING,
    *UNABLE,
    # What its reader has is no service of ours.
    (State.NOTHING, Sort.VERB, (
        r"\b(?:lorsqu(?:e |')|quand |si )(?:votre|leur) (?:propre )?(?:systeme|logiciel) est \w+"
    )),
    # What the reader has to renew, and what is refused to whoever does not.
    (State.NOTHING, Sort.VERB, (
        r"\bcertificats?\b[^.;:]{0,60}? (?<!\ba )(?<!\bont )(?<!\best )(?<!\bsont )(?:expir(?:e|ent|era"
        r"|eront)|arriv(?:e|ent|era|eront) a (?:expiration"
        r"|echeance)) "
        r"(?:le|au|fin|prochainement)\b"
        r"|\bpasse (?:cette (?:date|echeance)|ce delai),? [^.;:]{0,30}?\bcertificats? [^.;:]{0,30}?(?:sera|seront) "
        r"(?:refuse|rejete)e?s?\b"
    )),
    # What comes back is a declaration, and no service.
    (State.NOTHING, Sort.VERB, (
        rf"\b(?:{DECLARATION}|accuse|agent|technicien|equipe)s?"
        rf"\b[^.;:,]{{0,40}}? (?:est|sont) (?:{ADVERB})?revenue?s?\b(?! a la normale)"
    )),
    # The cause is mended; what it caused may not be.
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:cause|origine)s?\b(?! par\b)[^.;,:]{{0,40}} (?:est|sont|a ete|ont ete) (?:{ADVERB}){{0,2}}"
        rf"(?:{MENDED_FORMS})"
    )),
    # Up again, but for a trial only.
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:est|sont|a ete|ont ete) (?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})[^.;]{{0,30}}"
        r"\b(?:a titre (?:experimental|d'essai|de test|pilote)|en test|operateurs pilotes)\b"
    )),
    # Up again.
    (State.UP, Sort.VERB, rf"\b(?:de|a) nouveau (?:\w+ ){{0,2}}?(?:{WELL_FORMS}|{HANDLED_FORMS}|{GIVEN}|normalement)"),
    (State.UP, Sort.VERB, (
        rf"\b(?:{WELL_FORMS}|{HANDLED_FORMS}|fonctionn\w*|acced\w*|se connecter)(?: normalement)? (?:de|a)"
        r" nouveau\b(?: normalement)?"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:fonctionn\w*|repond\w*|acced\w*|valid\w*|trait\w*|accept\w*|emet\w*|transmet\w*|delivr\w*|achemin\w*"
        r"|transit\w*|circul\w*"
        r"|part|partent|pass\w*|parvien\w*|abouti\w*|arriv\w*|s'enregistr\w*|s'ouvr\w*|se charg\w*"
        r"|s'affich\w*|s'ecoul\w*) (?:de"
        r"|a)"
        r" nouveau\b(?: normalement)?"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:recoi(?:t|vent)|obtien(?:t|nent)|retrouvent?|disposent?) (?:de|a) nouveau\b(?! (?:des? )?(?:erreur|rejet"
        r"|anomalie|message))|\bse reconnectent\b"
    )),
    (State.UP, Sort.VERB, r"(?<!\bne )\b(?:peuvent|peut|pouvez|permet|permettent) (?:de|a) nouveau\b|\bretours? ok\b"),
    (State.UP, Sort.VERB, (
        r"(?<!n')\b(?:a|ont) (?:\w+ment |enfin )?permis (?:de |d')(?:\w+ment )?(?:retablir|restaurer|relancer|debloquer"
        r"|redemarrer|rouvrir|remettre en (?:service|route|fonction|marche))\b"
        r"(?! (?:partiel|une partie|en partie|la (?:moitie|plupart)|certain|quelques|l'essentiel))"
        rf"|(?<!n')\b(?:a|ont) (?:\w+ment |enfin )?permis (?:une? |l[ae] )(?:{BACK_TO_NORMAL}|retablissement|reprise"
        r"|reouverture|remise en (?:service|route|ligne|production))\b(?! (?:partiel|progressi|graduel|lent))"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:est|sont|a ete|ont ete|etant|vient d'etre|viennent d'etre|est desormais|sont desormais) "
        rf"(?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})(?: avec (?:du |un (?:\w+ )?)?retard\b)?"
    )),
    (State.UP, Sort.VERB, (
        rf"\b(?:a|ont|ayant|avoir) (?:{ADVERB})?(?:repris|redemarre|rouvert|reouvert|pris fin|retrouve|recouvre|cesse"
        r"|disparu)\b(?! d[e'])"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:a|ont) recommence\w* a\b|\b(?:est|sont) reparti\w*|\b(?:a|ont) retrouve (?:un|son|leur|une)\b"
    )),
    # "Ce message met un terme à l'alerte ouverte hier."
    (State.UP, Sort.VERB, (
        r"\b(?:met|mettent|mettons) (?:donc |ainsi |officiellement )?(?:un terme|fin) a (?:l'|la |cette |cet |notre )"
        rf"{TROUBLES}(?: (?:ouverte?|declenchee?|publiee?|emise?|lancee?|en cours))?"
        r"|\b(?:clot|cloture|leve|clorons|cloturons|levons) (?:donc |ainsi )?(?:l'|la |cette |notre )alerte"
        r"(?: (?:ouverte?|declenchee?|publiee?|emise?|lancee?|en cours))?"
        r"|\b(?:vaut|tient lieu de|constitue la) (?:la )?(?:fin|levee|cloture) d(?:e l)?'(?:alerte|incident)"
    )),
    (State.UP, Sort.VERB, r"\bs'est (?:achev|termin|resorb|resolu)\w*|\bse sont (?:achev|termin|resorb)\w*"),
    (State.UP, Sort.VERB, (
        rf"\b(?:est|sont) (?:{ADVERB}){{0,2}}revenue?s?(?= ?(?:[.,;!)]|$)| (?:en (?:ligne|service|fonction)\b"
        r"|(?:a|vers|depuis|des) \d|depuis\b|ce (?:matin|midi|soir)\b|en (?:mode )?(?:dti|edi)\b))"
        r"(?![^.;,]{0,40}\b(?:erreur|echec|anomalie|panne"
        r"|alerte|rejet|maintenance|degrade|lenteur|retard|delai|intermitten|consultation|lecture|partie))"
    )),
    *RETURNED,
    (State.UP, Sort.NOUN, rf"\b{RETURN}{ENDED_THING}"),
    (State.UP, Sort.NOUN, (
        rf"\b(?:{BACK_TO_NORMAL}"
        rf"|retablissement|reouverture|{PUT_BACK}|retour en service"
        r"|redemarrage|restauration)\b"
    )),
    (State.UP, Sort.VERB, r"\b(?:refonction|remarch)\w*"),
    (State.UP, Sort.VERB, r"(?<!n')\b(?:a|ont) (?:\w+ment |enfin )?(?:retabli|resolu|debloque)\b"),
    (State.UP, Sort.VERB, (
        r"(?<!n')\b(?:a|ont|avons) (?:\w+ment |enfin )?(?:mis (?:fin|un terme) a|corrige|repare|regle|resorbe"
        rf"|solutionne|elimine|supprime|leve) (?:l[ae]s? |l'|cet |cette )(?:{TROUBLES})"
        r"|(?<!n')\b(?:a|ont) (?:\w+ment |enfin )?repare\b(?! (?:l[ae]s?|l'|une?|des|ses|nos))"
    )),
    (State.UP, Sort.VERB, r"\b(?:retabli|resolu|debloque|rouvert|reouvert)e?s?\b"),
    (State.UP, Sort.VERB, (
        r"\b(?:alerte|incident|maintenance|operation|intervention|dysfonctionnement|perturbation|indisponibilite"
        rf"|panne|probleme|coupure)s? (?:est |sont )?(?:{MENDED_FORMS}|terminee?s?)"
    )),
    (State.OPEN, Sort.VERB, (
        rf"\b(?:est|sont|etant|restant|demeurant) (?:{ADVERB}){{0,2}}(?:{WELL_FORMS})|\btout (?:va|se passe) bien\b"
    )),
    (State.OPEN, Sort.VERB, (
        r"\b(?:fonctionnement|situation|etat|service) (?:redevenue? |de nouveau )?(?:nominal"
        r"|normal)e? (?:(?:est )?(?:constate|observe|confirme|verifie)\w*|(?:desormais )?depuis \d)"
        r"|\b(?:repond|repondent) (?:normalement|correctement)"
    )),
    (State.OPEN, Sort.VERB, (
        r"\b(?:fonctionne|fonctionnent)\b(?! (?:en mode degrade|par intermittence|mal\b|difficilement|en degrade"
        r"|de maniere|partiellement))"
    )),
    # "Le mode DTI répond."
    (State.OPEN, Sort.VERB, r"(?:(?<=\bdti )|(?<=\bedi )|(?<=\bdti\+ ))repond\b(?= ?(?:$|[.;,)]| et | mais ))"),
    # "Import : OK depuis 17h45": since then, and not all along.
    (State.UP, Sort.VERB, (
        r"(?<!\bpas )(?<!\bnon )(?<!\bplus )(?<!\bencore )\bok\b(?= (?:de|a) nouveau\b)"
        r"|\bok\b(?= (?:depuis |des |a )?(?:le |hier |ce matin )?(?:a )?\d{1,2} ?[h:])"
    )),
    (State.OPEN, Sort.VERB, r"\b(?:disponible|accessible|operationnel(?:le)?)s?\b|\bok\b"),
    # "EDI en panne, DTI normal": the state of a mode, right behind it.
    (State.OPEN, Sort.VERB, rf"{BEHIND_A_MODE}{NORMAL}(?=\W*(?:$|[,;/.)(]| et | mais ))"),
    (State.DOWN, Sort.VERB, rf"{BEHIND_A_MODE}anormal\b"),
    # Down.
    (State.DOWN, Sort.VERB, (
        rf"\bcontinu\w+ (?:de |d'|a )(?:bloquer|empecher|perturber|affecter|impacter|gener|ralentir|entraver|paralyser"
        rf"|degrader|se produire|etre (?:{BROKEN_FORMS}|constate\w*|observe\w*))"
    )),
    (State.DOWN, Sort.VERB, (
        r"\blaiss(?:e|ent|ait|aient)\b[^.;:,]{0,40}?(?= (?:au statut|en attente|en suspens|en erreur|en souffrance"
        r"|sans (?:reponse|suite|retour)))"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:comptez|comptons|prevoyez|prevoir) (?:encore |toujours |sur )?(?:des|un|quelques)"
        r" (?:delai|lenteur|retard)s?\b"
    )),
    (State.DOWN, Sort.VERB, rf"\b(?<!ne )se voi(?:t|ent) (?:\w+ ){{0,3}}?{DENIED}"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:liquid|factur|prelev|imput|comptabilis|debit|enregistr|compt|tax|transm)\w+ (?:deux|plusieurs) fois\b"
        r"|\b(?:liquid|factur|prelev|imput|comptabilis|debit|enregistr|compt|tax)\w+ en double\b"
    )),
    (State.DOWN, Sort.VERB, rf"(?:\b(?:{BE}|{SEEMS}) (?:{ADVERB})?|^\W*|, )privee?s? (?:de |d')"),
    *CLOSINGS_TO_COME,
    (State.DOWN, Sort.PLANNED, rf"\b(?:{WILL_BE}|{MAY_BE}) (?:{ADVERB}){{0,2}}(?:mise?s? )?(?:{BROKEN_FORMS})"),
    (State.DOWN, Sort.PLANNED, (
        rf"\b(?:{WILL_BE}) (?:{ADVERB}){{0,2}}(?:interromp|coup|ferm|arret|suspend|indispon|inaccess|perturb"
        r"|degrad|ralent|impact|affect|bloqu|remplac)\w*"
    )),
    (State.DOWN, Sort.PLANNED, (
        r"\bne (?:sera|seront|fonctionner\w+|pourr\w+|repondr\w+) (?:plus|pas)\b(?: (?:etre )?\w+)?"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:reste|demeure|restes|demeures|restent|demeurent|restant|demeurant|resteront|restera|demeurera)"
        rf"(?:nt)? (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS}|sans (?:reponse|suite|effet)|en alerte|en vigueur|en"
        r" attente|en cours|au statut \S+|lent\w*)"
    )),
    (State.DOWN, Sort.VERB, rf"\b{BE} (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS})"),
    (State.DOWN, Sort.OBJECT, (
        rf"\b{STRIKES}(?! ?(?:en|par|depuis|dans|sur|pour|a|au|aux|de|du|jusqu|et|ou|comme)\b)(?= \w)"
    )),
    (State.DOWN, Sort.OBJECT, rf"\b{HITS}"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:toujours |encore |desormais |partiellement |totalement |fortement |temporairement |momentanement"
        rf" )?(?:{BROKEN_FORMS})"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:sans (?:reponse|retour|suite|acquittement)|credit en attente|temps de reponse (?:\w+ )?(?:degrade"
        r"|allonge|eleve|long|anormal|important)\w*|(?:repond|fonctionn|s'affich|abouti|accede)\w* (?:tres "
        r"|anormalement )?(?:lentement|mal|difficilement|par intermittence|de maniere|partiellement|en mode"
        r" degrade|en degrade|avec retard)|aboutissent par intermittence|par intermittence|mode degrade|allonge\w*"
        r"|avec (?:un |du )?(?:fort )?retard|echoue\w*|echouent|en timeout|(?:a|ont) cesse de)"
    )),
    (State.DOWN, Sort.NOUN, rf"\b{TROUBLES}|\blenteurs?\b"),
    (State.DOWN, Sort.VERB, r"\b(?:anormalement|tres|particulierement|excessivement) (?:long|lent|eleve|difficile)\w*"),
    (State.DOWN, Sort.VERB, r"\ba tort\b|\bde maniere erronee|\bde facon erronee|\bincorrect\w*|\btimeouts?\b"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:cessent?|cessait|tombee?s?|tombe|plante\w*|crash\w*|se bloque\w*|s'est (?:bloque|fige|arrete"
        r"|interrompu|plante|eteint|deconnecte)\w*|stagn\w*|pietin\w*|s'accumul\w*"
        r"|patin\w*|tourne\w* dans le vide|ne \w+(?: \w+)? qu'une fois sur \w+|s'interromp\w*|rejette\w*"
        r"|refuse\w*|perd\w*|duplique\w*|expire\w*)\b"
    )),
    # A return that is only named, or still to come.
    *PROMISED,
    # "DELTA T est revenu, on attend toujours DELTA IE."
    (State.AHEAD, Sort.VERB, (
        r"\b(?:on|nous) attend(?:ons)?(?: toujours| encore)?(?= (?!l[ae]s? |l'|une? |des |que |votre |vos |d[eu] |d'"
        r"|confirm)\w+(?: \w+)?\W*$)"
    )),
    # "ICS2 suivra vers 23h00"; "l'ouverture du service est décalée à 9h00".
    (State.AHEAD, Sort.VERB, r"\b(?:suivra|suivront)\b(?= ?(?:[.,;!)]|$|vers|a|des|d'ici|demain|dans|plus))"),
    (State.AHEAD, Sort.VERB, (
        r"\b(?:re)?ouverture\b[^.;:]{0,60}? (?:est|sont|a ete|sera) (?:\w+ )?(?:decale|reporte|repousse|retarde"
        r"|differe)e?s?\b"
    )),
    (State.AHEAD, Sort.NOUN, r"\bfin\b(?= (?:est|sera|devrait|de l'operation est|prevue|estimee|attendue|envisagee))"),
    # "La levée sera prononcée à 11h": of the alert, which nobody names again.
    (State.AHEAD, Sort.NOUN, (
        r"\b(?:la|sa|cette) (?:levee|cloture)\b"
        r"(?= (?:\w+ )?(?:sera|serait|devrait|(?:n')?interviendra|(?:n')?aura lieu|ne sera))"
    )),
    (State.AHEAD, Sort.NOUN, (
        r"\bretour\b"
        r"(?= (?:[\w'+-]+ ){0,5}?(?:estim|prevu|vise|attendu|envisag|esper|annonc|programm|previsi|sera|est "
        r"|devrait|serait|fixe))"
    )),
    (State.AHEAD, Sort.NOUN, r"\b(?:reprise|resolution|resorption|remise a disposition)\b(?! contact)"),
    # "Maintenance DELTA T terminée."
    (State.UP, Sort.VERB, rf"\b{DONE}\b"),
)  # fmt: skip
