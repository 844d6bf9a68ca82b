"""Attributes with a hyphen in their name, which Python cannot write as keywords."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """ARIA attributes by the part of their name after `aria-`."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Data attributes by the part of their name after `data-`."""
    return {f"data-{name}": value for name, value in values.items()}
