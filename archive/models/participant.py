"""People, organisations and states, with their names, offices and seats at the table."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.arabic.letters import fold

from .fields import PartialDateField
from .review import ReviewStatus
from .track import Round, SlugManager


class ParticipantKind(models.TextChoices):
    """What sort of participant."""

    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    STATE = "state", _("state")


class Participant(models.Model):
    """Someone or something that takes part in the talks or is named in reports of them."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Names the participant in addresses; never changes."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ParticipantKind, db_index=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300)
    description_ar = models.TextField(
        _("description in Arabic"), blank=True, help_text=_("One line: office or role.")
    )
    description_en = models.TextField(_("description in English"), blank=True)
    affiliation = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="affiliates",
        verbose_name=_("belongs to"),
    )
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True)
    needs_check = models.BooleanField(
        _("needs checking"), default=False, help_text=_("Set where a fact is not yet certain.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Seen by editors only."))

    history = HistoricalRecords()
    objects = SlugManager()

    class Meta:
        ordering = ["name_ar"]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return self.name_ar if get_language() != "en" else self.name_en

    def natural_key(self) -> tuple[str]:
        """Return the slug."""
        return (self.slug,)

    def get_absolute_url(self) -> str:
        """Return the address of the participant's page."""
        return reverse("person-detail", args=[self.slug])


class Script(models.TextChoices):
    """The script that a name is written in."""

    ARABIC = "arabic", _("Arabic script")
    LATIN = "latin", _("Latin script")
    OTHER = "other", _("another script")


class AliasManager(models.Manager["Alias"]):
    """Finds a name by whom it names and its text."""

    def get_by_natural_key(self, participant: str, text: str) -> "Alias":
        """Return that name of that participant."""
        return self.get(participant__slug=participant, text=text)


class Alias(models.Model):
    """A name of a participant in any script, as reports write it."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("participant")
    )
    text = models.CharField(_("name"), max_length=300)
    folded = models.CharField(_("folded name"), max_length=300, editable=False, db_index=True)
    script = models.CharField(
        _("script"), max_length=6, choices=Script, default=Script.ARABIC, db_index=True
    )
    is_ambiguous = models.BooleanField(
        _("ambiguous"),
        default=False,
        help_text=_("Also names someone or something else: never enough by itself."),
    )
    is_attested = models.BooleanField(
        _("attested"), default=False, help_text=_("Seen in published reports.")
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = HistoricalRecords()
    objects = AliasManager()

    class Meta:
        ordering = ["participant", "script", "text"]
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "text"],
                name="alias_unique_for_participant",
                violation_error_message=_("This participant already has that name."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[str, str]:
        """Return the participant's slug and the text."""
        return (*self.participant.natural_key(), self.text)

    natural_key.dependencies = ["archive.participant"]  # type: ignore[attr-defined]  # Django's idiom

    def clean(self) -> None:
        """Keep the folded form in step, for a fixture or a form."""
        self.folded = fold(self.text)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the name with its folded form."""
        self.folded = fold(self.text)
        super().save(*args, **kwargs)


class TenureManager(models.Manager["Tenure"]):
    """Finds a tenure by the person, the office and its start."""

    def get_by_natural_key(self, participant: str, office_en: str, start: str) -> "Tenure":
        """Return that tenure."""
        return self.get(participant__slug=participant, office_en=office_en, start=start or "")


class Tenure(models.Model):
    """Who held which office, and when."""

    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,
        related_name="tenures",
        verbose_name=_("participant"),
    )
    office_ar = models.CharField(_("office in Arabic"), max_length=300)
    office_en = models.CharField(_("office in English"), max_length=300)
    organisation = models.ForeignKey(
        Participant,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("organisation or state"),
    )
    start = PartialDateField(_("from"), blank=True, help_text=_("Empty where it is not known."))
    end = PartialDateField(
        _("to"), blank=True, help_text=_("Empty where it goes on or is not known.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ReviewStatus, default=ReviewStatus.SUGGESTED
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = HistoricalRecords()
    objects = TenureManager()

    class Meta:
        ordering = ["participant", "start"]
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "office_en", "start"], name="tenure_unique_for_participant"
            ),
            models.CheckConstraint(
                # ISO text: a year sorts before its months, so that only true reversals fail.
                condition=models.Q(end="")
                | models.Q(start="")
                | models.Q(end__gte=models.F("start"))
                | models.Q(start__startswith=models.F("end")),
                name="tenure_does_not_end_before_it_starts",
                violation_error_message=_("The office ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.office_ar if get_language() != "en" else self.office_en

    def natural_key(self) -> tuple[str, str, str]:
        """Return the participant's slug, the office in English and the start as ISO text."""
        start = self.start.isoformat() if self.start else ""
        return (*self.participant.natural_key(), self.office_en, start)

    natural_key.dependencies = ["archive.participant"]  # type: ignore[attr-defined]  # Django's idiom


class AttendanceRole(models.TextChoices):
    """As what someone sat in a round."""

    HEAD = "head", _("head of delegation")
    MEMBER = "member", _("member of delegation")
    HOST = "host", _("host")
    OBSERVER = "observer", _("observer")


class AttendanceManager(models.Manager["Attendance"]):
    """Finds an attendance by the round, the person and the delegation."""

    def get_by_natural_key(
        self, round_slug: str, participant: str, delegation: str
    ) -> "Attendance":
        """Return that attendance."""
        return self.get(
            round__slug=round_slug, participant__slug=participant, delegation__slug=delegation
        )


class Attendance(models.Model):
    """Who sat in which round, and in which delegation."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("round")
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.CASCADE,
        related_name="attendances",
        verbose_name=_("participant"),
    )
    delegation = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        related_name="delegates",
        verbose_name=_("delegation"),
        help_text=_("The state or organisation that sent the delegation."),
    )
    role = models.CharField(
        _("role"), max_length=8, choices=AttendanceRole, default=AttendanceRole.HEAD
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ReviewStatus, default=ReviewStatus.SUGGESTED
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    history = HistoricalRecords()
    objects = AttendanceManager()

    class Meta:
        ordering = ["round", "delegation", "role"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant", "delegation"], name="attendance_unique_in_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} · {self.round}"

    def natural_key(self) -> tuple[str, str, str]:
        """Return the slugs of round, participant and delegation."""
        return (
            *self.round.natural_key(),
            *self.participant.natural_key(),
            *self.delegation.natural_key(),
        )

    natural_key.dependencies = ["archive.round", "archive.participant"]  # type: ignore[attr-defined]  # Django's idiom
