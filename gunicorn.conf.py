"""How gunicorn serves the archive; PORT and WEB_CONCURRENCY come from the environment."""

import gc
import multiprocessing
import os

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
    """Leave what is loaded by now out of every later garbage collection.

    Looking through it took a tenth of a second, in the middle of someone's page.
    """
    gc.collect()
    gc.freeze()
