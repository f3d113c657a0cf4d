"""Haystack and Whoosh as they come, over the archive's reports: what Masar's engine replaces."""
