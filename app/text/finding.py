"""What a chart finds: a sentence or two, and what each of its numbers comes from."""

from dataclasses import dataclass

from app.data.claims import Claim
from app.domain.figure import Observation


@dataclass(frozen=True, slots=True)
class Finding:
    """The sentence that states what a chart shows; it also serves as its text alternative.

    Every number in `sentence` is printed in one of `figures` (or is part of its date), is the value of one of `claims`,
    or is one of `counts` (of figures, corridors, series, years). Where the sentence calls a figure the largest or the
    smallest, `ranked` holds all that it was chosen from: figures of one series, unit and sex. Tests hold all sentences
    to this.
    """

    sentence: str
    figures: tuple[Observation, ...] = ()
    claims: tuple[Claim, ...] = ()
    counts: tuple[int, ...] = ()
    ranked: tuple[Observation, ...] = ()
