"""The card of a figure."""
