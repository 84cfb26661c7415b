"""What is called off: works, and not a code, a meeting or a duty ("le code 73000 est supprimé"), nor a calling off.

They meet titles and texts that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

#: What is called off with works, or stands for them; of anything else it says nothing of them.
_OF_WORKS = (
    r"(?:maintenance|intervention|operation|interruption|coupure|fermeture|travaux|migration|bascule|basculement"
    r"|livraison|arret|indisponibilite|suspension|montee|deploiement|installation|redemarrage|relance|report|chantier"
    r"|mise (?:a (?:jour|niveau)|en (?:production|service))|remplacement|renouvellement|bascule|sequence|action"
    r"|creneau|plage|fenetre|phase|etape|date|horaire|nuit|soiree|journee|session technique"
    r"|annonce|alerte|avis|message|bip|bulletin|annulation|fin|levee|retour|reprise|reouverture|retablissement"
    r"|volet|partie|ensemble|totalite|tout|celle|celui|ceux|changement|evolution|version|stop|tests?|essai|bascules"
    r"|procedure|mode|secours|autorisation|recours|derogation|service|prevision|planification|programme)s?\b"
)
_ADJECTIVES = (
    r"(?:(?:deux|trois|quatre|\d+|prochaine?|seconde?|deuxieme|premiere?|autre|derniere?|nouvel(?:le)?|nouveau|presente?"
    r"|dite|meme|grande?|seule?|precedente?|tou(?:te)?s? l[ae](?=s? )|tou(?:te)?(?=s? ))s? )*"
)
_OFF = r"(?:annule|supprime|abandonne|deprogramme)e?s?\b"
_SUBJECT = (
    rf"(?:l[ae]s? |l'|cette |cet |ce |ces |nos |notre |votre |une? |des ){_ADJECTIVES}(?!{_OF_WORKS})[a-z][\w-]{{2,}}"
)
_MORE = r"(?:(?! (?:et(?! \d)|mais|qui|car|donc|puis) )[^.;:!?\n])"
#: What is known to be no works, without an article: "formation DELTA IE annulée".
_GATHERING = (
    r"(?:formation|webinaire|reunion|atelier|seminaire|conference|visioconference|journee d'information|rendez-vous"
    r"|session|presentation|comite|inscription|enquete|sondage|code|rubrique|obligation|formalite|document|champ|zone"
    r"|taxe|droit|abonnement|habilitation|permanence|audience|visite|concours|appel d'offres)s?\b"
)
#: "La formation prévue demain est annulée", "annulation du webinaire", "réunion annulée".
OF_NO_WORKS = pattern_of(
    rf"(?:^|[.;:!?\n,(] ?|\b(?:que|et|mais|car) )\W*{_SUBJECT}{_MORE}{{0,80}}? (?:est |sont |a ete |ont ete "
    rf"|etait |sera |seront )(?:\w+ ){{0,2}}?{_OFF}"
    rf"|(?:^|[.;:!?\n,(] ?)\W*{_SUBJECT}{_MORE}{{0,80}}? n'(?:aur(?:a|ont)|a|ont) (?:\w+ )?pas (?:eu )?lieu\b"
    rf"|\b(?:annulation|suppression|abandon) d(?:e la |u |e l'|es |e |')(?:\w+ )?{_GATHERING}"
    rf"|\b{_GATHERING}{_MORE}{{0,60}}?[ :(–-]{_OFF}"
)
_CALLING_OFF = r"(?:l'|cette |notre |d')?annulation\b"
#: "L'annulation est annulée", "l'annulation était une erreur", "le report est annulé": the works take place.
UNDONE = pattern_of(
    rf"\b{_CALLING_OFF}[^.;:!?]{{0,60}}? (?:est|a ete|etait|sera) (?:[\w-]+ ){{0,2}}?(?:{_OFF}|(?:leve|retire|rapporte"
    r"|dementi|erron|infonde|caduc|caduque)e*\b|nulle\b|sans objet\b|une? (?:\w+ )?erreur\b|(?:publiee?|diffusee?"
    r"|envoyee?|annoncee?) (?:par erreur|a tort)\b)"
    r"|\b(?:annulation|abandon) d(?:u|e ce) (?:report|decalage|deplacement|renvoi)\b"
    rf"|\b(?:report|decalage|deplacement) [^.;:!?]{{0,60}}?(?:est|a ete) (?:\w+ )?{_OFF}"
    r"|\bannulation (?:de l'|d'une? |de cette )annulation\b"
)
