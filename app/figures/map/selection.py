"""What stands back while the reader looks at one corridor or place, and how: traces are restyled, never redrawn.

Every trace about corridors lists in `meta.keys` the corridor (as `MMR-THA`) of each of its features or texts, or an
empty text for what never stands back. Server and browser follow the same rule:

* **Which.** If a corridor is chosen (`corridor` of the address) and drawn, all others stand back. Else, if a place is
  chosen (`focus`) and a drawn arrow begins or ends there, all corridors without that place. Else none.
* **Areas** (roles `flow`, `halo`, `ornament`): `selectedpoints` holds the positions of what keeps its tone, and is
  null where nothing stands back; `unselected.marker.opacity` does the rest. Plotly.js 4 takes no array in
  `marker.opacity` of a choropleth, but it paints `selectedpoints` without making its paths anew.
* **Edge** (role `flow`): `marker.line.color` and `marker.line.width` are `meta.plain.edge` and
  `meta.plain.edge_width`, save that every feature of the chosen corridor has `meta.chosen.edge` and
  `meta.chosen.edge_width`.
* **Texts** (role `labels`): `textfont.color` and `textfont.weight` are `meta.plain.color` and `meta.plain.weight`; the
  texts that stand back have `meta.faint` and 400. `meta.roles` says what each text is. Names have no key.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.state.view import ViewState

Corridor: TypeAlias = tuple[str, str]

FAINT = 0.25
"""Opacity of arrows that stand back."""
FAINT_WEIGHT = 400
CHOSEN_EDGE = 1.6
"""Width in pixels of the ink round the chosen arrow."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The corridor or the place that the reader looks at; at most one of them."""

    corridor: Corridor | None = None
    place: str | None = None

    def is_faint(self, key: str) -> bool:
        """Whether what belongs to a corridor (as `MMR-THA`) stands back; nothing does that belongs to none."""
        if not key:
            return False
        if self.corridor is not None:
            return key != name_of(self.corridor)
        return self.place is not None and self.place not in key.split("-")

    def painted(self, trace: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
        """A trace of areas whose features belong to `keys`, with all that stands back faint."""
        full = [at for at, key in enumerate(keys) if not self.is_faint(key)]
        return trace | {
            "meta": trace["meta"] | {"keys": list(keys)},
            "selectedpoints": full if len(full) < len(keys) else None,
            "unselected": {"marker": {"opacity": FAINT}},
        }


def selection(state: ViewState, drawn: Collection[Corridor]) -> Selection:
    """What a view selects of the corridors that are drawn."""
    if state.open_corridor in drawn:
        return Selection(corridor=state.open_corridor)
    if state.focus and any(state.focus in key for key in drawn):
        return Selection(place=state.focus)
    return Selection()


def name_of(corridor: Corridor) -> str:
    """A corridor as one word, the way in which addresses and traces name it."""
    return "-".join(corridor)
