"""The sources of what comes in; those that nobody has described yet are added, to be checked."""

from collections.abc import Collection

from archive.models import Source

from .identity import UNSOURCED


def source_numbers(slugs: Collection[str]) -> dict[str, int]:
    """The sources' primary keys by slug; one query, and a few for each source that is new."""
    numbers = dict(Source.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    for slug in sorted(set(slugs) - numbers.keys()):
        numbers[slug] = _create(slug).pk
    return numbers


def _create(slug: str) -> Source:
    if slug == UNSOURCED:
        return Source.objects.create(
            slug=slug, name_ar="مصدر غير معروف", name_en="Source not known", needs_check=True
        )
    return Source.objects.create(slug=slug, name_ar=slug, name_en=slug, needs_check=True)
