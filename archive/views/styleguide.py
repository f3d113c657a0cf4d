"""The style guide: every component with made-up values, in both directions."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from archive.views.samples import samples

# Custom properties of static/css/tokens.css.
COLOURS = (
    *("paper", "card", "ink", "ink-soft", "rule"),
    *("accent", "accent-tint", "clay", "ochre", "hit"),
)
STEPS = ("step-6", "step-5", "step-4", "step-3", "step-2", "step-1", "step-0", "step--1")


class SampleForm(forms.Form):
    """One field as it stands, and one that was filled in wrongly."""

    name = forms.CharField(label=_("Name"), help_text=_("As it is written in the report."))
    day = forms.DateField(label=_("Day"))


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component that templates may use."""
    form = SampleForm({"name": "سالم الهادي", "day": "31/2"}, auto_id="sample_%s")
    return render(
        request,
        "archive/styleguide.html",
        {
            "samples": samples(),
            "form": form,
            "pages": Paginator(range(100), 20).page(2),
            "colours": COLOURS,
            "steps": STEPS,
        },
    )
