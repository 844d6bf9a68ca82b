"""Figures compared with the raw file that they come from: none lost, invented, doubled or changed."""

from collections.abc import Iterator

import pandas as pd

from app.data.package.problems import Problem

_REMEDY = "Compare the module that shapes this source with its raw file."


def differences(
    printed: pd.DataFrame, figures: pd.DataFrame, key: list[str], shown: str, *, within: float = 0
) -> Iterator[Problem]:
    """Where `figures` differ from what the raw file `shown` prints.

    Both have the columns `key` and value, in one unit; values may differ by `within`. `printed` has also line,
    the line of the raw file, and `figures` observation_id. One problem a row.
    """
    for name in figures.loc[figures.duplicated(key), "observation_id"]:
        yield Problem(shown, 0, "", name, "Two rows of the raw file became one figure.", _REMEDY)
    both = printed.merge(
        figures[["observation_id", *key, "value"]],
        how="outer",
        on=key,
        suffixes=("_printed", ""),
        indicator="side",
    )
    lost = both[both["side"] == "left_only"]
    for line, *words in lost[["line", *key]].itertuples(index=False):
        yield Problem(
            shown, int(line), "", " ".join(words), "This row of the raw file has no figure.", _REMEDY
        )
    for name in both.loc[both["side"] == "right_only", "observation_id"]:
        yield Problem(shown, 0, "", name, "This figure has no row in the raw file.", _REMEDY)
    paired = both[both["side"] == "both"]
    changed = paired[~((paired["value"] - paired["value_printed"]).abs() <= within)]
    for line, name, value, prints in changed[["line", "observation_id", "value", "value_printed"]].itertuples(
        index=False
    ):
        message = f"The figure {name} is {value:.15g}, but the raw file prints {prints:.15g}."
        yield Problem(shown, int(line), "", "", message, _REMEDY)
