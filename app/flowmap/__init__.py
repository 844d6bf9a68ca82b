"""Flow-map cartography: projection, curves, arrows, labels. numpy and shapely only; lengths are pixels
of the target frame.
"""
