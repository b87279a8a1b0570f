"""Producers, representatives and products over HTTP."""
