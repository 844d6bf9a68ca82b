"""Layout functions that turn words and records into Dash components. No data access, no callbacks."""
