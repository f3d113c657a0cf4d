"""Readers: one format a module, each turning bytes into records; none knows the database.

A reader has two functions: ``sniff(head, name)`` tells from the first bytes and the name whether a
file is in its format, and ``read(path, name)`` yields its reports, or why one was not taken. A new
format is a module and a line in ``files.READERS``.
"""
