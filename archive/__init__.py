"""What the archive is: the Django project package and its domain app."""
