"""Addresses of the site: Arabic at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from archive.api import build_api
from archive.views import articles, calendar, machines, pages, people
from archive.views.sitemaps import SITEMAPS
from archive.views.styleguide import styleguide
from search.api import router as search_api
from search.suggest_api import router as suggest_api

handler404 = "archive.views.missing.page_not_found"

urlpatterns = [
    path("admin/", admin.site.urls),
    # Archive and search meet here alone.
    path("api/v1/", build_api(search_api, suggest_api).urls),
    path("healthz", machines.healthz, name="healthz"),
    path("robots.txt", machines.robots, name="robots"),
    # The sitemap is an index of parts: /sitemap-reports.xml?p=2 and so on.
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SITEMAPS},
        name="sitemap-part",
    ),
    *i18n_patterns(
        path("", pages.home, name="home"),
        path("search/", include("search.urls")),
        path("articles/<int:pk>/", articles.article_detail, name="article-detail"),
        path("articles/<int:pk>/original/", articles.article_original, name="article-original"),
        path("rounds/", pages.round_list, name="round-list"),
        path("rounds/<slug:slug>/", pages.round_detail, name="round-detail"),
        path("people/", people.person_list, name="person-list"),
        path("people/<slug:slug>/", people.person_detail, name="person-detail"),
        path("calendar/", calendar.calendar, name="calendar"),
        path("calendar/<int:year>/", calendar.calendar_year, name="calendar-year"),
        path("calendar/<int:year>/<int:month>/", calendar.calendar_month, name="calendar-month"),
        path(
            "calendar/<int:year>/<int:month>/<int:day>/", calendar.calendar_day, name="calendar-day"
        ),
        path("sources/", pages.source_list, name="source-list"),
        path("sources/<slug:slug>/", pages.source_detail, name="source-detail"),
        path("about/", pages.about, name="about"),
        path("styleguide/", styleguide, name="styleguide"),
        prefix_default_language=False,
    ),
]
