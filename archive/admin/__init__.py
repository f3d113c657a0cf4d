"""The editors' admin."""
