"""From what a reader typed to what the index is asked."""
