"""Words of corridor pages."""
