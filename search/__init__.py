"""How the archive is found; depends on ``archive``, never the reverse."""
