"""Words that make an hour that of something else: of a message, a visit, a duty, a remedy that failed."""

from __future__ import annotations

import re

#: "Notre alerte | de 8h10": which message is meant, and no hour of the trouble.
WHICH_MESSAGE = re.compile(
    r"(?:\b(?:notre|l'|cette|dans la|a la|votre)|\b(?:erratum|rectificatif|correction)\W{1,3}) ?"
    r"(?:(?:message|annonce) d')?(?:alerte|annonce|bulletin|bip|message|communique)"
    r"(?: (?!est\b|a\b|reste\b|sera\b|ouverte\b)[\w+]+){0,4}\s*$"
)
OF_IT = re.compile(r"de |du |d'")
#: "Technicien sur place | vers 5h30": when somebody comes to mend it.
OF_A_VISIT = re.compile(
    r"\b(?:technicien|equipe|prestataire|intervenant|expert|renfort)s?\b(?: \w+){0,2}? (?:sur (?:place|site)"
    r"|attendue?s?|prevue?s?|en route)(?: sur (?:place|site))?\s*$"
    r"|\b(?:arrivee|passage|venue|deplacement) (?:d'un |du |des |de l'|de la |d')(?:technicien|equipe|prestataire"
    r"|intervenant|expert)s?(?: \w+)?\s*$"
)
TO_BE_DONE = re.compile(
    r"\b(?:doivent|doit|devront|devra|devez|merci de|veuillez|a deposer|a transmettre|anticip\w+|invitee?s? a"
    r"|il est (?:conseille|recommande|preferable|prudent|demande) de"
    r"|priee?s? de)\b[^.;:]*$"
    # "Pensez à valider vos titres avant 21h45": an imperative at the head of its sentence.
    r"|^\W*(?:(?:pour|afin)\b[^,]{0,60}, )?(?!assez\b|chez\b|compt|prevoy|attend|not|sach|patient"
    r"|retrouv)[a-z]{3,}ez\b[^.;:]*$"
)
#: "La reprise annoncée à 11h05 n'a pas tenu."
NOT_KEPT = re.compile(
    r"^[^.;:]{0,40}?\b(?:(?:n'a|n'ont) (?:\w+ )?(?:pas (?:tenu|dure|ete tenu"
    r"|pu etre (?:tenu|realise|effectue|mene|honore|obtenu|assure|atteint)|ete respecte|suffi"
    r"|abouti|reussi|permis|porte|produit|eu)|rien (?:donne|change|regle|resolu))"
    r"|(?:est|sont) (?:reste|demeure)e?s? (?:sans (?:effet|suite|resultat)|vain)|(?:a|ont) (?:\w+ )?echoue"
    r"|(?:a|ont) ete (?:\w+ )?(?:infructueu|vain))\w*"
)
