"""Forms in which editors correct what programs worked out, and add what they missed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.arabic.letters import fold_with_offsets
from archive.dates import DateRange
from archive.models import Article, DateMention, ReviewStatus

from .date_input import DaysField


class ArticleForm(forms.ModelForm):
    """A report's data about data, with its publication date in one box."""

    publication = DaysField(
        label=_("Publication date"),
        help_text=_(
            "As you would write it: 16 شباط 2017, 2017-02-16, 2017-02, 2017, 14–16 شباط 2017. "
            "Empty where nobody knows it. A date that you set is never changed by a program."
        ),
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, last = self.instance.published_from, self.instance.published_to
        if first and last:
            self.initial["publication"] = DateRange(first, last)


class FindingForm(forms.ModelForm):
    """A finding under an editor's eyes: what an editor adds or corrects is thereby confirmed."""

    def clean(self) -> dict[str, Any]:
        """Confirm the row, unless the editor decided otherwise."""
        data = super().clean() or self.cleaned_data
        is_new = self.instance._state.adding
        is_corrected = bool(set(self.changed_data) - {"status"})
        if "status" not in self.changed_data and (is_new or is_corrected):
            self.instance.status = data["status"] = ReviewStatus.CONFIRMED
        return data


class RoundLinkForm(FindingForm):
    """A link to a round; which round it is cannot be changed, only rejected and added anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "round" in self.fields:
            self.fields["round"].disabled = True


class DateMentionForm(FindingForm):
    """A date in a report, with the days that the words mean in one box."""

    days = DaysField(
        label=_("Days"), help_text=_("The days that the words mean; empty where they fix none.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, last = self.instance.first, self.instance.last
        if first and last:
            self.initial["days"] = DateRange(first, last)

    def clean(self) -> dict[str, Any]:
        """Give the row the days of the box."""
        data = super().clean()
        if "days" in self.changed_data and "days" not in self.errors:
            days: DateRange | None = data.get("days")
            mention: DateMention = self.instance
            mention.first = days.first if days else None
            mention.last = days.last if days else None
            mention.precision = days.precision.value if days else ""
        return data


class WordsForm(FindingForm):
    """A finding that an editor adds by copying its words out of the report.

    Editors do not count letters: the form looks the words up, in any spelling, and takes the
    first place that is still free.
    """

    words = forms.CharField(
        label=_("Words in the report"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": "vLargeTextField"}),
        help_text=_("Copied from the report. Where they stand there more than once, the first "
                    "place that is still free is taken."),
    )  # fmt: skip
    # Beside the place itself: what two findings at one place must differ in.
    identity: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Find the words in the report and give the row their place."""
        data = super().clean()
        article, words = data.get("article"), data.get("words")
        if article and words:
            self._place(article, words, data)
        return data

    def _place(self, article: Article, words: str, data: dict[str, Any]) -> None:
        places = list(occurrences(article.text, words))
        if not places:
            self.add_error("words", _("These words do not stand in the report. Copy them from it."))
            return
        model = self._meta.model
        same = {field: data.get(field) for field in self.identity}
        taken = set(
            model._default_manager.filter(article=article, **same).values_list("start", "end")
        )
        free = [place for place in places if place not in taken]
        if not free:
            self.add_error("words", _("These words are already marked, wherever they stand."))
            return
        self._take(article, *free[0])

    def _take(self, article: Article, start: int, end: int) -> None:
        finding = self.instance
        finding.start = finding.evidence_start = start
        finding.end = finding.evidence_end = end
        if hasattr(finding, "surface"):
            longest = finding._meta.get_field("surface").max_length
            finding.surface = article.text[start:end][:longest]


class MentionWordsForm(WordsForm):
    """A mention that an editor adds."""

    identity = ("participant",)


class StatementWordsForm(WordsForm):
    """A statement that an editor adds."""


class DateWordsForm(WordsForm, DateMentionForm):
    """A date in a report that an editor adds."""


class RoundEvidenceForm(FindingForm):
    """A link to a round that an editor adds, with the words that show it if there are any."""

    words = forms.CharField(
        label=_("Evidence in the report"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": "vLargeTextField"}),
        help_text=_("The words that show it, copied from the report; empty where there are none."),
    )

    def clean(self) -> dict[str, Any]:
        """Find the evidence in the report, if any is given."""
        data = super().clean()
        article, words = data.get("article"), data.get("words")
        if not (article and words):
            return data
        place = next(occurrences(article.text, words), None)
        if place is None:
            self.add_error("words", _("These words do not stand in the report. Copy them from it."))
            return data
        link = self.instance
        link.evidence_start, link.evidence_end = place
        link.evidence = article.text[slice(*place)][:500]
        return data


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield each place where the words stand in the text, however they are spelled."""
    folded = fold_with_offsets(text)
    wanted = " ".join(fold_with_offsets(words).text.split())
    # Line ends count as spaces, for words that were copied across one.
    haystack = folded.text.replace("\n", " ")
    position = haystack.find(wanted) if wanted else -1
    while position >= 0:
        yield folded.origin(position, position + len(wanted))
        position = haystack.find(wanted, position + len(wanted))
