"""What charts over time show."""
