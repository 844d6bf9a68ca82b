"""The page of a country, and the list of countries."""
