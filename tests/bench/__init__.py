"""The benchmark suite: how long the dashboard takes to answer, in medians; it asserts nothing."""
