"""Forms in which an editor says who a person is whom reports name."""

from collections.abc import Sequence
from typing import Any, Self

from django import forms
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.arabic.letters import clean_unicode
from archive.models import Participant, ParticipantKind, Proposal
from archive.selectors.proposals import ProposalPage
from archive.services import proposals

_ARABIC = {"class": "vTextField", "dir": "rtl", "lang": "ar"}
_ENGLISH = {"class": "vTextField", "dir": "ltr", "lang": "en"}
_LONGEST_NAME = 300


class NamesField(forms.CharField):
    """Names, one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto", "class": "vLargeTextField"})

    def to_python(self, value: Any) -> Any:
        """Return the names without empty lines and spaces around them."""
        lines = (" ".join(clean_unicode(line).split()) for line in str(value or "").splitlines())
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        """Ask for a name at least, and for none that is too long to be kept."""
        super().validate(value)
        if any(len(name) > _LONGEST_NAME for name in value):
            raise forms.ValidationError(
                _("A name is longer than %(count)d letters. Write one name a line.")
                % {"count": _LONGEST_NAME}
            )


class _DecisionForm(forms.Form):
    """What the forms of both decisions share."""

    names = NamesField(
        label=gettext_lazy("Names in reports"),
        help_text=gettext_lazy("One a line: the spellings that were seen. Take out what is no name "
                               "of this person."),
    )  # fmt: skip


class AddForm(_DecisionForm):
    """A new participant, filled in with what reports say."""

    name_ar = forms.CharField(
        label=gettext_lazy("name in Arabic"),
        max_length=_LONGEST_NAME,
        widget=forms.TextInput(attrs=_ARABIC),
    )
    name_en = forms.CharField(
        label=gettext_lazy("name in English"),
        max_length=_LONGEST_NAME,
        widget=forms.TextInput(attrs=_ENGLISH),
    )
    slug = forms.CharField(
        label=gettext_lazy("slug"),
        max_length=80,
        required=False,
        validators=[validate_slug],
        help_text=gettext_lazy("Names the participant in addresses; never changes. Empty: made of "
                               "the name in English."),
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "ltr"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=ParticipantKind.choices)
    description_ar = forms.CharField(
        label=gettext_lazy("description in Arabic"),
        required=False,
        help_text=gettext_lazy("One line: office or role."),
        widget=forms.TextInput(attrs=_ARABIC),
    )
    field_order = ("name_ar", "name_en", "slug", "kind", "description_ar", "names")

    @classmethod
    def of(cls, page: ProposalPage, data: Any = None) -> Self:
        """Return the form, filled in from the proposal's page or with what was posted."""
        spellings = [spelling.text for spelling in page.spellings]
        return cls(
            data,
            initial={
                "name_ar": spellings[0] if spellings else "",
                "kind": ParticipantKind.PERSON,
                "description_ar": page.titles[0] if page.titles else "",
                "names": "\n".join(spellings),
            },
            prefix="add",
        )

    def clean(self) -> dict[str, Any]:
        """Make the slug of the name in English, where none was given."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("slug") and "slug" not in self.errors and data.get("name_en"):
            data["slug"] = slugify(data["name_en"])[:80]
            if not data["slug"]:
                self.add_error("slug", _("Write a slug in Latin letters: the name has none."))
        return data

    def decide(self, proposal: Proposal, by: User) -> None:
        """Add the participant."""
        data = self.cleaned_data
        new = proposals.NewParticipant(
            name_ar=data["name_ar"],
            name_en=data["name_en"],
            slug=data["slug"],
            kind=data["kind"],
            names=data["names"],
            description_ar=data["description_ar"],
        )
        proposals.add_as_participant(proposal, new, by)


class AttachForm(_DecisionForm):
    """A known participant, who is meant."""

    near = forms.ModelChoiceField(
        queryset=Participant.objects.all(), required=False, widget=forms.HiddenInput
    )
    participant = forms.ModelChoiceField(
        label=gettext_lazy("participant"), queryset=Participant.objects.all(), required=False
    )
    field_order = ("participant", "names")

    @classmethod
    def of(cls, page: ProposalPage, site: AdminSite, data: Any = None) -> Self:
        """Return the form, whose participant is looked up as everywhere in the admin."""
        spellings: Sequence[str] = [spelling.text for spelling in page.spellings]
        form = cls(data, initial={"names": "\n".join(spellings)}, prefix="attach")
        relation = Proposal._meta.get_field("participant")
        widget: Any = AutocompleteSelect(relation, site)
        field: Any = form.fields["participant"]
        field.widget = widget
        widget.choices = field.choices
        return form

    def clean(self) -> dict[str, Any]:
        """Take the participant of the button that was pressed, or the one looked up."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["participant"] = data.get("near") or data.get("participant")
        if data["participant"] is None and not self.errors:
            self.add_error("participant", _("Choose who this is."))
        return data

    def decide(self, proposal: Proposal, by: User) -> None:
        """Give the participant the names."""
        proposals.attach_to(
            proposal, self.cleaned_data["participant"], self.cleaned_data["names"], by
        )
