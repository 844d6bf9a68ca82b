"""Words of the map and of the panel of a corridor."""
