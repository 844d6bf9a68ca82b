"""Charts of one country."""
