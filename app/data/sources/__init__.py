"""What sources and series hold."""
