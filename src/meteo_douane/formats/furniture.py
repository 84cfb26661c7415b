"""What of a page's words is no message: help, legends, commands, clocks, counters."""

from __future__ import annotations

from meteo_douane.formats.words import LONGEST_HEADING, asked_often, folded
from meteo_douane.patterns import pattern_of

_HELP = pattern_of(
    r"\b(?:comment (?:lire|ca marche|utiliser|interpreter|etre|fonctionne|comprendre)|legende|bon a savoir|a propos"
    r"|besoin d'aide|aide$|liens? utiles?|foire aux questions|faq\b|questions? frequentes|glossaire|lexique"
    r"|mode d'emploi|aide a la lecture|signification|que (?:faire|signifi)|qu'est-ce|a quoi|abonne|courriel|e-?mail"
    r"|newsletter|lettre d'information|les plus (?:consulte|demande|utilise)|nous (?:contacter|suivre|joindre)"
    r"|contactez|contacts?$|coordonnees|numeros? utiles?|mentions legales|voir aussi|en savoir plus"
    r"|^(?:\w+ de )?rechercher?\b|filtre|affiner|trier par|cookie|partager|telechargements?|documentation$"
    r"|^(?:les )?documents?(?: (?:utiles?|partages?|joints?|associes?|de reference|a telecharger))?$|^fichiers?\b"
    r"|reseaux sociaux|acces (?:rapides?|directs?)|raccourcis|sur le meme (?:sujet|theme)|a lire aussi|ces pages"
    r"|^(?:vos|nos) services$|(?:tous )?les services en ligne$|plan du site|sommaire|assistance$|definitions?"
    r"|rappels? des regles|guide|tutoriel|votre avis|satisfaction|cette page vous|horaires (?:d'|de l'|du|des|de)"
    r"|heures d'ouverture|(?:etre|rester?|soyez|restez) (?:averti|prevenu|informe|alerte)|recevoir|recevez"
    r"|types? de messages?|choisissez|vous (?:rencontrez|avez une question|souhaitez)|codes? couleurs?|pictogramme"
    r"|niveaux? d'alerte|donnees personnelles|conditions generales)"
)
_BELONGS_TO_THE_PAGE = pattern_of(
    r"©|copyright|publie dans|classe dans|etiquete|continuer la lecture|laisser un commentaire|\d+ commentaires?"
    r"|mentions legales|tous droits reserves|plan du site|redige par|auteur ?:|accessibilite ?:"
    r"|aller au contenu|service d'assistance aux utilisateurs ?:|assistance ?:|heure du serveur"
    r"|(?:bonjour,? )?nous sommes le|vous etes le [\d ]+e? visiteur|\d[\d ]* visiteurs?"
    r"|(?:chere?s? )?madame,? monsieur\W*$"
    r"|vous recevez (?:ce|cet|cette) (?:message|courriel|e-?mail|mail|lettre) (?:car|parce que) vous etes (?:abonne"
    r"|inscrit)"
    r"|vous (?:re)?trouverez ci-(?:dessous|apres) les (?:messages|alertes|bulletins)(?: publie\w* depuis \w+)?\W*$"
    r"|page (?:consultee|generee|actualisee|mise a jour)|(?:la )?derniere (?:mise a jour|actualisation)"
    r"|mise a jour ?:|(?:(?:page |donnees )?(?:publie|mis a jour|actualise|rafraichi|verifie)e?s? )?il y a \d"
    r"|(?:site|portail) de la direction|direction generale des douanes|republique francaise|legende ?:"
    r"|(?:etat|situation)(?: des services)? (?:au|le) \d"
    r"|(?:tou(?:te)?s )?(?:les |nos )?(?:heures|horaires)(?: (?:affiche|indique)\w*)? (?:sont )?"
    r"(?:(?:donne|exprime|indique|mentionne|affiche|publie)\w* )?"
    r"(?:en|a l') ?heures? (?:locale|de |legale|francaise|metropolitaine|d'ete|d'hiver)"
)
_COUNTED = (
    r"(?:alertes?|maintenances?|messages?|incidents?|resultats?|bulletins?|perturbations?|informations?|services?)"
    r"(?: (?:en cours|a venir|terminee?s?|planifiee?s?|programmee?s?|active?s?|actifs|affichee?s?|au total|trouvee?s?"
    r"|publiee?s?|correspond\w* a .{1,40}|non lue?s?|perturbee?s?)){0,3}"
)
_OBJECT = (
    r"(?: (?:la |le |les |l'|cette |ce |ces |tous (?:les )?|toutes (?:les )?|tout |plus (?:de |d')?|moins (?:de |d')?"
    r"|en )*+(?:pages?|fenetre|bandeau|messages?|alertes?|liste|details?|menu|affichage|filtres?|texte|suite"
    r"|article|plus|tout|moins|actualites?|archives?|historique|haut|accueil|sommaire|choix|cookies|maintenances?"
    r"|resultats?|criteres?|complete?s?|terminee?s?|passee?s?))*+"
)
_COMMAND = pattern_of(
    rf"(?:\d+ (?>{_COUNTED})(?: ?[,;·•|/–-] ?| et | )?){{1,6}}+(?:page \d+(?: ?(?:sur|/|de) ?\d+)?)?[.!]?|aller(?: a)?"
    r"|il est \d{1,2} ?[h:](?: ?\d{2})?(?::\d{2})?\.?"
    r"|page \d+(?: ?(?:sur|/|de) ?\d+)?|(?:resultats? )?\d+ ?(?:-|–|a) ?\d+ (?:sur|de) \d+.{0,20}"
    rf"|(?:retour(?:ner)?|revenir|remonter)(?: (?:en|au|a la|a l'|vers))?{_OBJECT}(?: de (?:la )?page| des? \w+)?"
    rf"|(?:imprimer|partager|fermer|actualiser|rafraichir|afficher|masquer|deplier|replier|developper|reduire|copier"
    rf"|personnaliser|exporter|telecharger|tout|lire|voir|accepter|refuser|effacer|reinitialiser){_OBJECT}"
    r"|(?:haut|bas) de (?:la )?page|en savoir plus.{0,40}|lire la suite.{0,80}|lire plus.{0,40}"
    r"|voir (?:le )?(?:detail|message).{0,30}"
    r"|(?:page |message |alerte )?(?:suivante?s?|precedente?s?)(?: [›»>])?|accueil|(?:gerer les )?cookies?"
    r"|(?:message|publie|poste|ecrit|redige|article) par [^.:]{1,40}|par [\w.-]+(?: [\w.-]+)?(?: ?»)?|s'abonner.{0,40}"
    r"|(?:se |me )?(?:de)?connecter|aujourd'hui"
    r"|\d{1,3}(?:[,.]\d+)? ?% de disponibilite|mise? a jour"
    r"|[\W_]*fin (?:des (?:messages|informations|communiques|avis|annonces)|de (?:la )?(?:page|liste))[\W_]*"
    r"|(?:(?:les )?commentaires (?:sont )?(?:fermes|desactives|clos)|(?:aucun|pas de|0) commentaires?)\.?"
    r"|(?:temps de )?lecture ?:? ?\d+ ?min(?:utes?)?\.?|\d+ ?min(?:utes?)? de lecture|\d[\d ]* (?:vues?|lectures?)"
    r"|[\W\d_]{0,6}"
)
#: Headings under which messages are shown that are none.
_EXPLAINS = pattern_of(
    r"\b(?:exemples?|modeles?|comment|foire aux questions|faq|questions?|legende|lexique|glossaire|mode d'emploi"
    r"|signification|definitions?|aide a la lecture)\b|\?$"
)
#: Headings of lists that name once more what a page has shown, and what it showed before.
_INDEX = pattern_of(
    r"(?:articles?|billets?|publications?|contenus?) (?:recents?|precedents?|similaires?|lies?)"
    r"|derniers? (?:articles?|billets?)"
)
_MORE = pattern_of(r"(?:lire|voir|consulter|afficher|en savoir plus|plus d'informations?|detail|acceder)\b")
_LONGEST_COMMAND = 110


@asked_often
def is_help(text: str) -> bool:
    """Whether a heading announces standing text: a legend, advice, links, contacts."""
    plain = folded(text)
    return len(text) <= LONGEST_HEADING and (_HELP.search(plain) is not None or plain.endswith("?"))


@asked_often
def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to a message: a clock, a copyright, a counter, "lire la suite"."""
    plain = folded(text)
    if _BELONGS_TO_THE_PAGE.match(plain):
        return True
    return len(plain) <= _LONGEST_COMMAND and _COMMAND.fullmatch(plain) is not None


def explains(text: str) -> bool:
    """Whether a heading stands above explanations, so that what looks like a message there is an example."""
    return _EXPLAINS.search(folded(text)) is not None


def is_index(text: str) -> bool:
    """Whether a heading stands above links to what the page shows elsewhere, or showed before."""
    return _INDEX.fullmatch(folded(text)) is not None


def is_link_to_more(text: str) -> bool:
    """Whether a link leads to the whole of what it stands under ("Lire la suite")."""
    return _MORE.match(folded(text)) is not None
