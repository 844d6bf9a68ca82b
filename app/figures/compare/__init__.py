"""Drawings that compare corridors: ranking, matrix, slope, streams."""
