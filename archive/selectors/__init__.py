"""Reads for pages: each returns frozen dataclasses and asks the database a fixed number of times."""
