"""Pages: a layout function each, and thin callbacks that parse, call and return."""
