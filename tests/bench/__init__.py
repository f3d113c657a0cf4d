"""Benchmarks: the figures that matter, on real reports; never part of the tests."""
