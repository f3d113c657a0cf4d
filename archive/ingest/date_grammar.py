"""The grammar of date expressions, over the codes of `date_words` and `date_vocabulary`."""

import re

_MONTH = r"(?:[Mm](?:[/-]?[Mm]|\([Mm]\)?)?)"
_DAYS = r"a?N(?:[CG/-]a?N){0,6}"
_ORDINALS = r"O(?:[CG-]O){0,3}"
_YEAR_SAID = r"(?:,?f?[Vv]?Y|f?ZV(?!R)|f?VR)"
_YEAR = rf"(?:{_YEAR_SAID}|[Vv]?[7h](?!2)|R,?f?[Vv]?Y|R)?"
_WEEKDAY = r"(?:[Tg][,(]?j?)?(?:W(?:CW)?R?,?q?j?d?[(,]?)?"
# «مطلع», «الربع الأول من», «الأسبوع الثاني من»: a piece of what follows.
_PIECE = r"(?:P|J[OA]f?|K[OA]f)"
# «القرن الماضي», «القرن التاسع عشر», «القرن الـ19».
_CENTURY = r"o(?:R|O|aN)"
# What makes «قبل يومين» a distance from something else than the report: «قبل يومين من الجولة».
_FROM_ELSEWHERE = r"(?!C?[x06]?[fE]|C6)"
# What makes «قبل شهر» a date's own words: «قبل شهر آذار».
_OF_ITS_OWN = r"(?![YhMmeHWNnaORAqD(s7c])"
_COUNTED = rf"(?:[NnOc](?:u|[klvj]{_OF_ITS_OWN})|b|[kl]{_OF_ITS_OWN}|[vj](?:c|{_OF_ITS_OWN}))"

# Alternatives that can begin at the same word stand in the order of what they say.
_KINDS = {
    "numeric": r"(?:W,?[j(]?)?D",
    "hijri": rf"(?:W,?j?)?(?:(?:{_DAYS}|{_ORDINALS})[/f]*)?l?H"
    r"(?:,?[Vv]?h2?|,?[Vv][Yh]2|f?ZV(?!R)|f?VR|R)?",
    "day": rf"d?{_WEEKDAY}(?:{_DAYS}[-/f]{{0,2}}|{_ORDINALS}f)l?{_MONTH}{_YEAR}",
    "monthless": rf"(?:{_DAYS}|{_ORDINALS})f(?:LR|ZL)",
    "english": r"(?:W,?)?(?:eN(?:,?Y)?|a?Nf?e(?:,?Y)?|e,?Y|(?<=i)e)",
    "month": rf"(?<!n)(?<!n[/-]){_PIECE}?l?{_MONTH}{_YEAR}",
    "deictic": r"(?<![XZA])(?:[Tg][,(]?j?W|T(?:C[Tg]t?)?(?![XOA])|g0?)",
    "now": r"G?w",
    "night": r"(?<=t)W[G/-]?W",
    "weekday": r"rW|dWCWR?|WR?",
    "season": rf"P?(?:[sS](?:Y[/-]Y|{_YEAR_SAID})|ZS|SR)",
    "throughout": r"Ua?[NnOc][RA]|URa?[NnOc](?!u)|a?[NnOc][uv][RA]|B[RA]",
    "unit": rf"(?<!Q){_PIECE}?(?:Z[KLV](?!R)|[KLV]R)|P[KLV](?![RXYA5])|J[OA]f?[LV]",
    "years": r"(?:(?<=1)[bBVv]?Y[CG-][Vv]?Y|[bB]YG[Vv]?Y|(?<=f)[Vv]?YG[Vv]?Y"
    r"|[bBVv]Y[/-]Y|(?<=\()Y-Y(?=\)))(?!p9)",
    "year": rf"{_PIECE}?[Vv](?:[Y75](?!p9)|h2)|{_PIECE}Y|[bBu]Y(?=C)|(?<=[iI])Y|(?<=YC)Y",
    "decade": rf"P?y(?:f?{_CENTURY}|(?!f))|P3(?![Op])",
    "century": rf"P?{_CENTURY}(?!p9)",
    "distance": rf"[pIz]4?{_COUNTED}{_FROM_ELSEWHERE}",
}
# Most words begin no date: they are passed over before any kind is tried.
_BEGINS = r"(?=[DWdTgaNnOcHlMmePJKGwrsSZUbBLVvYy3opIz])"
GRAMMAR = re.compile(
    f"{_BEGINS}(?:{'|'.join(f'(?P<{kind}>{codes})' for kind, codes in _KINDS.items())})"
)
