"""Figures that are worked out from published ones."""
