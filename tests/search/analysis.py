"""What each rung's own analyzer makes of a text: what all else is held against."""

from search.analyzers import FormTable, Rung, rung_analyzer


def words_on(rung: Rung, text: str, table: FormTable) -> dict[str, list[int]]:
    """Return the forms of the text's words on that rung, with the positions of each."""
    found: dict[str, list[int]] = {}
    for token in rung_analyzer(rung, table)(text, positions=True):
        found.setdefault(token.text, []).append(token.pos)
    return found
