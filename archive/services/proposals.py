"""What editors decide about persons whom reports name and the archive does not know.

A decision stands: extraction finds its places again and again, and the proposal keeps them out of
the queue. Each can be undone, and after each the reports concerned are read anew.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.arabic.letters import fold
from archive.models import (
    Alias,
    Article,
    Participant,
    Proposal,
    ProposalStatus,
    ReviewStatus,
    Script,
    Tenure,
)

from .authorship import changed_by
from .changes import articles_that_name, note_changes
from .extraction import reextract

_LETTERS_OF_ARABIC = range(0x0600, 0x0780)


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """What an editor says of a person who is to be added."""

    name_ar: str
    name_en: str
    slug: str
    kind: str
    names: Sequence[str]
    """Every spelling under which reports are to find the person."""
    description_ar: str = ""
    description_en: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What is left of a decision that was taken back."""

    kept: Participant | None
    """The participant that stays; None where there was none, or it went with the decision."""
    reports: frozenset[int]
    """The numbers of the reports that named the participant, to be read again."""


@transaction.atomic
def add_as_participant(proposal: Proposal, new: NewParticipant, by: User | None) -> Participant:
    """Return the participant that was made of the proposal, with its names.

    Raises ValidationError, with a message for the editor, for a slug that is taken and for a name
    that another participant has already.
    """
    if Participant.objects.filter(slug=new.slug).exists():
        raise ValidationError(
            {"slug": _("Another one already has this address. Choose a different one.")}
        )
    _check_names([new.name_ar, *new.names], None)
    person = Participant(
        slug=new.slug,
        kind=new.kind,
        name_ar=new.name_ar,
        name_en=new.name_en,
        description_ar=new.description_ar,
        description_en=new.description_en,
    )
    changed_by(person, by)
    person.save()
    _decide(proposal, ProposalStatus.ADDED, by, person, new.names)
    return person


@transaction.atomic
def attach_to(
    proposal: Proposal, participant: Participant, names: Sequence[str], by: User | None
) -> None:
    """Give the participant the proposal's names, since that is who is meant.

    Raises ValidationError, with a message for the editor, for a name that another one has.
    """
    _check_names(names, participant)
    _decide(proposal, ProposalStatus.KNOWN, by, participant, names)


@transaction.atomic
def reject(proposals: Iterable[Proposal], by: User | None) -> int:
    """Return how many of the proposals that waited are now out of the queue for good."""
    count = 0
    for proposal in proposals:
        if proposal.status == ProposalStatus.WAITING:
            _decide(proposal, ProposalStatus.REJECTED, by, None, ())
            count += 1
    return count


@transaction.atomic
def undo(proposal: Proposal, by: User | None) -> Undone:
    """Put the proposal back into the queue; return what stays, and which reports to read again.

    The names that the decision gave go. A participant that the decision made goes too, unless
    editors have made more of it since.
    """
    person = proposal.participant
    was_added = proposal.status == ProposalStatus.ADDED
    reports = articles_that_name(person) if person is not None else set()
    if person is not None:
        note_changes(reports)
        for alias in person.aliases.filter(text__in=proposal.added_names):
            changed_by(alias, by)
            alias.delete()
        if was_added and not _is_in_use(person):
            changed_by(person, by)
            person.delete()
            person = None
    _save(proposal, ProposalStatus.WAITING, by, None, [])
    return Undone(person, frozenset(reports))


def read_again(proposal: Proposal, also: Collection[int] = ()) -> int:
    """Return how many reports changed when all that name the person, and these, were read anew.

    Raises ImportRunningError while an import is running; the decision stands, and the next run of
    extraction makes the reports follow it.
    """
    articles = Article.objects.filter(sightings__name__proposal=proposal).distinct()
    numbers = {*articles.values_list("pk", flat=True), *also}
    if proposal.participant is not None:
        numbers |= articles_that_name(proposal.participant)
    return reextract(articles=numbers).changed if numbers else 0


def _decide(
    proposal: Proposal,
    status: ProposalStatus,
    by: User | None,
    person: Participant | None,
    names: Sequence[str],
) -> None:
    added = _add_names(person, names, by) if person is not None else []
    _save(proposal, status, by, person, added)


def _save(
    proposal: Proposal,
    status: ProposalStatus,
    by: User | None,
    person: Participant | None,
    added: list[str],
) -> None:
    proposal.status = status
    proposal.participant = person
    proposal.added_names = added
    changed_by(proposal, by)
    proposal.save()


def _add_names(person: Participant, names: Iterable[str], by: User | None) -> list[str]:
    """Return which of the names the participant did not have."""
    own = set(person.aliases.values_list("text", flat=True))
    added = [name for name in dict.fromkeys(names) if name not in own]
    for name in added:
        alias = Alias(participant=person, text=name, script=_script(name), is_attested=True)
        changed_by(alias, by)
        alias.save()
    return added


def _script(name: str) -> Script:
    letters = [ord(char) for char in name if char.isalpha()]
    if any(code in _LETTERS_OF_ARABIC for code in letters):
        return Script.ARABIC
    return Script.LATIN if all(code < 0x0250 for code in letters) else Script.OTHER


def _check_names(names: Iterable[str], own: Participant | None) -> None:
    """Refuse names that another participant has: then a report's words would mean nobody."""
    taken = Alias.objects.filter(folded__in={fold(name) for name in names})
    if own is not None:
        taken = taken.exclude(participant=own)
    if alias := taken.select_related("participant").first():
        raise ValidationError(
            {
                "names": _(
                    "“%(name)s” is a name of %(participant)s already. Leave it out, or say that "
                    "the person is %(participant)s."
                )
                % {"name": alias.text, "participant": alias.participant}
            }
        )


def _is_in_use(person: Participant) -> bool:
    """Whether editors have made more of a participant than a decision made of it."""
    reviewed = [ReviewStatus.CONFIRMED, ReviewStatus.REJECTED]
    return (
        person.aliases.exists()
        or Tenure.objects.filter(participant=person).exists()
        or person.attendances.exists()
        or person.delegates.exists()
        or person.affiliates.exists()
        or person.offices.exists()
        or person.mentions.filter(status__in=reviewed).exists()
        or person.statements.filter(status__in=reviewed).exists()
        or Proposal.objects.filter(participant=person).count() > 1
    )
