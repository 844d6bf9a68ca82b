"""Stories: reading them, and holding their words to the figures."""
