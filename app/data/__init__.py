"""The data package: its schema, its building, its checks, its loading, and questions put to it."""
