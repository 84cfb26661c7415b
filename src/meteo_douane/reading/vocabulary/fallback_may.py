"""What readers "may" do about the fallback: using it is a leave; to read of it, ask for it or prepare it is none."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import ALLOWED, CONDITIONAL, GRANT, STATE, UNKNOWN, Judgement

MAY = r"\b(?:peuvent|peut|pouvez|pourront|pourra|pourrez)\b"
INTO_USE = r"en (?:place|(?:oe|œ)uvre|application|action|route|service)\b"
IT = r"(?:procedures?|modes?|dispositifs?|regimes?|solutions?|secours)\b"
THE = r"(?:l[ae]s? |cette |ce |une? )?"
SET_OFF = rf"(?:(?:re)?(?:activer|enclencher)|(?:auto-?)?declencher|(?:re)?mettre {INTO_USE})"
#: "Utiliser le formulaire de contact" uses no fallback.
OF_HELP = (
    r"(?! (?:l[ae]s? |l'|ce |cette |notre |votre |un |une )?(?:formulaires? (?:de contact|en ligne)|numero|adresse|lien"
    r"|messagerie|fiche|guide|site|page|rubrique|telephone|assistance|aide|documentation|contact|faq|boite|espace)s?\b)"
)
USE = (
    rf"(?:(?:recourir|avoir recours|faire usage|(?:re)?utiliser|appliquer|employer|user d|mobiliser|{SET_OFF}|opter"
    r"|adopter|(?:se|vous|s'en) servir|(?:se |s'|vous )?(?:re)?basculer|s'appliquer"
    r"|servir(?= (?:de|des|jusqu'a|a (?:partir|compter) de) \d)|en (?:beneficier|profiter))\b"
    rf"{OF_HELP}|(?:suivre|choisir) {THE}{IT}|(?:re)?passer (?:\w+ment )?(?:en|a|au|sous|vers|par {THE}{IT})\b"
    rf"|(?:beneficier|profiter) d(?:e |u ){THE}{IT}|faire appel (?:a|au) {THE}{IT}"
    rf"|(?:se|vous) (?:tourner|replier|rabattre) (?:vers|sur) {THE}{IT})"
)
USED = (
    r"(?:(?:re)?utilise|applique|employe|mobilise|(?:re)?active|enclenche|(?:auto-?)?declenche|suivi|adopte|choisi"
    rf"|(?:re)?mis(?:e|es)? {INTO_USE}|recouru\b|fait (?:usage|appel|recours|application)\b)\w*"
)
#: Everyday work, which is leave where it is done under the fallback.
WORK = (
    r"(?:operer|travailler|proceder|poursuivre|continuer|dedouaner|declarer|exporter|importer|expedier|deposer|etablir"
    r"|transmettre|effectuer|realiser|souscrire|emettre|saisir|enlever|presenter|traiter|transiter|circuler|accomplir"
    r"|valider|editer|(?:se |s'en )?faire|s'effectuer|se (?:derouler|poursuivre)"
    r"|(?:depose|realise|effectue|traite|accompli|fait)e?s?)\b"
)
UNDER = rf"\b(?:en|sous|via|avec|selon|par|dans|grace a|au moyen de|au titre de)(?: le cadre de)? {THE}{IT}"
#: An infinitive, as far as its end tells; no noun in "-ier", no hour ("a compter de"), no "sans attendre".
OTHER = (
    r"(?<!\ba )(?<!\bsans )(?<!\bpour )(?<!\bde )(?<!\bapres )(?:etre|\w+(?<!i)er"
    r"|(?:verifi|etudi|notifi|planifi|modifi|copi|identifi|publi)er"
    r"|(?!soir\b|loisir\b|desir\b)\w{2,}ir|(?:re)?lire|dire|\w*(?:mettre|prendre|tendre|crire|suivre|naitre|joindre"
    r"|rendre|pondre|faire|vivre|duire))\b"
)
#: What may stand between "peuvent" and its verb: no other verb.
GAP = rf"(?:(?!\b{OTHER})[^.;])*?\b"
BE = r"(?:etre|rester|demeurer) (?:(?:\w+ment|donc|alors|aussi) )?"
OFFICE = r"\b(?:bureau|sau|cid|cellule|administration|pole|direction|dgddi)\b(?: \w+){0,3}?"

#: Behind the words for an end and a refusal, before the bare stems of a leave.
ROWS: tuple[tuple[Judgement, str], ...] = (
    # What an office may start is not started.
    (UNKNOWN, rf"{OFFICE} (?:peut|pourra)\b{GAP}{SET_OFF}"),
    (ALLOWED, rf"{MAY}{GAP}(?:{USE}|{BE}{USED})"),
    # "Peuvent dès à présent se placer en procédure de secours."
    (ALLOWED, (
        rf"^(?!.*(?:\bsi\b|\bs'ils?\b|\bseuls?\b|\bne\b|\bpas\b|\bplus\b)).*{MAY}{GAP}"
        rf"(?:se|vous) (?:placer|mettre|positionner) (?:en|sous|dans) {THE}{IT}"
    )),
    (ALLOWED, (
        rf"\bsecours\b[^.;]{{0,20}}? (?:peut|peuvent) (?:\w+ment |toutefois |donc )?{BE}"
        r"(?:en (?:place|vigueur|application|service|cours)|ouverte?|active|applicable|maintenu|prolonge|reconduit"
        r"|conserve)"
    )),
    (ALLOWED, rf"{MAY}{GAP}(?:etre )?{WORK}[^.;]*{UNDER}|^\W*{UNDER}[^.;]*{MAY}{GAP}(?:etre )?{WORK}"),
    (ALLOWED, (
        rf"\bsecours\b[^.;]{{0,40}}?{MAY}{GAP}(?:commencer|demarrer|debuter|prendre effet"
        r"|entrer en (?:vigueur|application))\b"
    )),
    # Whatever else they may: that the fallback "is allowed" is told beside it, or not at all.
    (UNKNOWN, rf"^(?!.*\b{STATE} (?:\w+ ){{0,2}}?{GRANT}).*{MAY}"),
)  # fmt: skip

#: Whether they may is what they are to ask: "pour savoir si vous pouvez recourir à la procédure de secours".
ASKED_WHETHER: tuple[Judgement, str] = (CONDITIONAL, (
    r"\b(?:savoir|connaitre|demand|interrog|renseign|confirm|indiqu|precis|determin|inform|dire\b|diron|voir\b"
    r"|voyez)\w*"
    rf"[^.;]{{0,60}}?\bs(?:i |')(?:[\w']+ ){{1,6}}?{MAY}"
))  # fmt: skip
