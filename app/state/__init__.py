"""The view state: everything that decides what a page shows, read from the address and written back to it."""
