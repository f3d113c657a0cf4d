"""The archive as data: a read-only JSON API, described by its own OpenAPI document.

``archive.urls`` builds it, because only there archive and search meet.
"""

from ninja import NinjaAPI, Router

from .articles import router as articles
from .errors import add_error_handlers, add_unknown_address
from .people import router as people
from .rendering import ReadableRenderer
from .rounds import router as rounds

DESCRIPTION = """
Reports of peace talks, the rounds they are about, who is named in them and who said what.

Everything can be read without a key, from any site. Names come in Arabic and in English; the labels
of facets and the messages of errors are in the language of the `Accept-Language` header, Arabic
without one. Dates are ISO 8601. Offsets count Unicode code points in `headline + "\\n" + body`.
What a program worked out carries its rule, its confidence and its status: `suggested` until an
editor has `confirmed` it; what an editor rejected is not shown.
"""


def build_api(*routers: Router) -> NinjaAPI:
    """Return the API of the archive together with the routers given."""
    api = NinjaAPI(
        title="Masar",
        version="1.0.0",
        description=DESCRIPTION.strip(),
        urls_namespace="api",
        # The interactive pages load scripts from elsewhere, which our policy forbids.
        docs_url=None,
        renderer=ReadableRenderer(),
    )
    add_error_handlers(api)
    for router in (*routers, articles, rounds, people):
        api.add_router("", router)
    add_unknown_address(api)
    return api
