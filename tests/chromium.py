"""A real browser and a small archive for it to look at."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from archive import models
from tests import factories

# As a container wants it: no sandbox of its own, no graphics card, little shared memory.
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}

BODY = (
    "بدأت في 4 تموز 2017 جلسات الخبراء في العاصمة.\n"
    "وقال ياسر المندوب «لن نوقّع قبل أن تكتمل الخرائط» في ختام اليوم الأول.\n"
    "وتُستأنف الجلسات غداً."
)
HEADLINE = "الخبراء يبحثون خرائط المناطق في أستانا"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once; skip, saying how to get it, where there is none."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    # Playwright keeps an event loop in this thread, which Django takes for a view that must not
    # touch the database; here only fixtures do, between two steps of the browser.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@dataclass
class Visitor:
    """A browser tab on the site, with all that it complained about."""

    page: Page
    site: str
    complaints: list[str]

    def open(self, path: str) -> Page:
        """Go to a path of the site and wait until its typefaces are there."""
        self.page.goto(self.site + path)
        self.page.wait_for_function("document.fonts.status === 'loaded'")
        return self.page


@pytest.fixture
def visitor(chromium: Browser, live_server) -> Iterator[Visitor]:
    """Open a tab on a wide screen; scripts and styles that were refused are noted."""
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Visitor(page, live_server.url, complaints)
    context.close()


@pytest.fixture
def archive_paths(transactional_db) -> tuple[str, ...]:
    """Fill a small archive and return the path of every kind of page in it, in Arabic."""
    talks = factories.RoundFactory(number=5, outcome_ar="اتفق الخبراء على متابعة العمل.")
    factories.RoundFactory(number=6, start=dt.date(2017, 9, 14), end=dt.date(2017, 9, 15))
    speaker = factories.ParticipantFactory(name_ar="ياسر المندوب", name_en="Yasir al-Mandub")
    factories.AliasFactory(participant=speaker)
    state = factories.ParticipantFactory(kind=models.ParticipantKind.STATE)
    factories.ParticipantFactory(kind=models.ParticipantKind.ORGANISATION)
    models.Attendance.objects.create(round=talks, participant=speaker, delegation=state)
    reports = [
        _report(talks, speaker, dt.date(2017, 7, 3) + dt.timedelta(days=n), state) for n in range(4)
    ]
    factories.ArticleFactory(published=None, headline="تقرير بلا تاريخ عن الجلسات")
    report = reports[1]
    return (
        "/",
        "/rounds/",
        f"/rounds/{talks.slug}/",
        "/people/",
        f"/people/{speaker.slug}/",
        f"/articles/{report.pk}/",
        "/calendar/2017/",
        "/calendar/2017/7/",
        "/calendar/2017/7/4/",
        "/calendar/2017/8/",
        "/sources/",
        f"/sources/{report.source.slug}/",
        "/search/",
        "/search/help/",
        "/about/",
        "/styleguide/",
        "/no-such-page/",
    )


def _report(
    talks: models.Round, speaker: models.Participant, day: dt.date, state: models.Participant
) -> models.Article:
    # Names as long as in life: links under one another must not be too near.
    source = factories.SourceFactory(
        name_ar="صحيفة العاصمة المسائية", name_en="The Evening Post of the Capital"
    )
    report = factories.ArticleFactory(headline=HEADLINE, body=BODY, published=day, source=source)
    text = report.text
    factories.RoundLinkFactory(article=report, round=talks, evidence="أستانا")
    start = text.index("ياسر")
    end = start + len("ياسر المندوب")
    factories.MentionFactory(
        article=report, participant=speaker, surface="ياسر المندوب", start=start, end=end
    )
    start = text.index("لن نوقّع")
    end = text.index("»")
    factories.StatementFactory(article=report, speaker=speaker, start=start, end=end)
    return report
