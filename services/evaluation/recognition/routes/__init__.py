"""Approvals, decisions and certificates over HTTP."""
