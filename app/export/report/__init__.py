"""What the command line exports: one view, or a list of them."""
