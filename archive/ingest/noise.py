"""Lines that a web page printed around a report: menus, counters, links, buttons.

A line goes only where its whole wording says what it is. What might as well be a subheading or a
short paragraph stays: a report with a stray link is better than a report with a hole.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.arabic.letters import fold
from archive.ingest.lines import Line, words_of
from archive.ingest.values import NoiseKind


def _keys(*labels: str) -> frozenset[str]:
    return frozenset(map(words_of, labels))


# Labels that are noise wherever they stand alone on a line.
_LABELS: dict[NoiseKind, frozenset[str]] = {
    NoiseKind.MOST_READ: _keys(
        "الأكثر قراءة", "الأكثر مشاهدة", "الأكثر تداولا", "الأكثر تعليقا", "الأكثر شعبية",
        "الأكثر مشاركة", "الأكثر قراءة اليوم", "الأكثر قراءة الآن", "المقالات الأكثر قراءة",
        "Most read", "Most popular", "Most viewed", "Trending now",
    ),
    NoiseKind.RELATED_LINKS: _keys(
        "أخبار متعلقة", "أخبار ذات صلة", "مواضيع ذات صلة", "مواضيع متعلقة", "موضوعات متعلقة",
        "موضوعات ذات صلة", "مقالات ذات صلة", "مقالات متعلقة", "روابط ذات صلة", "اقرأ أيضا",
        "اقرأ المزيد", "اقرأ كذلك", "شاهد أيضا", "طالع أيضا", "قد يهمك", "قد يهمك أيضا",
        "قد يعجبك أيضا", "اخترنا لك", "المزيد من الأخبار", "إقرأ ايضا", "اقرؤوا أيضا",
        "Related articles", "Related links", "Related news", "Related topics", "Read also",
        "Read more", "See also", "You may also like",
    ),
    NoiseKind.SITE_NAVIGATION: _keys(
        "أهم المواضيع", "أهم التصنيفات", "أهم الأقسام", "العودة إلى الأعلى", "العودة للأعلى",
        "العودة إلى الصفحة الرئيسية", "جميع الحقوق محفوظة", "خريطة الموقع", "سياسة الخصوصية",
        "Back to top", "All rights reserved", "Privacy policy", "Advertisement",
    ),
    NoiseKind.SHARE_BUTTONS: _keys(
        "شارك على فيسبوك", "شارك على تويتر", "شارك على واتساب", "شارك المقال", "شارك هذا المقال",
        "شارك الخبر", "مشاركة الخبر", "مشاركة المقال", "انشر على فيسبوك", "نسخ الرابط",
        "Share this article", "Share on Facebook", "Share on Twitter", "Copy link",
    ),
}  # fmt: skip

# Words that are noise only where a page has its menus: before the report begins and after it ends.
_EDGE_WORDS: dict[NoiseKind, frozenset[str]] = {
    NoiseKind.SITE_NAVIGATION: _keys(
        "أقسام", "الأقسام", "أخبار", "الأخبار", "الرئيسية", "الصفحة الرئيسية", "آخر الأخبار",
        "أخبار عاجلة", "تصنيفات", "التصنيفات", "وسوم", "الوسوم", "كلمات مفتاحية", "كلمات دلالية",
        "القائمة", "بحث", "تسجيل الدخول", "من نحن", "اتصل بنا", "السابق", "التالي", "المزيد",
        "Home", "News", "Menu", "Search", "Sections", "Tags", "Next", "Previous", "More",
    ),
    NoiseKind.SHARE_BUTTONS: _keys(
        "شارك", "مشاركة", "شاركها", "فيسبوك", "تويتر", "واتساب", "تلغرام", "تيليجرام", "طباعة",
        "إرسال", "أرسل", "بريد إلكتروني", "Share", "Facebook", "Twitter", "WhatsApp", "Telegram",
        "Print", "Email", "Tweet",
    ),
}  # fmt: skip

_LONGEST_LABELLED = 200
# On the folded line. Words that also begin sentences need a label's colon or dash; «تابع:» alone
# introduces what someone went on to say.
_LABELLED = [
    (NoiseKind.RELATED_LINKS, re.compile(r"(اقرا|اقر|اقرؤوا) (ايضا|كذلك|المزيد)\b")),
    (NoiseKind.RELATED_LINKS, re.compile(
        r"((شاهد|طالع)( ايضا)?|تابع ايضا|قد (يهمك|يعجبك)( ايضا)?|اخترنا لك|لل?مزيد"
        r"|(اخبار|مواضيع|موضوعات|مقالات|روابط) (متعلقه|ذات صله)) ?(:|-|–|\.\.)")),
    (NoiseKind.RELATED_LINKS, re.compile(r"للمزيد، ")),
    (NoiseKind.RELATED_LINKS, re.compile(r"(read (also|more)|see also|related( \w+)?) ?:")),
    (NoiseKind.IMAGE_CAPTION, re.compile(
        r"((ال)?صوره( ارشيفيه)?|تصوير|تعليق علي الصوره) ?:|م?صدر الصوره\b|حقوق الصوره? محفوظه"
        r"|صوره ارشيفيه$|image (copyright|caption|source)\b")),
    (NoiseKind.PROMOTION, re.compile(r"يمكنكم (استلام|تسلم) اشعارات\b.{0,80}\bتطبيق\b")),
    (NoiseKind.PROMOTION, re.compile(r"(اشترك|اشتركوا) (الان )?في (نشرتنا|قناتنا|النشره)\b")),
    (NoiseKind.PROMOTION, re.compile(r"(تابعونا|تابعنا|انضموا الينا) (علي|عبر)\b")),
    (NoiseKind.PROMOTION, re.compile(r".{0,150}\bاضغط(وا)? (علي )?هنا\W*$")),
]  # fmt: skip
_COMMENTS = re.compile(
    r"((ال)?تعليقات|تعليق|comments?) \d{1,6}|\d{1,6} ((ال)?تعليقات|تعليقا?|comments?)"
    r"|التعليقات|(لا توجد|لا يوجد) تعليقات|(اضف|اترك|اكتب) تعليقا?|comments|no comments|"
    r"leave a (comment|reply)"
)
_NUMBER = re.compile(r"\d{1,6}")
_NOT_A_WORD = re.compile(r"^[\W_]+")
_TAIL_HEADINGS = (NoiseKind.MOST_READ, NoiseKind.RELATED_LINKS, NoiseKind.COMMENT_COUNTER)
_LONGEST_TAIL = 40


def label_of(line: Line) -> NoiseKind | None:
    """What sort of noise the line says it is, wherever it stands; None where it does not say."""
    if not line.key:
        return NoiseKind.SEPARATOR
    if len(line.text) > _LONGEST_LABELLED:
        return None
    for kind, labels in _LABELS.items():
        if line.key in labels:
            return kind
    if _COMMENTS.fullmatch(line.key):
        return NoiseKind.COMMENT_COUNTER
    folded = fold_line(line)
    return next((kind for kind, label in _LABELLED if label.match(folded)), None)


def fold_line(line: Line) -> str:
    """The line folded, with its punctuation, from its first word on."""
    return _NOT_A_WORD.sub("", fold(line.text))


def edge_word_of(line: Line) -> NoiseKind | None:
    """What sort of noise the line is where it stands before or after the report."""
    return next((kind for kind, words in _EDGE_WORDS.items() if line.key in words), None)


def mark_labels(lines: Sequence[Line]) -> dict[int, NoiseKind]:
    """The noise that can be told by wording and place, by line number."""
    marks: dict[int, NoiseKind] = {}
    for line in lines:
        if kind := label_of(line):
            marks[line.number] = kind
    _mark_what_follows_a_label(lines, marks)
    _mark_tail(lines, marks)
    _mark_edge(lines, marks)
    _mark_edge(lines[::-1], marks)
    return marks


def _mark_what_follows_a_label(lines: Sequence[Line], marks: dict[int, NoiseKind]) -> None:
    """Mark the title that a label with a colon announces, and the number below a counter."""
    for line, following in pairwise(lines):
        kind = marks.get(line.number)
        if kind is None or following.number in marks or not _stands_alone(line):
            continue
        announces = kind is NoiseKind.RELATED_LINKS and line.text.endswith((":", "："))
        counts = kind is NoiseKind.COMMENT_COUNTER and _NUMBER.fullmatch(following.key)
        if counts or (announces and following.may_be_a_title):
            marks[following.number] = kind


def _mark_tail(lines: Sequence[Line], marks: dict[int, NoiseKind]) -> None:
    """Mark the titles of a menu that goes on to the end of the text.

    Only below a heading, and only where the report above it ends its paragraphs with full stops:
    otherwise what looks like titles may be the report.
    """
    first = len(lines)
    while first > max(len(lines) - _LONGEST_TAIL, 0) and lines[first - 1].may_be_a_title:
        first -= 1
    heading = None
    for index, line in enumerate(lines[first:], start=first):
        kind = marks.get(line.number)
        if kind in _TAIL_HEADINGS and _stands_alone(line):
            above = [line for line in lines[1:index] if line.number not in marks]
            titles = sum(line.may_be_a_title for line in above)
            heading = heading or (kind if above and titles <= len(above) / 2 else None)
        elif kind is None and heading is not None:
            marks[line.number] = heading


def _stands_alone(line: Line) -> bool:
    """Whether the line is a label and nothing more: it names no link itself."""
    is_label = any(line.key in labels for labels in _LABELS.values())
    return is_label or _COMMENTS.fullmatch(line.key) is not None


def _mark_edge(lines: Sequence[Line], marks: dict[int, NoiseKind]) -> None:
    """Mark menu words from one end of the text up to the first line that is none."""
    for line in lines:
        if line.number in marks:
            continue
        kind = edge_word_of(line)
        if kind is None:
            return
        marks[line.number] = kind
