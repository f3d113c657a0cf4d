"""New addresses for rounds and participants, with the old ones still leading there."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Participant, Round, SlugRedirect

from .authorship import changed_by
from .changes import articles_that_name, note_changes


@transaction.atomic
def rename_slug(obj: Participant | Round, new_slug: str, by: User | None) -> SlugRedirect | None:
    """Return the redirect that leads from the old slug, or None where nothing changed.

    Going back to an earlier slug of the same row takes that redirect away. Reports that name the
    row are noted as changed: the index knows it by its slug. Raises ValidationError, with a
    message for the editor, for a slug that is malformed, too long or taken, also by a redirect
    to something else.
    """
    if new_slug == obj.slug:
        return None
    target = "participant" if isinstance(obj, Participant) else "round"
    _check(obj, new_slug, target)
    SlugRedirect.objects.filter(old_slug=new_slug, **{target: obj}).delete()
    redirect = SlugRedirect.objects.create(old_slug=obj.slug, **{target: obj})
    obj.slug = new_slug
    changed_by(obj, by)
    obj.save(update_fields=["slug"])
    note_changes(articles_that_name(obj))
    return redirect


def _check(obj: Participant | Round, new_slug: str, target: str) -> None:
    validate_slug(new_slug)
    obj._meta.get_field("slug").run_validators(new_slug)
    if type(obj)._default_manager.filter(slug=new_slug).exclude(pk=obj.pk).exists():
        raise ValidationError(_("Another one already has this address. Choose a different one."))
    others = SlugRedirect.objects.filter(old_slug=new_slug, **{f"{target}__isnull": False})
    if others.exclude(**{target: obj}).exists():
        raise ValidationError(
            _(
                "This address already leads somewhere else. Choose a different one, or delete that "
                "redirect first."
            )
        )
