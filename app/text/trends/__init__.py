"""Words of charts over time."""
