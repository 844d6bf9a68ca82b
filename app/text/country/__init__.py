"""Words of country pages."""
