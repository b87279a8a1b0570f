"""Inspections, complaints, revocations and orders to judge again over HTTP."""
