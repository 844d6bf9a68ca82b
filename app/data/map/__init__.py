"""What the map and the panel of a corridor show."""
