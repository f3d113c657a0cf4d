"""The index on disk: its directories, how it is built, kept in step and read."""
