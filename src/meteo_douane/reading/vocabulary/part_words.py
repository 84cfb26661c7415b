"""Words behind "à" or "pour" that are no part of a service, or of those who use it: an hour, a cause, all of it.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.hedge_words import PEOPLE

#: It stands for a service, a mode or a side where these are struck out.
STRUCK_OUT = "§"
_NAMED = (
    rf"(?:(?:l[ae]s? |l'|nos |en |d[eu] |cette |ce |ces |seule?s? )*(?:{STRUCK_OUT}|(?:modes? |volets? |services? "
    rf"|flux |messages? )?(?:en |d'|l')?(?:dti|edi|import|export|{SERVICE})))"
)
USERS = (
    r"(?:(?:les |nos |des |vos )?(?:operateurs?|usagers?|utilisateurs?|declarants?|clients?|bureaux|agents|redevables)"
    r"\b(?=\W*$| ?[-–:,;.(]| §| (?:a|depuis|ce|le|et)\b| en (?:§|dti|edi)))"
)
#: Who and what is all of it: "pour tous les usagers", "pour l'ensemble des bureaux", "pour les opérateurs".
ALL_OF_THEM = (
    rf"(?:{_NAMED}|tou(?:s|te|tes)\b|l'(?:ensemble|integralite)\b|la totalite\b|chac\w+|chaque\b"
    r"|(?:les |des )?(?:deux|trois) (?:modes|volets|sens)"
    r"|(?:le|les|la|ce|cet|ces|cette|votre|vos|nos) (?:(?:seule?s?|deux|trois|autres?) )*(?:services?|teleservices?"
    r"|teleprocedures?|applications?|modes?|alertes?|volets?|derni\w+)\b|(?:celui|celle|ceux|celles|lui|elles?|eux)\b"
    rf"|{USERS}|(?:les |nos |des )?{PEOPLE} (?:[a-z]+ |[a-z]'){{0,4}}(?:{STRUCK_OUT}|\bdti|\bedi)"
    r"|(?:mise a|maintenance|travaux|intervention|migration|bascule|installation|montee|application d)\b"
    r"|(?:votre|vos|nos|notre) |rappel\b|memoire\b|information\b|suite a donner\b|ce (?:jour|matin|soir|qui|faire)\b"
    r"|l[ae] (?:journee|nuit|semaine|matinee)\b"
    r"|la plus |cette nuit\b|cause\b|raison|le moment\b|l'(?:instant|heure)\b|autant\b|de bon\b|\d|(?:\w+ )?\w+er\b)"
)
#: What stands behind "à" and is no place: an hour, all of it, a cause.
NO_PLACE = (
    rf"(?:\d|{_NAMED}|{USERS}|l[ae] (?:normale?|suite|demande|date|difference|premiere|teleprocedure(?! (?:import"
    rf"|export))|mi-"
    rf"|satisfaction|main|fin"
    r"|hauteur|place|condition|minute|faveur)\b|l'(?:etat|issue|heure|identique|ensemble|usage|instant|origine|occasion"
    r"|alerte|incident|adresse|aide|aube|exception|exclusion|echelle|initiative|amiable)\b|tou(?:s|te|tes)\b"
    r"|tout\b|nouveau\b"
    r"|partir\b|compter\b|ce (?:jour|stade|soir|matin|moment|titre)\b|cette (?:heure|nuit|date)\b|midi\b|minuit\b"
    r"|present\b|cause\b|destination\b|venir\b|suivre\b|jour\b|terme\b|temps\b|distance\b|nos\b|vos\b|votre\b"
    r"|leurs?\b|ma\b|mon\b|son\b|sa\b|ses\b|une? (?:niveau|rythme|fonctionnement|regime|mode|debit|qualite"
    r"|\w+ (?:normal|nominal|habituel))|(?:fonctionnement|regime|mode|rythme)\b|service\b|profit\b"
    r"|niveau (?!local|regional|d)|usage\b|(?:heures?|alentours|environs|bout|cours|fil|milieu|matin|petit"
    r"|debut|moins|plus|mieux|total"
    r"|final|complet|sein|vu|regard|motif|benefice|lendemain|quart|tort|raison|peine|merveille|nominal|beau"
    r"|grand|plein|pleine|court|long"
    r"|moyen|titre|ralenti|compte|fur|minimum|maximum|effet|prix|conditions?|satisfaction|point|portail|retour"
    r"|public|reseau)\b|retablir\b|\w+er\b)"
)
#: "Rétabli à Trifouilly", "… pour les trains": behind a return, whatever is no word for all of it.
AT_A_PART = pattern_of(
    rf"^(?: \w+ment)? (?:(?:a|au|aux) (?!{NO_PLACE})|(?:pour|chez) (?!{ALL_OF_THEM})|sur (?:le|les) sites? d)[a-z]"
)
