"""The words for a permission of the fallback, a pattern a line; they meet clauses that are folded and spelled right."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_accords import ROWS as ACCORDS
from meteo_douane.reading.vocabulary.fallback_again import ROWS as AGAIN_OR_NEVER
from meteo_douane.reading.vocabulary.fallback_dropped import ROWS as DROPPED
from meteo_douane.reading.vocabulary.fallback_english import ROWS as ENGLISH
from meteo_douane.reading.vocabulary.fallback_may import ROWS as MAY_USE_IT
from meteo_douane.reading.vocabulary.fallback_no_leave import ROWS as NO_LEAVE
from meteo_douane.reading.vocabulary.fallback_refusals import ROWS as REFUSALS
from meteo_douane.reading.vocabulary.fallback_staying import STAYING, TOLERATED
from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVISED,
    ALLOWED,
    BAN,
    CLOSED,
    ENDED,
    ENDS,
    GRANT,
    LIMITED,
    MADE_OUT,
    MAY_MAKE,
    MIXED,
    NEED,
    REFUSED,
    SILENT,
    STATE,
    UNDER_IT,
    Judgement,
)
from meteo_douane.reading.vocabulary.fallback_taken_back import ROWS as TAKEN_BACK
from meteo_douane.reading.vocabulary.fallback_to_come import AS_A_NOUN, NO_NOUN
from meteo_douane.reading.vocabulary.fallback_turns import ROWS as TURNS

NO_WORK = r"\baucune? (?:nouvelle |autre )?(?:declaration|operation|formalite|expedition)\b"

#: The first that matches decides.
WORDINGS: tuple[tuple[Judgement, str], ...] = (
    *ENGLISH,
    *TURNS,
    *DROPPED,
    *TAKEN_BACK,
    *ACCORDS,
    (ENDED, rf"{NO_WORK}[^.;]* (?:ne |n')[^.;]*\b(?:a compter|a partir|desormais|plus)\b"),
    (ENDED, (
        r"\bplus aucune? (?:\w+ )?(?:recours|passage|declaration|operation|formalite|expedition|document|titre|depot"
        r"|usage|bascul\w+|declenchement|mouvement|envoi|utilisation)\b[^.;]* (?:ne |n')"
    )),
    (REFUSED, rf"{NO_WORK}[^.;]* (?:ne |n')(?:peu|doi|sera)\w*"),
    (REFUSED, (
        r"(?<!\bsans )(?<!\bsans plus )\battend\w* (?:l'|une |d'avoir )?(?:autorisation|accord|feu vert|instruction)"
    )),
    # A right that nobody needs to use while there is an alert says nothing of the alert.
    (SILENT, r"\bauto-?declench\w+[^.;]*\b(?:n'est (?:donc |alors )?(?:pas|plus)|est) (?:utile|necessaire|inutile)"),
    (SILENT, (
        r"\bauto-?declench\w+[^.;]*\b(?:suppose|necessite|implique|requiert|s'effectue|se fait|passe par|donne lieu"
        r"|est de droit|est subordonne)\b"
    )),
    (SILENT, (
        rf"n'est {GRANT}\w* que (?:si|lorsque|quand|des lors que) (?:la meteo|une alerte|un message|le sau|le cid)"
    )),
    # A heading: "Rappel des règles applicables à la procédure de secours".
    (SILENT, (
        r"^\W*(?:rappel (?:de|d|sur) ?(?:l[ae]s? |l'|s )?)?(?:l[ae]s? |l')?(?:nouvelles )?(?:regles?|principes?"
        r"|dispositions?|cadre|modalites|conditions)\b(?:(?! (?:est|sont)\b)[^.;:,])*\bsecours\b"
        r"(?:(?!\b(?:est|sont|rest|demeur|reuni|rempli|autoris|ouvert|activ|possible|admis|permis)\w*)[^.;:])*$"
    )),
    # What an earlier trouble had led to is told of the past.
    (SILENT, (
        r"\bavai(?:t|ent) (?:\w+ )?(?:conduit|amene|entraine|motive|justifie|necessite|impose|valu)\w* "
        r"(?:(?:le|la|les|notre|a|au) )?(?:l')?(?:autoris|ouvr|ouvert|declench|activ|recour|mise en)"
    )),
    # Its beginning and its end in one breath: "débutera à 23h et se terminera à 1h".
    (ALLOWED, (
        r"^(?!.*(?:\bne\b|\bn'|\bpas\b|\baucun))[^;]*\b(?:debute|commence|demarre|prend(?:ra)? effet|s'ouvr)\w*"
        r"[^.;]{0,40}\d[^.;]{0,20} (?:et|pour) (?:elle )?(?:se termin|s'achev|prend(?:ra|re)? fin|fini|cess)\w*[^.;]*\d"
    )),
    # Leave to work under the fallback is a permission; work that was done under it is not.
    (ALLOWED, (
        r"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bplus\b|\baucun|\bsi\b|\bpourrai|\bserai|\bdevrai|\btant qu))[^;]*"
        r"(?:\b(?:autoris|habilit|admis)\w* a (?:dedouaner|declarer|exporter|importer|expedier|operer|proceder)\b"
        r"|\best (?:admis|permis|accepte) qu(?:e |'))[^.;]*\bsecours\b"
    )),
    (ALLOWED, (
        r"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bplus\b|\baucun|\bsi\b|\btant qu))[^;]*"
        rf"\b{MAY_MAKE} (?:(?:\w+ )?etre )?(?:\w+ment )?{MADE_OUT} {UNDER_IT}(?!,? (?:non|pas) )"
    )),
    (ALLOWED, r"\brien (?:ne s'oppose|n'interdit|n'empeche)\b"),
    (ALLOWED, (
        r"(?<!ne )\b(?:continue|continuent|continuera) (?:de|a) "
        r"(?:s'appliquer|etre (?:autoris|appliqu|utilis)\w*)"
    )),
    (REFUSED, r"\bne se (?:justifi|poursui)\w+ (?:pas|plus|aucunement)\b"),
    (REFUSED, (
        r"\bni\b[^.;]{1,60}? ni\b[^.;]{1,60}? n[e'] ?(?:benefici|sont|est|peu|pourr|relev|justifi"
        r"|ouvr)\w*(?![^.;]*\bqu)"
    )),
    # Given, and some are left out: "autorisée dès 9h, ne couvre pas les exportations".
    (LIMITED, (
        r"(?:\bsecours, (?:\w+ )?(?:autorise|ouvert|activ|permis|declench)\w*(?! (?:hier|jusqu|pour))"
        r"(?:(?! pour )[^.;,])*, "
        r"|^\W*(?:autorise|ouvert|activ)e? (?:depuis|des|a compter|a partir)[^.;,]*, [^.;,]*\bsecours )"
        r"(?:ne |n')(?:s'etend|s'appliqu|couvr|concern|vis|va)\w* pas (?:les|aux) (?!services|modes)"
    )),
    (LIMITED, (
        r"^\W*(?:(?:mais|toutefois|cependant),? )?seule?s? [^,;.]{3,80} (?:est|sont) "
        r"(?:concerne|vise|eligible|admis|couvert)"
    )),
    # What is open for another service does not reach this one.
    (REFUSED, (
        r"\b(?:ne |n')(?:s'etend\w*|s'est|benefici\w*|profit\w*|couvr\w*|couvert|vaut|valent|inclu\w*|compren\w*)"
        r"(?: \w+)? (?:pas|nullement|aucunement|en rien)\b"
    )),
    (REFUSED, r"\bne (?:saurai\w*|peu\w+|pourr\w+)\b[^.;]{0,30}\bse prevaloir\b"),
    (REFUSED, (
        r"\bavis defavorable\b|\bsecours,? c'est (?:donc )?non\b|\bne s'impos\w+ (?:\w+ )?pas\b"
        r"|\bsecours (?:ko|nok)\b"
    )),
    (ENDED, r"^\W*(?:(?:pds|secours) (?:est )?(?:re)?ferme\b|(?:re)?fermee? (?:a|depuis|des|le) \d)"),
    (ALLOWED, (
        r"\bsecours,? c'est (?:donc )?oui\b|^(?!.*(?:\bne |\bn'|\bpas\b|\baucune?\b))[^;]*\bprend(?:ra)? effet\b"
        r"|^\W*(?:(?:la )?procedure de |mode )?(?:secours|pds) ?:? ?\(?(?:des |depuis |a partir de |a compter de |de "
        r"|entre "
        r"|(?=\d{1,2} ?h[\d ]*(?:-|/|a|–)))\d{1,2} ?h(?!.*\b(?:terminee|close|levee|finie|cloturee)\b)"
    )),
    (REFUSED, (
        r"\bpas de secours\b|\bsecours, (?:\w+ ){0,2}?(?:non|pas) (?:\w+ ){0,2}?autorise"
        rf"|\bne {MAY_MAKE} (?:\w+ )?pas (?:etre )?(?:\w+ment )?{MADE_OUT} {UNDER_IT}"
    )),
    TOLERATED,
    *NO_LEAVE,
    (ENDED, r"\bne plus (?:\w+ |l')?(?:etabli|emett|depos|utilis|recour|souscri|transmett|pass|appliqu)\w*"),
    (SILENT, (
        r"\b(?:etabli|emis|emise|fait|depos|realis|effectu|souscri|edit|dedouan|redig|cree|ouvr|traite|saisi"
        r"|enregistr|prise|pris|constitu)\w* (?:\w+ ){0,4}?(?:en|sous|dans le cadre|au titre|pendant|durant|selon"
        r"|via|par|avec|lors|suivant)(?: de| du| la| le| cette| les| couvert)* (?:procedure|mode|regime|secours)"
    )),
    (SILENT, (
        r"\b(?:fin|levee|cloture|arret) (?:de la|du recours a la|du) (?:procedure|mode|dispositif)[^.;]{0,20} "
        r"(?:sera|fera|vous sera|est prevue|interviendra)"
    )),
    (SILENT, (
        r"\b(?:etait|etaient|avai(?:t|ent) (?:\w+ )?ete) (?:\w+ )?(?:autoris|toler)\w*"
        r"(?![^.]* (?:reste|demeure|n'est|ne l'est|ne le))"
    )),
    # A restriction is a permission all the same; leave for some beside a refusal for others is told as a doubt.
    (MIXED, (
        r"(?<!non )(?<!pas )\bautorisee?s? (?:pour|en|a|aux?) [^,;.]*"
        r"(?:,|\bet\b|\bmais\b) ?(?:mais |et )?(?:non|pas) autoris"
        r"|\b(?:non|pas) autorisee?s? (?:pour|en|a|aux?) [^,;.]*"
        r"(?:,|\bet\b|\bmais\b) ?(?:mais |et )?autorisee?s? (?:pour|en|aux?)"
    )),
    (LIMITED, (
        rf"\b(?:n'(?:est|a ete|sera)|ne (?:sont|seront|sera)) (?:\w+ )?{GRANT}\w*(?:, [^,;.]{{1,40}},)?"
        r" qu(?:e|'(?=en|aux?\b))"
        r"(?! (?:jusqu|depuis|a compter|a partir|le \d|ce ))"
    )),
    (ALLOWED, rf"\bplus (?:seulement|uniquement|simplement) (?:{GRANT}|{NEED})"),
    (REFUSED, rf"n'est (?:\w+ )?{GRANT}\w* (?:(?:pour|dans|a) (?:aucune?|personne)|ni)\b"),
    (ALLOWED, (
        rf"\bn'(?:est|a ete|sera|etait|est donc|est pour l'instant) (?:\w+ )?{GRANT}\w*\b[^.;]{{0,30}}? qu(?:e|'"
        r"|a)\b"
    )),
    (ALLOWED, rf"\bne (?:sont|seront|sera|sont donc) {GRANT}\w* qu"),
    (ALLOWED, r"\bne (?:peu\w*|pourr\w*|s'applique\w*|concerne\w*|vaut|vise\w*) (?:\w+ ){0,5}?qu(?:e|'|a)"),
    (ALLOWED, (
        r"\b(?:elle|celle-ci) l'est\b|^[^.;]*\bl'est (?:donc |desormais )?(?:a compter|a partir|des|depuis|pour|dans)\b"
    )),
    (ALLOWED, (
        r"\bne (?:recour|utilis|pass|appliqu|declench|bascul)\w* [^.;]{0,60}?\bqu(?:'|e )(?:(?:en|pour|aux?|a|si"
        r"|dans)\b"
        r"|lorsqu)"
    )),
    (ALLOWED, rf"^(?!.*(?:\bne |\bn'|\bpas\b))[^;]*\bredev\w+ (?:\w+ment )?(?:{GRANT}|utilisable)"),
    (ENDED, r"\bne l(?:'est|e sera|e sont) plus"),
    (REFUSED, rf"\b{BAN}[^.;]*\b(?:n'est|n'a|ne sera) (?:\w+ )?(?:pas|plus)\b"),
    (ALLOWED, rf"(?:n'est pas|n'a pas ete|n'a jamais ete|n'est toujours pas) (?:{ENDS}|{CLOSED})|n'a pas pris fin"),
    (REFUSED, rf"\b(?:rest|demeur)\w+ (?:\w+ ){{0,2}}?{CLOSED}|\bsecours ?: ?{CLOSED}"),
    (ENDED, rf"\bsecours {STATE} (?:\w+ ){{0,2}}?{CLOSED}"),
    (
        REFUSED,
        rf"^\W*(?:(?:et|mais) )?(?:(?:elle|il|celle-ci) est )?{CLOSED} (?:(?:pour|en|dans|sur) |a l'|edi\b|dti\b)",
    ),
    # A ban that is lifted, a suspension that is over: leave again.
    (ALLOWED, rf"\b{BAN}[^.;]*\b(?:est|a ete|sont|ont ete) (?:\w+ ){{0,2}}?{ENDS}"),
    (ALLOWED, (
        rf"\b(?:ne|n') ?{STATE} (?:\w+ment |donc |desormais )?plus (?:\w+ment )?"
        rf"(?:{ENDS}|{CLOSED}|(?:interdit|exclu|proscrit)e?\b)"
    )),
    # Ended.
    (ENDED, (
        rf"\b(?:ne|n') ?(?:l')?(?:{STATE}|peu\w*|pourr\w*|doi\w*|devr\w*|s'applique\w*|a|ont|permet\w*|convien\w*"
        r"|concern\w*)"
        r"(?: donc| desormais| par consequent)? plus\b"
    )),
    (ENDED, (
        r"\bplus (?:de|aucune?) (?:\w+ )?(?:recours|procedure|passage|declenchement|utilisation|mise en (?:oe|œ)uvre"
        r"|declaration|operation|dispositif|mode)\b"
    )),
    (ENDED, r"\bn'?e? ?(?:utilis|recour|pass|appliqu|bascul|emplo|rest|continu|poursuiv)\w*ez (?:donc )?plus\b"),
    (ENDED, (
        r"\b(?:cess|arret)(?:er|ez|ons|eront) (?:(?:d'|de )(?:y )?(?:utilis|recour|appliqu|emplo|pass)\w*"
        r"|le recours|l'usage|l'utilisation)"
    )),
    (ENDED, r"\b(?:quitter|quittez|quittent|sortir d|sortez d)[eu]? ?(?:la |le )?(?:procedure|mode|dispositif)\b"),
    (ENDED, r"\bplus lieu d|\bplus (?:autoris|necessaire|applicable|en vigueur|ouvert|possible|permis)\w*"),
    (ENDED, r"\bn'y a plus\b|\bsans plus\b"),
    (ENDED, (
        r"\b(?:pren(?:d|dra|nent|dront|ant)|(?:a|ont|ayant) pris) (?:(?:neanmoins|toutefois|cependant|donc) )?fin\b"
    )),
    (ENDED, (
        r"\b(?:cesse|cessera|cessent|cesseront|expire|expirera|s'acheve|s'achevera|s'achevent|s'est achevee?|se"
        r" termine|se terminera|s'arrete|s'arretera)\b"
    )),
    (ENDED, r"\b(?:mis|met|mettre|mettra|mettons|mettent) (?:un terme|fin)\b"),
    (ENDED, (
        r"\bfin d[eu] (?:la |l'autorisation de |recours |l'autorisation |recours a la )?(?:procedure|mode"
        r"|dispositif|recours|passage|a la)"
    )),
    (ENDED, r"\bfin\b[^.;]{0,12}$|(?:^|\bsecours ?:)\W*fin\b[^.;]{0,12}\W*$"),
    (ENDED, (
        r"\bfin (?:du |de )?(?:procedure de )?secours\b(?! (?:non|pas|prevu|attendu|estim|envisag|sera|serait|devrait"
        r"|a (?:confirmer|venir)))"
    )),
    # "PSI autorisée à 8h, terminée": its last word.
    (ENDED, rf"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bsi\b)).*\bsecours\b.*(?:[,(]|\dh?\d?\d?) ?\(?{ENDS}\W*$"),
    # "Autorisée de 8h à 9h30, désormais close."
    (ENDED, (
        rf"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bsi\b|\bsera)).*\bsecours\b.*\b(?:{GRANT})\w*[^;]*?(?:,| et| puis) (?:est "
        r"|elle est )?"
        rf"(?:desormais|maintenant|a present|finalement|aujourd'hui|puis) {ENDS}"
    )),
    (ENDED, rf"\b{STATE} (?:donc |desormais |egalement |aussi |par consequent |officiellement |a present )?{ENDS}"),
    (ENDED, (
        r"\b(?:levee|cloture|arret|desactivation|suspension|cessation) (?:de la |du |de l'|des )(?:procedure"
        r"|recours|mode|autorisation|dispositif)"
    )),
    (ENDED, rf"\b(?:doi|devr)\w+ (?:\w+ )?etre (?:\w+ment )?{ENDS}"),
    (REFUSED, r"\bsecours\W+off\b"),
    (ENDED, r"^\W*(?:sa |son )?(?:fin|levee|fermeture|cloture|expiration|echeance|terme)\b(?! (?:non|pas))[^.;]*\d"),
    (ENDED, r"\bsecours (?:re)?fermee?\b"),
    (ENDED, rf"^\W*(?:(?:et|mais|puis) )?{ENDS}|\bsecours\W+(?:stop\b|{ENDS})"),
    (ENDED, r"\bsorties? d[eu] (?:la |cette )?(?:procedure|mode|dispositif)"),
    *AGAIN_OR_NEVER,
    *REFUSALS,
    (ALLOWED, r"^\W*(?:debut|ouverture|activation) (?:de la |du |de )?(?:procedure de |mode )?secours ?:? ?\d{1,2} ?h"),
    (ALLOWED, r"\bfeu vert (?:(?:est |a ete )?donne )?(?:pour|a|au)\b"),
    (ALLOWED, r"(?<!ne )\bvien(?:t|nent) d(?:e |')(?:autoriser|activer|ouvrir|declencher|mettre en)\b"),
    (ALLOWED, r"\bsecours\W+(?:(?:toujours |encore |desormais )?(?:ok|oui)\b|on\W*$)"),
    (ALLOWED, r"\bs'applique(?:nt)?(?: (?:(?:\w+ment|depuis|des|a compter|a partir|jusqu)\b|de \d|entre \d)|\W*$)"),
    # "Les opérations se font sur support papier, selon la procédure de secours."
    (ALLOWED, (
        r"^(?!.*(?:\bpas\b|\bplus\b|\bni\b|\bsi\b|\bs'ils?\b|\blorsqu|\bquand\b|\ben cas d|\bserai))[^;]*"
        r"(?<!ne )\b(?:(?:se|s') ?(?:font|fait|feront|fera|effectu|deroul|trait|depos)\w*"
        r"|(?:sont|est|seront|sera) (?:\w+ment )?(?:depose|etabli|effectue|traite|realise|saisi|transmis|accompli)\w*)"
        r"[^.;]*\b(?:selon|suivant|dans le cadre d[eu]|via|par|en|conformement a|au moyen d[eu])"
        r" (?:la |le )?(?:procedure|mode|dispositif) (?:de )?secours\b"
    )),
    (REFUSED, (
        r"\bsecours\W+(?:non|aucune?|neant|sans objet|pas (?:a (?:cette heure|ce stade|ce jour)|pour (?:le moment"
        r"|l'instant|l'heure)|encore|(?:autoris|possible|ouvert|activ)\w*))\b"
    )),
    *STAYING,
    # Advised, then allowed.
    (ADVISED, (
        r"\b(?:conseil\b|engageons|engage (?:les|vivement|tous)|se tourner vers|conseill|recommand|preconis|incit"
        r"|sugger|encourag|invit|souhaitable|privilegi|preferable"
        r"|opportun)\w*"
    )),
    *MAY_USE_IT,
    *AS_A_NOUN,
    (ALLOWED, rf"\b{NO_NOUN}(?:{GRANT})\w*"),
    (ALLOWED, (
        r"\b(?:maintenue?s?|etendue?s?|generalisee?s?|reconduite?s?|prolongee?s?"
        r"|effective|reservee?s?|doivent|devront|doit|devra|obligatoire|imposee?|(?<!mise )en place|enclenchee?|lancee?"
        r"|disponible|operationnelle|elargie|retablie|valable)\b"
    )),
    (ALLOWED, r"\bdroit (?:de|a)\b|\b(?:possibilite|faculte|loisible|libres?) d|\b(?:decide|prononce|delivre)e?s?\b"),
    (ALLOWED, (
        r"^\W*(?:r(?:eponse)? ?: ?)?(?:oui|autoris\w*|ok|depuis|a (?:compter|partir)|des"
        r"|(?:de |entre )?\d{1,2} ?h[\d ]*(?:-|–|/|a|et) ?\d{1,2} ?h\d*"
        r"|(?:debut|ouverture)\b[^.;]{0,30}\d[^.;]*\b(?:fin|fermeture|cloture)\b[^.;]*\d+h?\d*)\b"
    )),
    (ALLOWED, (
        r"\b(?:passage|passez|recourez|utilisez|appliquez|recourent|appliquent|utilisent|basculent|passent"
        r"|activation|declenchement|recourir|appliquer|basculer|utiliser|recours)\b(?=[^.;]*(?:a compter|a partir"
        r"|depuis|des ))"
    )),
    (ALLOWED, r"\b(?:recourent|appliquent|utilisent|basculent|passent|recourez|utilisez|appliquez|passez|basculez)\b"),
    (ALLOWED, r"^(?!.*\b(?:si|lorsqu|quand|des que)\b)[^.;]*\bconditions?\b[^.;]* sont (?:\w+ )?(?:reunie|remplie)s\b"),
)  # fmt: skip
