"""How gunicorn serves the archive; PORT and WEB_CONCURRENCY come from the environment."""

import gc
import multiprocessing
import os

from django.urls import get_resolver

wsgi_app = "archive.wsgi:application"
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", min(multiprocessing.cpu_count() + 1, 4)))
threads = 2
# Code and reference data are loaded once and shared; databases are opened by each worker.
preload_app = True
# A worker that has served much is replaced, so that nothing grows for ever.
max_requests = 5000
max_requests_jitter = 500
timeout = 60
keepalive = 5
# A query of ten thousand Arabic letters is 60 kB in an address, and is answered.
limit_request_line = 0
# Nothing steers a running server from outside; no socket is left in anyone's home.
control_socket_disable = True


def when_ready(_server: object) -> None:
    """Load the views before workers are forked, and leave all that out of garbage collection.

    The first reader would wait half a second for the one, and every so often someone a tenth of a
    second for the other.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
