"""The data package: its schema, its building, its checks."""
