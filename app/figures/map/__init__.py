"""The flow map: its base, its arrows and what stands on them."""
