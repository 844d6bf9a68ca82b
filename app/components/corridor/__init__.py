"""The page of a corridor, and the list of corridors."""
