"""Charts of one corridor."""
