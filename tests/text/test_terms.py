"""Every "i" has a definition behind it."""

import pytest

from app.components import filters, table
from app.components.map import legend as map_legend
from app.data.dataset import Dataset
from app.figures.map.bodies import KINDS
from app.text.map.legend import kind_samples
from app.text.terms import terms

KEYS = [
    *(f"word-{name}" for name in (*filters.TERMS, *table.TERMS)),
    *(f"{kind}-{code}" for kind, code in map_legend.TERMS.values()),
]


@pytest.mark.parametrize("key", sorted(set(KEYS)))
def test_marks_of_filters_legend_and_table_are_defined(dataset: Dataset, key: str) -> None:
    assert terms(dataset)[key]["text"]


def test_measures_channels_and_sectors_are_defined(dataset: Dataset) -> None:
    defined = terms(dataset)
    assert {f"channel-{code}" for code in dataset.channels} <= set(defined)
    assert {f"sector-{code}" for code in dataset.sectors} <= set(defined)
    assert {f"flag-{code}" for code in dataset.flags} <= set(defined)


def test_every_kind_of_arrow_has_a_definition() -> None:
    assert set(KINDS) | {"part-both", "process-both"} == set(map_legend.TERMS)
    for kind in KINDS:
        assert [sample for sample, _words in kind_samples([kind])] == [kind]
