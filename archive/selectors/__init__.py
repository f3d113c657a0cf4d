"""Reads for pages: each returns frozen dataclasses and asks a fixed number of queries."""
