"""Names of persons not yet known, kept once for all reports, each with its proposal."""

from collections.abc import Iterable, Mapping

from archive.ingest.person_spellings import NameGroups, name_key
from archive.ingest.values import Draft, ProposedPerson
from archive.models import Proposal, ProposedName

_LONGEST_NAME = 300


def keep_names(drafts: Iterable[Draft]) -> None:
    """Have a row for each name that the drafts propose; a new one joins its proposal.

    A name joins the proposal of its other spellings, whatever an editor decided of that; where
    there is none, it begins one. Two queries where every name is known, else two more.
    """
    wanted = _texts(person for draft in drafts for person in draft.proposed)
    if not wanted:
        return
    known = set(ProposedName.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = {key: text for key, text in wanted.items() if key not in known}
    if new:
        _add(new)


def _texts(people: Iterable[ProposedPerson]) -> Mapping[str, str]:
    """Each name's key with a text of it: the words that are the full name, where there are any."""
    texts: dict[str, str] = {}
    for person in people:
        key = person.name[:_LONGEST_NAME]
        if key not in texts or name_key(person.surface) == key != name_key(texts[key]):
            texts[key] = person.surface[:_LONGEST_NAME]
    return texts


def _add(new: Mapping[str, str]) -> None:
    groups = NameGroups()
    for key, proposal in ProposedName.objects.values_list("key", "proposal"):
        groups.add(key, proposal)
    begun: dict[int, Proposal] = {}
    joined: dict[str, int] = {}
    # The longest first: a short form must find the name that it belongs to.
    for key in sorted(new, key=lambda each: (-len(each.split()), each)):
        group = groups.group_of(key)
        if group is None:
            # Below zero until the database has numbered it.
            group = -1 - len(begun)
            begun[group] = Proposal(name=new[key])
        groups.add(key, group)
        joined[key] = group
    # Without history, as all that a program works out: it begins with the first decision.
    Proposal.objects.bulk_create(begun.values())
    ProposedName.objects.bulk_create(
        ProposedName(proposal_id=begun[group].pk if group < 0 else group, text=new[key], key=key)
        for key, group in joined.items()
    )
