"""Names that come after all others: on no arrow, node or text, and left out where there is no room."""

from shapely import LineString, Point

from app.domain.codes import MapFrame
from app.flowmap.bend import Bend
from app.flowmap.extra_names import ExtraName, with_names
from app.flowmap.frame import frame_for
from app.flowmap.labels import Box
from app.flowmap.scene import Scene, compose
from app.flowmap.strip import FlowSpec, Words

NAMES = {"MMR": "Myanmar", "THA": "Thailand", "LAO": "Laos", "VNM": "Vietnam", "KHM": "Cambodia"}


def scene(width: int = 824, height: int = 706) -> Scene:
    flow = FlowSpec(("MMR", "THA"), 40.0, "1,820,928", 21.0)
    bends = {("MMR", "THA"): Bend(0.0, 0.1)}
    return compose(
        frame_for(width, height, MapFrame.GMS), [flow], [], NAMES, bends, NAMES, Words("named", "", "")
    )


def name(text: str, x: float, y: float) -> ExtraName:
    return ExtraName(text, ((x, y),), 12.5, "province", (text,))


def boxes(found: Scene) -> list[Box]:
    return [label.box for label in found.labels if label.role == "province"]


def test_a_name_stands_at_its_point_where_there_is_room() -> None:
    (box,) = boxes(with_names(scene(), [name("Ranong", 400, 640)]))
    assert (box.x, box.y) == (400, 640)


def test_a_name_gives_way_to_arrows_nodes_texts_and_what_is_taken() -> None:
    plain = scene()
    arrow = plain.arrows["MMR", "THA"]
    on_arrow, on_label = arrow.axis[len(arrow.axis) // 2], plain.labels[0].box
    taken = Box(400, 640, 60, 20)
    found = with_names(
        plain,
        [name("Tak", *map(float, on_arrow)), name("Trat", on_label.x, on_label.y), name("Ranong", 400, 640)],
        [taken],
    )
    assert boxes(found)
    for box in boxes(found):
        assert not box.polygon.intersects(arrow.polygon)
        assert not box.polygon.intersects(taken.polygon)
        assert not any(box.polygon.intersects(label.box.polygon) for label in plain.labels)
        assert not any(
            box.polygon.intersects(Point(node.x, node.y).buffer(node.radius)) for node in plain.nodes
        )


def test_names_do_not_lie_on_each_other_and_the_first_has_the_first_choice() -> None:
    first, second = boxes(with_names(scene(), [name("Trat", 600, 600), name("Sa Kaeo", 600, 600)]))
    assert (first.x, first.y) == (600, 600)
    assert not first.polygon.intersects(second.polygon)


def test_a_name_without_room_is_left_out_and_a_line_crosses_nothing() -> None:
    full = Box(412, 353, 824, 706)
    assert boxes(with_names(scene(), [name("Tak", 400, 640)], [full])) == []
    near = Box(600, 600, 90, 40)
    plain = scene()
    found = with_names(plain, [name("Tak", 600, 630)], [near, Box(600, 650, 90, 40)])
    for start, end in found.leaders[len(plain.leaders) :]:
        assert not LineString([start, end]).intersects(near.polygon)


def test_the_rest_of_the_scene_stays_as_it_is() -> None:
    plain = scene()
    found = with_names(plain, [name("Trat", 600, 600)])
    assert found.arrows is plain.arrows
    assert found.labels[: len(plain.labels)] == plain.labels


def test_a_name_without_room_at_its_first_point_goes_to_the_next() -> None:
    two = ExtraName("Tak", ((600.0, 600.0), (420.0, 640.0)), 12.5, "province", ("Tak",))
    (box,) = boxes(with_names(scene(), [two], [Box(600, 600, 120, 120)]))
    assert abs(box.x - 420) < 40
    assert abs(box.y - 640) < 40
