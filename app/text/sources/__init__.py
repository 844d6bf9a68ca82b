"""Words of the page about sources."""
