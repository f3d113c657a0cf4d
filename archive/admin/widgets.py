"""Inputs that run the way their language does, and no more buttons than editors need."""

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Field, SlugField, URLField
from django.http import HttpRequest

_ROWS = 3


class DirectedFields(BaseModelAdmin):
    """Forms whose inputs know their direction; for admins and inlines alike."""

    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the form's field with its direction, and without buttons that lead astray."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Deleting or editing a source from within a report is never what was meant.
            field.widget.can_delete_related = False
            field.widget.can_change_related = False
        elif isinstance(field.widget, forms.TextInput | forms.Textarea):
            field.widget.attrs.update(_direction(db_field))
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = _ROWS
        return field


def _direction(db_field: Field) -> dict[str, str]:
    if isinstance(db_field, SlugField | URLField) or db_field.name.endswith("_id"):
        return {"dir": "ltr"}
    if db_field.name.endswith("_ar"):
        return {"dir": "rtl", "lang": "ar"}
    if db_field.name.endswith("_en"):
        return {"dir": "ltr", "lang": "en"}
    return {"dir": "auto"}
