"""The app configuration of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Full-text search over the archive."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Listen to the archive, which does not know us."""
        from archive.health import register_check
        from archive.page_parts import Place, register_article_part
        from archive.signals import articles_changed
        from archive.text_marks import register_text_marks

        from .receivers import check_index, follow_changes
        from .similar import similar_part
        from .trails import trail_part, words_to_mark

        articles_changed.connect(follow_changes, dispatch_uid="search")
        register_check("index", check_index)
        register_text_marks(words_to_mark)
        register_article_part("trail", Place.ABOVE, trail_part)
        register_article_part("similar", Place.BELOW, similar_part)
