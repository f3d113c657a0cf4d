"""Settings: ``base`` is complete and safe; the other modules are short overrides of it."""
