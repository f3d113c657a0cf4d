"""Model fields of the domain: dates of which only a part is known."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.dates import PartialDate


class PartialDateField(models.Field):
    """A column that holds a ``PartialDate`` as ISO text: ``2017``, ``2017-02`` or ``2017-02-16``.

    ISO text sorts as the dates do, so that ordering and range filters need no second column.
    """

    description = _("A year, a month or a day")

    if TYPE_CHECKING:
        _pyi_private_set_type: str | PartialDate | None
        _pyi_private_get_type: PartialDate | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """Return the kind of column that holds the ISO text."""
        return "CharField"

    def deconstruct(self) -> Any:
        """Return the field for a migration, without the length that never varies."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 10:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_args: Any) -> PartialDate | None:
        """Return the stored text as a ``PartialDate``."""
        return PartialDate.fromisoformat(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        """Return what a form or fixture holds as a ``PartialDate``."""
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(
                _(
                    "“%(value)s” is not a date. Write a year, a month or a day: 2017, 2017-02 or "
                    "2017-02-16."
                ),
                code="invalid",
                params={"value": value},
            ) from error

    def get_prep_value(self, value: Any) -> str | None:
        """Return the ISO text to store."""
        partial = self.to_python(value)
        if partial is None:
            return None if self.null else ""
        return partial.isoformat()

    def value_to_string(self, obj: models.Model) -> str:
        """Return the ISO text for a fixture."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Check blankness; the text itself was checked when it was read."""
        super().validate(value.isoformat() if value else value, model_instance)

    def run_validators(self, value: Any) -> None:
        """Check the length of the ISO text."""
        super().run_validators(value.isoformat() if value else value)

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Return a text input that says how to write the date."""
        kwargs.setdefault(
            "help_text", self.help_text or _("For example 2017, 2017-02 or 2017-02-16.")
        )
        return super().formfield(*args, **kwargs)
