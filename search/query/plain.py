"""Words without operators between them: which of them a report must have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from .nodes import Clauses, Node, Phrase, Word
from .operators import is_function_word

# Up to so many words, a report must hold all of them.
ALL_UP_TO = 4
# Beside a phrase, a reader types a word or two; with more, it is a headline with a quotation.
_BESIDE_A_PHRASE = 2
# Of a longer query (a pasted headline), words that make up this share of its weight are enough.
SHARE_OF_LONG_QUERIES = 0.25


@dataclass(slots=True)
class Run:
    """Parts of a query with no operator between them."""

    words: list[Word] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)
    """What only the query language has, and what a plus stands before."""
    excluded: list[Node] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Whether nothing was met."""
        return not (self.words or self.phrases or self.others or self.excluded)

    def little_and_content(self) -> tuple[list[Word], list[Word]]:
        """The little words and the others; little words alone are content."""
        content = [word for word in self.words if not word.is_function_word]
        if content or self.phrases or self.others:
            return [word for word in self.words if word.is_function_word], content
        return [], list(self.words)


def word_node(text: str, start: int, end: int) -> Word:
    """A word, little or not."""
    return Word(text, start, end, is_function_word(text))


def single_words(phrase: Phrase) -> list[Word]:
    """The words of a phrase, wherever they stand."""
    return [word_node(word, phrase.start, phrase.end) for word in phrase.words]


def plain_clauses(run: Run) -> Clauses | None:
    """What a query of words, phrases and words left out asks for."""
    if run.is_empty():
        return None
    little, content = run.little_and_content()
    excluded = tuple(run.excluded)
    quoted = [word for phrase in run.phrases for word in single_words(phrase)]
    if len(content) <= _BESIDE_A_PHRASE or len(content) + len(quoted) <= ALL_UP_TO:
        demanded: list[Node] = sorted((*content, *run.phrases), key=place_of)
        return Clauses(tuple(demanded), tuple(little), excluded)
    # What is quoted in a pasted headline is seldom a demand: its words count as the others do.
    return Clauses(
        should=(*run.words, *quoted), must_not=excluded, least_share=SHARE_OF_LONG_QUERIES
    )


def language_clauses(run: Run) -> Node | None:
    """What a run of a query in the language asks for: all but the words of a long run.

    A run of one part is that part.
    """
    if run.is_empty():
        return None
    little, content = run.little_and_content()
    demanded: list[Node] = [*run.phrases, *run.others]
    should: tuple[Node, ...] = tuple(little)
    if len(content) <= ALL_UP_TO:
        demanded += content
    else:
        least = SHARE_OF_LONG_QUERIES
        some = Clauses(should=tuple(run.words), least_share=least, is_explicit=True)
        demanded.append(some)
        should = ()
    demanded.sort(key=place_of)
    return joined(demanded, should, run.excluded)


def joined(
    must: Sequence[Node], should: Sequence[Node] = (), must_not: Iterable[Node] = ()
) -> Node:
    """All of these together, in as few clauses as say it, each in the order of the query."""
    all_of: list[Node] = []
    optional = list(should)
    left_out = list(must_not)
    for node in must:
        if isinstance(node, Clauses) and not node.least_share and (node.must or not node.should):
            all_of += node.must
            optional += node.should
            left_out += node.must_not
        else:
            all_of.append(node)
    if not all_of:
        # Little words beside nothing but what is left out are all that is asked for.
        all_of, optional = optional, []
    if len(all_of) == 1 and not optional and not left_out:
        return all_of[0]
    for parts in (all_of, optional, left_out):
        parts.sort(key=place_of)
    return Clauses(tuple(all_of), tuple(optional), tuple(left_out), is_explicit=True)


def place_of(node: Node) -> int:
    """Where in the query the node begins."""
    if isinstance(node, Clauses):
        return min(map(place_of, (*node.must, *node.should, *node.must_not)), default=0)
    place: int = attrgetter("start")(node)
    return place
