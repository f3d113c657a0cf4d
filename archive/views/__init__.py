"""Views: each reads a form or an address, calls one selector and renders."""
