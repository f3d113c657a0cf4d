"""Reads the query language from lexemes: every sequence of them means something.

query        = conjunction, {"أو", conjunction}
conjunction  = run, {"و", run}
run          = item, {item}
item         = ["-" | "+" | "ليس"], part, {"قرب/5", part}
part         = word | phrase | "=word" | "word*" | "word~2" | field ":" value | "(" query ")"
"""

from collections.abc import Callable, Sequence

from .brackets import balanced
from .dates import ReadDays
from .fields import Field
from .leaves import LEAF_KINDS, distance_of, leaf_of, near_alternatives
from .lexer import Lexeme, LexemeKind, unquoted
from .nodes import Clauses, InTitle, Near, Node, Phrase, Published, Said, Tied, Word
from .notes import Names, Note, NoteKind
from .plain import Run, joined, language_clauses, place_of, word_node
from .values import Value, read_value

_SIGNS = frozenset({LexemeKind.MINUS, LexemeKind.NOT, LexemeKind.PLUS})
_ENDS = frozenset({None, LexemeKind.AND, LexemeKind.OR, LexemeKind.CLOSE})


class LanguageReader:
    """Reads one query; ``notes`` and ``uses_language`` tell how it went."""

    def __init__(self, text: str, lexemes: Sequence[Lexeme], names: Names) -> None:
        self.notes: list[Note] = []
        self.uses_language = False
        self._text = text
        self._names = names
        self._lexemes = balanced(lexemes, self.notes)
        self._place = 0
        # The field whose brackets are being read: the words in them are its values.
        self._field: Lexeme | None = None

    def read(self) -> Clauses | None:
        """The tree; None where nothing is asked for."""
        node = self._alternatives()
        if node is None or isinstance(node, Clauses):
            return node
        return Clauses(must=(node,), is_explicit=True)

    def _kind(self) -> LexemeKind | None:
        return self._lexemes[self._place].kind if self._place < len(self._lexemes) else None

    def _take(self) -> Lexeme:
        lexeme = self._lexemes[self._place]
        self._place += 1
        return lexeme

    def _note(self, kind: NoteKind, lexeme: Lexeme) -> None:
        typed = self._text[lexeme.start : lexeme.end].strip()
        self.notes.append(Note(kind, lexeme.start, lexeme.end, typed=typed))

    def _alternatives(self) -> Node | None:
        """Parts any of which is enough."""
        parts = self._operands(LexemeKind.OR, self._conjunction)
        if len(parts) < 2:
            return parts[0] if parts else None
        return Clauses(should=tuple(parts), is_explicit=True)

    def _conjunction(self) -> Node | None:
        """Parts that must all be there."""
        parts = self._operands(LexemeKind.AND, self._run)
        return joined(parts) if parts else None

    def _operands(self, operator: LexemeKind, read: Callable[[], Node | None]) -> list[Node]:
        """What the operator stands between."""
        parts: list[Node] = []
        pending: Lexeme | None = None
        while True:
            node = read()
            if pending is not None and node is None:
                self._note(NoteKind.NOTHING_AFTER, pending)
            elif pending is not None and not parts:
                self._note(NoteKind.NOTHING_BEFORE, pending)
            if node is not None:
                parts.append(node)
            if self._kind() is not operator:
                break
            pending = self._take()
        if len(parts) > 1:
            self.uses_language = True
        return parts

    def _run(self) -> Node | None:
        return language_clauses(self._collect())

    def _collect(self, *, up_to_a_field: bool = False) -> Run:
        """The items up to the next operator."""
        run = Run()
        while self._kind() not in _ENDS:
            if up_to_a_field and self._kind() is LexemeKind.FIELD:
                break
            self._item(run)
        return run

    def _item(self, run: Run) -> None:
        signs = []
        while self._kind() in _SIGNS:
            signs.append(self._take())
        if signs and self._kind() in _ENDS:
            self._note(NoteKind.NOTHING_AFTER, signs[-1])
            return
        node = self._near()
        if node is None:
            return
        kinds = {sign.kind for sign in signs}
        if kinds & {LexemeKind.PLUS, LexemeKind.NOT}:
            self.uses_language = True
        if kinds - {LexemeKind.PLUS}:
            run.excluded.append(node)
        elif isinstance(node, Word) and not kinds:
            run.words.append(node)
        elif isinstance(node, Phrase):
            run.phrases.append(node)
        else:
            run.others.append(node)

    def _near(self) -> Node | None:
        """A part, or parts near one another."""
        if self._kind() is LexemeKind.NEAR:
            self._note(NoteKind.NOTHING_BEFORE, self._take())
            return None
        nodes: list[Node] = []
        operators: list[Lexeme] = []
        if (first := self._part()) is not None:
            nodes.append(first)
        while nodes and self._kind() is LexemeKind.NEAR:
            operator = self._take()
            following = None if self._kind() in _ENDS | _SIGNS else self._part()
            if following is None:
                self._note(NoteKind.NOTHING_AFTER, operator)
                continue
            operators.append(operator)
            nodes.append(following)
        if not operators:
            return nodes[0] if nodes else None
        parts = near_alternatives(nodes)
        if parts is None:
            self._note(NoteKind.NOT_NEAR, operators[0])
            return joined(nodes)
        self.uses_language = True
        distances = tuple(distance_of(operator, self.notes) for operator in operators)
        end = self._lexemes[self._place - 1].end
        return Near(parts, distances, place_of(nodes[0]), end)

    def _part(self) -> Node | None:
        kind = self._kind()
        if kind is LexemeKind.OPEN:
            return self._group()
        if kind is LexemeKind.FIELD:
            return self._of_field(self._take())
        if kind is LexemeKind.NEAR:
            return None
        if self._field is not None and kind in (LexemeKind.WORD, LexemeKind.PHRASE):
            return self._value(self._field, has_own_place=False)
        lexeme = self._take()
        if lexeme.kind not in LEAF_KINDS:
            return None
        leaf = leaf_of(lexeme, self.notes)
        if not isinstance(leaf, Word | Phrase):
            self.uses_language = True
        return leaf

    def _group(self) -> Node | None:
        opening = self._take()
        node = self._alternatives()
        closing = self._take()
        if node is None:
            self._note(NoteKind.EMPTY_BRACKETS, opening._replace(end=closing.end))
        return node

    def _of_field(self, field: Lexeme) -> Node | None:
        if field.field is Field.TITLE:
            return self._in_title(field)
        if self._kind() is LexemeKind.OPEN:
            outer, self._field = self._field, field
            node = self._group()
            self._field = outer
            return node
        return self._value(field)

    def _in_title(self, field: Lexeme) -> Node | None:
        if self._kind() in _ENDS | _SIGNS or self._kind() is LexemeKind.NEAR:
            return self._without_value(field)
        outer, self._field = self._field, None
        node = self._part()
        self._field = outer
        if node is None:
            return None
        self.uses_language = True
        return InTitle(node, field.start, self._lexemes[self._place - 1].end)

    def _without_value(self, field: Lexeme) -> Node | None:
        """The name of a field that nothing follows: a word, if it may be one."""
        if field.is_loose and self._place < len(self._lexemes):
            return word_node(field.words[0], field.start, field.start + len(field.words[0]))
        self._note(NoteKind.NOTHING_AFTER, field)
        return None

    def _value(self, field: Lexeme, *, has_own_place: bool = True) -> Node | None:
        """What the field's value asks for; its words, where it means nothing."""
        kind = field.field or Field.PERSON
        value = read_value(self._text, self._lexemes, self._place, kind, self._names)
        if has_own_place and value is not None:
            between = self._text[field.end : value.start]
            # «شخص:«» هدنة»: what follows an empty pair of quotation marks is not its value.
            value = value if unquoted(between) == between else None
        if value is None:
            return self._without_value(field)
        if value.meaning is None and field.is_loose and has_own_place:
            # «مصدر: لا انسحاب» begins many a headline.
            return word_node(field.words[0], field.start, field.start + len(field.words[0]))
        self.notes += value.notes
        start = field.start if has_own_place else value.start
        if value.meaning is None:
            return self._as_words(value)
        self.uses_language = True
        self._place += value.taken
        if isinstance(value.meaning, ReadDays):
            return Published(kind, value.meaning.days, start, value.end)
        named = value.meaning
        labels = (named.label_ar, named.label_en)
        if kind is not Field.SAID:
            return Tied(kind, named.keys, value.typed, start, value.end, *labels)
        run = Run() if self._field is not None else self._collect(up_to_a_field=True)
        # What is left out is left out of the report, not of what was said in it.
        excluded, run.excluded = run.excluded, []
        said = Said(named.keys, language_clauses(run), value.typed, start, value.end, *labels)
        return joined([said], must_not=excluded) if excluded else said

    def _as_words(self, value: Value) -> Node | None:
        run = Run()
        for _ in range(value.taken):
            leaf = leaf_of(self._take(), self.notes)
            if isinstance(leaf, Word):
                run.words.append(leaf)
            elif isinstance(leaf, Phrase):
                run.phrases.append(leaf)
        return language_clauses(run)
