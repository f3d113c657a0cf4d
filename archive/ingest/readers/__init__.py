"""Readers: one format a module; each streams records from a file."""
