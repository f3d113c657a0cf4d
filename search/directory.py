"""The people, rounds, tracks and sources that a search can be narrowed to, by slug and by key."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language

from archive.models import Participant, Round, SlugRedirect, Source, Track
from archive.selectors.rows import localized

from .stamps import Kept


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that reports are tied to."""

    key: int
    slug: str
    label: str
    group: str = ""
    """The kind of a participant, the slug of a round's track."""


class Register:
    """Entries of one sort, found by slug or key."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """The entries by slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def by_key(self) -> dict[int, Entry]:
        """The entries by key."""
        return {entry.key: entry for entry in self.entries}


def directory() -> "Directory":
    """All that a search can be narrowed to, in the reader's language.

    One small query where nothing has changed since it was last read.
    """
    language = get_language() or ""
    if language not in _directories:
        _directories[language] = Kept(Directory, Participant, Track, Round, Source)
    return _directories[language].get()


_directories: "dict[str, Kept[Directory]]" = {}


class Directory:
    """All that a search can be narrowed to, in the reader's language; three queries."""

    def __init__(self) -> None:
        self.people = Register(
            [
                Entry(key, slug, localized(arabic, english), kind)
                for key, slug, arabic, english, kind in Participant.objects.order_by(
                    "name_ar"
                ).values_list("pk", "slug", "name_ar", "name_en", "kind")
            ]
        )
        rounds = Round.objects.select_related("track").order_by("track__position", "start", "slug")
        self._tracks: dict[int, Entry] = {}
        entries = []
        for meeting in rounds:
            track = meeting.track
            name = localized(track.name_ar, track.name_en)
            self._tracks.setdefault(track.pk, Entry(track.pk, track.slug, name))
            name = localized(meeting.name_ar, meeting.name_en)
            entries.append(Entry(meeting.pk, meeting.slug, name, track.slug))
        self.rounds = Register(entries)
        self.tracks = Register(list(self._tracks.values()))
        self.sources = Register(
            [
                Entry(key, slug, localized(arabic, english))
                for key, slug, arabic, english in Source.objects.order_by("name_ar").values_list(
                    "pk", "slug", "name_ar", "name_en"
                )
            ]
        )

    def rounds_of(self, track: str) -> set[int]:
        """The keys of the track's rounds."""
        return {entry.key for entry in self.rounds.entries if entry.group == track}

    def person(self, slug: str) -> Entry | None:
        """The participant of that slug, or of one that was renamed or merged into another."""
        return self.people.by_slug.get(slug) or self._renamed(self.people, "participant_id", slug)

    def round(self, slug: str) -> Entry | None:
        """The round of that slug, or of one that was renamed."""
        return self.rounds.by_slug.get(slug) or self._renamed(self.rounds, "round_id", slug)

    def track(self, slug: str) -> Entry | None:
        """The track of that slug."""
        return self.tracks.by_slug.get(slug)

    def source(self, slug: str) -> Entry | None:
        """The source of that slug."""
        return self.sources.by_slug.get(slug)

    def _renamed(self, register: Register, field: str, slug: str) -> Entry | None:
        redirect = SlugRedirect.objects.filter(old_slug=slug, **{f"{field}__isnull": False})
        key = redirect.values_list(field, flat=True).first()
        return None if key is None else register.by_key.get(key)
