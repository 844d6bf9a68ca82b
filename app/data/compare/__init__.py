"""What the drawings of the page that compares show."""
