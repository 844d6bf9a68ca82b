"""How figures fail to fit together."""

KINDS = (
    "contradiction",
    "suspected_misprint",
    "wide_estimates",
    "different_definition",
    "different_date",
    "revision",
)
"""Kinds of disagreements, the gravest first: what cannot be right, what can, and what a newer edition revised."""

REVISION = KINDS[-1]
"""The kind of disagreements between two editions of one source."""

FLAGGED = {"does_not_fit": "contradiction", "suspected_misprint": "suspected_misprint"}
"""Flags that say of a figure without a group what the kind says of the figures of one."""
