"""How a corridor bends: the one thing that a layout decides, free of the size of the picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bend:
    """A quadratic curve between two nodes, in parts of their distance L (in pixels of the frame).

    Its control point is M + `along` L u + `across` L m: M is the middle between both nodes, u the unit vector from
    the origin to the destination, m the one to the right of travel (y downwards); the apex bends out half as far.
    `pull` is by how many pixels of the standard frame the tip is drawn back from its node, so that no head lies on
    another one.
    """

    along: float
    across: float
    pull: float = 0.0

    @property
    def mirrored(self) -> "Bend":
        """The same bend on the other side of the straight line."""
        return Bend(self.along, -self.across, self.pull)

    @property
    def reversed(self) -> "Bend":
        """The same curve seen from its other end."""
        return Bend(-self.along + 0.0, -self.across + 0.0, self.pull)


STRAIGHT = Bend(0.0, 0.0)
