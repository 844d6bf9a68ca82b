"""Charts over time: lines, stacked areas, small charts side by side."""
