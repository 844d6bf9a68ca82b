"""What the page of a corridor shows."""
