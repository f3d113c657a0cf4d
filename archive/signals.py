"""What the archive tells whoever listens, so that it need not know them.

``articles_changed`` is sent after articles were added, changed or deleted and the transaction is
over; the outbox (``archive.models.ArticleChange``) then names them. Receivers get ``progress``, a
callable ``progress(done, total)`` for long work, or None.
"""

from django.dispatch import Signal

articles_changed = Signal()
