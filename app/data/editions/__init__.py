"""Editions of the data: what is kept of earlier ones, and what differs."""
