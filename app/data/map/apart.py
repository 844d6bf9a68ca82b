"""Whether a figure without a corridor may hold people whom arrows of the map show: then it is no addition to them."""

from app.data.channel_tree import exclude_each_other
from app.data.dataset import Dataset
from app.data.standing import Mark, Standing


def is_apart(dataset: Dataset, mark: Mark, shown: Standing) -> bool:
    """Whether some arrow at the same end of the place counts in a channel that does not exclude that of the mark."""
    end = 1 if mark.inward else 0
    return any(
        row.corridor[end] == mark.place
        and row.figure.unit == mark.figure.unit
        and not exclude_each_other(dataset, mark.figure.channel, row.figure.channel)
        for row in shown.corridors
    )
