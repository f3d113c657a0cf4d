"""Haystack backends."""
