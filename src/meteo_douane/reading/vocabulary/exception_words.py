"""Words by which a sentence excepts a service, a mode or a part: before its name ("sauf"), or behind it ("excepté").

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

SERVICE = (
    "delta|delt@|h7|ecs|aes|ics2?|sds|antes|gun|ciel|gamma|emcs|soprano|trigo|rosa|rita|olga|mareva|intercom|isope|pablo|pous"
    "|mvv|ncvi|vendanges|aubette|portail|si brexit|si comptable|encyclopedie tarifaire"
)
#: "Fin d'alerte DELTA T (pas DELTA IE)", "…, pas en DTI".
BUT_NOT = (
    r"(?:\(pas (?!encore|de |d'|tou[ts]|avant|plus|si |seulement|uniquement|en (?:cours|compte|mesure))"
    r"|(?:pas (?:(?:en|pour|dans|sur|a|d[eu]) )?|non d[eu] )(?:l[ae]s? |l')?(?:modes? |volets? |cote |service )?"
    rf"(?:(?:alerte|incident) (?:sur |d[eu] )?(?:l[ae] |l')?)?(?:dti|edi|import|export|{SERVICE})\b)"
)
#: "Contrairement au DTI", "à l'inverse de DELTA G": it is not so with them.
#: "Contrairement à ce qui était annoncé la maintenance …", which no comma ends, excepts nothing.
UNLIKE = (
    r"(?:contrairement (?:a(?! ce (?:qu[ei]\b|qu')[^,.;:]*$)|aux?)"
    r"|(?:au contraire|a l'inverse|a l'oppose|a la difference) (?:d(?=')|de|du|des))"
)
#: "Rétabli sans l'EDI", "moins l'export": what stands behind it is none of it.
WITHOUT = (
    r"(?:(?:mais|quoique|et|toujours|encore) )*(?:sans|moins) (?:l[ae]s? |l')?(?:modes? |volets? |cote )?"
    rf"(?:dti\+?|edi|import|export|{SERVICE})\b(?=\W*$|[,.;)])"
)
#: "… sont joignables, OLGA excepté".
POSTPOSED = (
    r"[^,.;]{1,40}(?<!\best)(?<!\bsont)(?<!\bpas)(?<!\bplus)(?<!\bete)(?<!\bsera)(?<!\bseront)(?<!\breste)(?<!\brestent)"
    r"(?<!\bdemeure)(?<!\bdemeurent)(?<!\bdonc)(?<!\btoujours) (?:mise?s? a part|excepte|exclu|en moins"
    r"|non (?:comprise?|incluse?)|faisant exception|(?:(?<=a l'edi )"
    r"|(?<=au dti )|(?<=[mx]port )|(?<=delta ie )|(?<=delta [tgxp] )|(?<=a ecs )|(?<=a sds ))pres)e?s?\b"
)
#: "DELTA T, DELTA X exceptés, les services sont rétablis": before what they are excepted from.
POSTPOSED_FIRST = (
    r"^\W*[^.;:]{2,80}?(?<!\best)(?<!\bsont)(?<!\bpas) (?:mise?s? a part|excepte|non (?:comprise?|incluse?)"
    r"|faisant exception)e?s?, ?"
)
EXCEPT = pattern_of(
    rf"^\W*{POSTPOSED}|^\s*{BUT_NOT}|{POSTPOSED_FIRST}"
    r"|^\W*(?:(?:mise?s? )?a part (?=\w)|(?:exclusion|exception) faite\b)"
    r"|^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|hors|au detriment|mais pas|et non"
    rf"|et pas|mais non|{UNLIKE})\b|^\W*{WITHOUT}"
)
EXCEPT_FIRST = pattern_of(
    rf"^\W*(?:{UNLIKE}|a l'instar|de meme que lors|comme (?:lors|pendant|durant)"
    r"|sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|outre|a part"
    r"|mise?s? a part|(?:exclusion|exception) faite)\b[^,]*"
    r"(?:, (?:qui|lequel|laquelle) [^,]*)?, ?"
)
LISTED_FIRST = pattern_of(POSTPOSED_FIRST)
