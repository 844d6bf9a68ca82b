"""Figures as CSV, XLSX and JSON, and the data package as one zip."""
