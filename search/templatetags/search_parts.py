"""Template filters for what a search page repeats most: marked text, lists of a form, bars.

Loops in templates would say the same, and would take most of the page's time.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from django import template
from django.utils.safestring import SafeString, mark_safe

from search.highlight import Segment
from search.results import Bar, Option

register = template.Library()


@register.filter
def marked(segments: Iterable[Segment]) -> SafeString:
    """Return the text, escaped, with what matched in ``<mark>``."""
    parts = [
        f"<mark>{escape(segment.text)}</mark>" if segment.is_match else escape(segment.text)
        for segment in segments
    ]
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped above)


@register.filter
def option_list(options: Iterable[Option]) -> SafeString:
    """Return the entries of a list of the form, in their groups."""
    parts = []
    for label, group in groupby(options, key=lambda option: option.group):
        entries = "".join(map(_entry, group))
        parts.append(
            f'<optgroup label="{escape(label)}">{entries}</optgroup>' if label else entries
        )
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped)


def _entry(option: Option) -> str:
    selected = " selected" if option.is_selected else ""
    return f'<option value="{escape(option.value)}"{selected}>{escape(option.label)}</option>'


@register.filter
def bar_links(bars: Iterable[Bar]) -> SafeString:
    """Return the bars that hold anything as links in a drawing, each named for its time."""
    return mark_safe("".join(_bar(bar) for bar in bars if bar.reports))  # noqa: S308  (escaped there)


def _bar(bar: Bar) -> str:
    label = escape(bar.label)
    across = f'x="{bar.place.x}" width="{bar.place.width}"'
    return (
        f'<a href="{escape(bar.url)}" aria-label="{label}"><title>{label}</title>'
        f'<rect class="chart-reach" {across} y="0" height="96"/>'
        f'<rect class="chart-bar" {across} y="{bar.y}" height="{bar.height}"/></a>'
    )
