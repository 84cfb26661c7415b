"""Where a message repeats an earlier one: what stands there does not speak for the new one."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.vocabulary.nouns import MESSAGE, MESSAGES
from meteo_douane.reading.vocabulary.states import State

#: Where an earlier message begins that is repeated below the new one.
EARLIER = pattern_of(
    rf"^\W*(?:rappel d[eu]s? ?(?:la |l'|le |les )?(?:precedent\w* |dernier\w* )?"
    rf"(?:{MESSAGE}|alerte|point|publication|annonce|communication)s?"
    rf"\b|(?:{MESSAGE}|alerte|information|annonce|publication"
    r"|texte|point)s? (?:initial|precedent|anterieur|d'origine)\w*\b|(?:pour (?:memoire|rappel)|historique|"
    rf"(?:{MESSAGES}|points?) (?:precedents?|anterieurs?))\b)"
)
#: An earlier bulletin below a newer one: "BIP n°2 (9h00) : …".
EARLIER_BULLETIN = pattern_of(r"^\W*(?:bip|bulletin)\b[^:.]{0,30}\d[^:.]{0,30}\s?:")
#: A title of a message that has others before it.
FOLLOWING = pattern_of(r"\bbip\b|\bbulletin|\bpoint\b|\bfin\b")
RULE = pattern_of(r"^\W*(?:-{4,}|_{4,}|={4,}|\*{4,})\W*$")
A_MESSAGE = pattern_of(
    r"^\W*(?:alerte|bip|bulletin|fin d|maintenance|message|publie|rappel|dysfonctionnement|point de|le \d)"
)
#: An earlier message told in one line; what follows is new again.
ONE_LINE = pattern_of(r"^\W*(?:pour (?:memoire|rappel)|(?:bip|bulletin)\b[^:.]{0,30}\d[^:.]{0,30})\s?[:,-]\s?\S")
#: The head of an earlier message, whose words are below it: "Pour mémoire, message du 02/09/2026, 12h30".
HEAD_OF_ONE = pattern_of(
    rf"^\W*pour (?:memoire|rappel)\s?[:,-]?\s?(?:l[ea] |l'|notre )?(?:{MESSAGE}|alerte|annonce|fin d'alerte"
    r"|information)s?\b(?: (?:publie|diffuse|emis|precedent|initial)\w*)?"
    r"(?:[\s\d/:.,°h-]|\b(?:n|du|de|le|a|ce|hier|matin|soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b)*$"
)
#: An earlier message between quotation marks, and no more: "Rappel du BIP n° 1 : « … »".
QUOTED = pattern_of(r"^[^:\"]*:\s*\"[^\"]*\"\W*$")
#: "Message précédent (1h10) :", and the next line, or the same one, opens a quotation of several lines.
OPENS = pattern_of(r"[^\n\"]{0,80}:\s{0,4}\"")
CLOSES = pattern_of(r"\"[ .;,)]{0,4}(?:\n|$)")

#: A title that ends something by itself, and a line below it that recalls how it began.
ENDS_IT = pattern_of(r"^\W*(?:fin d|levee d|cloture d)|\bretabli\w*|\bretour a la normale\b")
RECALLS = pattern_of(
    r"^\W*(?:rappel d[eu]s? (?:la |l'|le |les )?(?:premier |premiere )?"
    rf"(?:{MESSAGE}|alerte|annonce|publication)s?"
    r"|(?:message|bulletin|alerte|annonce|publication|texte)s? (?:initial|d'origine)\w*)\b[^:.]{0,30}:\s*\S"
)
RECALL = pattern_of(r"^\W*(?:pour )?(?:rappel|memoire)\s*:\s*$")
IN_TROUBLE = pattern_of(r"\b(?:indisponib|inaccessib|interromp|perturb|bloqu|ne (?:repond|fonctionn)|alerte\b)\w*")
GOES_ON = pattern_of(r"\b(?:toujours|encore|reste|restent|demeure\w*|plus|fin|fin d\w*|leve\w*|retabli\w*)\b")

#: "Les équipes restent mobilisées", "le support reste joignable": nothing of the trouble goes on.
OF_HELP = pattern_of(r"[^.;\n]*\b(?:equipes?|support|assistance|hotline|sau|cid|bureaux?)\b[^.;\n]*")

#: An earlier mail below the answer to it: "Le 3 mars à 8h, le SAU a écrit :", "De : … / Envoyé : …", lines behind ">".
WRITTEN = pattern_of(r"^\W*(?:le|on) \S[^\n]{0,80}\b(?:a ecrit|wrote)\W*$")
FROM = pattern_of(r"^\W*(?:de|from) ?: ?\S")
SENT = pattern_of(r"^\W*(?:envoye|sent|date|objet|subject|cc)\b")
MARKED = pattern_of(r"^\s*>")
MARKED_LINES = pattern_of(r"(?:[^\S\n]*>[^\n]*(?:\n\s*|$))+")
#: ">> BIP n°1 – publié le 02/10/2025 à 10h00", below a newer one: whatever is told behind it stands behind ">" too.
MARKED_HEAD = pattern_of(
    r"^\s*(?:> ?)+[^\w>]*(?:bip|bulletin)\b[^\n:;]{0,60}\b(?:publie|diffuse|emis|envoye)e?s?\b[ \d/:.,°h-]*"
    r"(?:(?:le|a|du|ce|hier|matin|soir)\b[ \d/:.,°h-]*)*$"
)
ANSWER = pattern_of(r"^\W*(?:re|tr|rep|fwd?) ?:")


def is_answered(line: str, following: str, above: str, title: str) -> bool:
    """Whether an earlier mail begins at a line, below an answer that tells something itself."""
    is_quoted = ANSWER.match(title) or MARKED_HEAD.match(line)
    is_marked = MARKED.match(line) and is_quoted and not above.rstrip().endswith(":")
    is_headed = WRITTEN.match(line) or (FROM.match(line) and SENT.match(following))
    told = predicates_in(above) if is_marked or is_headed else ()
    return any(not each.is_noun and each.state is not State.NOTHING for each in told)


def is_recalled(line: str, following: str, title: str) -> bool:
    """Whether a line below a title that ends something tells, or announces, how it began."""
    if not ENDS_IT.search(title):
        return False
    told = following if RECALL.match(line) else line if RECALLS.match(line) else ""
    return IN_TROUBLE.search(told) is not None and GOES_ON.search(OF_HELP.sub("", told)) is None


def quoted_until(folded: str, start: int) -> int | None:
    """Return where the quotation ends that stands at a place of a text, with more to say behind it, else None."""
    marked = MARKED_LINES.match(folded, start)
    if marked is not None:
        return marked.end() if folded[marked.end() :].strip() else None
    opened = OPENS.match(folded, start)
    if opened is None:
        return None
    marks = [place for place in range(opened.end(), len(folded)) if folded[place] == '"']
    # An inner quotation is closed before that of the whole: « … le message « erreur » s'affiche. »
    closed = next((found for place in marks[::2] if (found := CLOSES.match(folded, place))), None)
    return closed.end() if closed and folded[closed.end() :].strip() else None
