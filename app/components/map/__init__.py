"""The map page and the panel of a corridor."""
