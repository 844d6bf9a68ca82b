"""A story as one file that opens without a server, and the small build of plotly.js for it."""
