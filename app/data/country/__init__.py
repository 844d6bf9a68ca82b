"""What the page of a country shows."""
