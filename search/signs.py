"""The signs of the query language for the help page, each as a row of a table."""

from dataclasses import dataclass

from django.utils.translation import gettext

from .query.fields import ARABIC_NAMES, Field


@dataclass(frozen=True, slots=True)
class Sign:
    """What to type in either syntax, and what it finds, in the reader's language."""

    arabic: str
    latin: str
    meaning: str


def all_signs() -> tuple[Sign, ...]:
    """All that the query language knows."""
    meanings = {
        Field.PERSON: gettext("reports that name this person or body"),
        Field.SAID: gettext("words in statements of this person"),
        Field.TITLE: gettext("words in the headline"),
        Field.SOURCE: gettext("reports from this source"),
        Field.ROUND: gettext("reports tied to this round"),
        Field.TRACK: gettext("reports tied to a round of this track"),
        Field.BEFORE: gettext("reports published before this date"),
        Field.AFTER: gettext("reports published after this date"),
        Field.ON: gettext("reports published on this day, in this month, year or range"),
    }
    return (
        Sign("«وقف النار»", '"وقف النار"', gettext("words together, in this order")),
        Sign("هدنة و حلب", "هدنة AND حلب", gettext("both")),
        Sign("هدنة أو تهدئة", "هدنة OR تهدئة", gettext("one of them, or both")),
        Sign("ليس جنيف", "NOT جنيف", gettext("reports without what follows")),
        Sign("-جنيف", "-جنيف", gettext("the same, shorter")),
        Sign("+في", "+في", gettext("reports that must have what follows")),
        Sign("(هدنة أو تهدئة)", "(هدنة OR تهدئة)", gettext("what belongs together")),
        Sign("مفاوض*", "مفاوض*", gettext("words that begin so")),
        Sign("لافروف~", "لافروف~", gettext("words spelled about so")),
        Sign("=أستانا", "=أستانا", gettext("this spelling and no other")),
        Sign("لافروف", "Lavrov", gettext("this person, under all names, in any script")),
        Sign("وقف قرب/5 النار", "وقف NEAR/5 النار", gettext("words near one another")),
        Sign("«وقف النار»~5", '"وقف النار"~5', gettext("the same for the words of a phrase")),
        *(
            Sign(f"{ARABIC_NAMES[field]}:", f"{field.value}:", meaning)
            for field, meaning in meanings.items()
        ),
    )
