"""The HTTP side: security headers, compression, health, base-map files, and the API."""
