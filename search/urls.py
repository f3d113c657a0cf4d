"""Addresses of search; without a namespace, because these two names are all that others know."""

from django.urls import path

from . import views

urlpatterns = [
    # /search/?q=مفاوضات
    path("", views.search, name="search"),
    # /search/help/
    path("help/", views.search_help, name="search-help"),
]
