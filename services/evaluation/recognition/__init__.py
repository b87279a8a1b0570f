"""Decisions, and the certificates that they issue, extend, let expire or revoke."""
