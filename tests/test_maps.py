"""Maps of visits, of places and of all places: what they show, and that they stay of one size."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.pages.maps import Drawing, Route, drawn_at, locator, route
from chancery.pages.places_map import MOST, MOST_CLOSER, MOST_NAMED, PlacesMap, places_map
from conftest import linked, page, pelican, words

VISIT = """\
title: Reik on the road
status: {status}
date: 2033-05-01/2033-05-03
level: minister
visitor: ardania
host: corvia
cite: editor
delegation: ana-torvald
legs: [{legs}]
"""
MEETING = """\
title: Talks
type: talks
status: {status}
date: 2033-05-01
place: {place}
cite: editor
participants: ana-torvald
"""
PLACE = "name: {name}\ntype: {type}\ncite: editor\n"


def add_place(
    site: Path, name: str, at: str | None = None, within: str | None = None, type_: str = "city"
) -> None:
    """Write a place into a site; its id is its name in lower case."""
    text = PLACE.format(name=name, type=type_)
    text += f"coordinates: {at}\n" if at else ""
    text += f"within: {within}\n" if within else ""
    (site / "content" / "places" / f"{name.lower()}.yaml").write_text(text, "utf-8")


def add_meeting(site: Path, id_: str, place: str, status: str = "held") -> None:
    """Write a meeting into a site."""
    path = site / "content" / "meetings" / f"{id_}.yaml"
    path.write_text(MEETING.format(place=place, status=status), "utf-8")


def route_of(site: Path, legs: str, status: str = "held") -> Route | None:
    """The map of a visit with these legs: `place`, `place?` as planned, `place~` as passed."""
    more = {"?": ", status: planned", "~": ", passed: true"}
    stops = [leg.strip() for leg in legs.split(",") if leg]
    legs = ", ".join(f"{{place: {leg.rstrip('?~')}{more.get(leg[-1], '')}}}" for leg in stops)
    path = site / "content" / "visits" / "road-2033.yaml"
    path.write_text(VISIT.format(legs=legs, status=status), "utf-8")
    dossier = linked(site / "content")
    return route(dossier, dossier.visits["road-2033"])


def texts(drawing: Drawing) -> list[str]:
    """What the labels of a map say."""
    return [dot.label.text for dot in drawing.dots if dot.label]


@pytest.fixture
def site(small_site: Path) -> Path:
    """A small site with places near and far; Corvane lies at 12.5, -40.25."""
    add_place(small_site, "Norfell", "-18.1, 178.4")
    add_place(small_site, "Sunfell", "-13.8, -171.8")
    add_place(small_site, "Opposite", "-12.5, 139.75")
    add_place(small_site, "Nextdoor", "12.5018, -40.25")
    add_place(small_site, "Suburb", "12.6, -40.2", within="corvane")
    add_place(small_site, "Hall", within="norfell", type_="site")
    add_place(small_site, "Nowhere")
    return small_site


class TestRoute:
    def test_shows_the_stops_numbered_in_their_order(self, site: Path) -> None:
        found = route_of(site, "norfell, sunfell, norfell")
        assert found is not None
        assert [(each.numbers, each.place.id) for each in found.shown] == [
            ((1, 3), "norfell"),
            ((2,), "sunfell"),
        ]
        assert texts(found.drawing) == ["1, 3 Norfell", "2 Sunfell"]

    def test_over_the_antimeridian_is_as_short_as_it_is(self, site: Path) -> None:
        found = route_of(site, "norfell, sunfell")
        assert found is not None
        (x, _), (to_x, _) = ((dot.x, dot.y) for dot in found.drawing.dots)
        assert x < to_x
        assert found.drawing.bar.words == "200 km"

    @pytest.mark.parametrize(
        ("legs", "why"),
        [
            ("", "no stop"),
            ("norfell", "one stop"),
            ("norfell, nowhere", "one that is known"),
            ("norfell, hall", "the same place"),
            ("norfell, norfell", "the same place twice"),
            ("corvane, nextdoor", "200 metres"),
            ("corvane, suburb", "within a city"),
        ],
    )
    def test_needs_two_stops_that_lie_apart(self, site: Path, legs: str, why: str) -> None:
        assert route_of(site, legs) is None, why

    def test_draws_a_stop_at_the_place_around_it_and_says_so(self, site: Path) -> None:
        found = route_of(site, "hall, sunfell")
        assert found is not None
        assert [(each.place.id, each.at.id) for each in found.shown] == [
            ("hall", "norfell"),
            ("sunfell", "sunfell"),
        ]
        assert texts(found.drawing) == ["1 Norfell", "2 Sunfell"]

    def test_names_stops_whose_position_nobody_knows(self, site: Path) -> None:
        found = route_of(site, "norfell, nowhere, sunfell, nowhere")
        assert found is not None
        assert [place.id for place in found.missing] == ["nowhere"]
        assert texts(found.drawing) == ["1 Norfell", "3 Sunfell"]

    @pytest.mark.parametrize(
        ("legs", "status", "kinds", "made", "is_open"),
        [
            ("norfell, sunfell", "held", ["made", "made"], True, False),
            ("norfell, sunfell", "planned", ["open", "open"], False, True),
            ("norfell, sunfell", "reported", ["open", "open"], False, True),
            (
                "norfell, sunfell?, opposite",
                "held",
                ["made", "open", "made"],
                True,
                True,
            ),
            (
                "norfell, sunfell~",
                "held",
                ["made", "passed"],
                True,
                False,
            ),
        ],
    )
    def test_tells_stops_made_passed_and_planned_apart(
        self, site: Path, legs: str, status: str, kinds: list[str], made: bool, is_open: bool
    ) -> None:
        found = route_of(site, legs, status)
        assert found is not None
        assert [dot.kind for dot in found.drawing.dots] == kinds
        assert (found.drawing.made != "", found.drawing.open != "") == (made, is_open)

    def test_on_opposite_sides_of_the_globe_shows_the_globe(self, site: Path) -> None:
        found = route_of(site, "corvane, opposite")
        assert found is not None
        assert found.drawing.rim is not None
        assert texts(found.drawing) == ["1 Corvane", "2 Opposite"]

    def test_a_way_gone_twice_is_one_line(self, site: Path) -> None:
        found = route_of(site, "norfell, sunfell, norfell, sunfell")
        assert found is not None
        assert found.drawing.made.count("M") == 1

    def test_stays_small_however_many_stops_there_are(self, site: Path) -> None:
        """A hundred in one city and one elsewhere: no label covers another, most have none."""
        for number in range(100):
            add_place(site, f"Stop{number}", f"12.{500 + number % 10}, -40.{250 + number // 10}")
        legs = ", ".join(f"stop{number}" for number in range(100))
        found = route_of(site, f"{legs}, sunfell")
        assert found is not None
        assert len(found.drawing.dots) <= 101
        assert len(found.drawing.land) < 4000
        assert "101 Sunfell" in texts(found.drawing)


class TestLocator:
    def test_of_a_place_without_coordinates_is_none(self, site: Path) -> None:
        assert locator(linked(site / "content").places["nowhere"]) is None

    def test_names_the_place(self, site: Path) -> None:
        drawing = locator(linked(site / "content").places["corvane"])
        assert drawing is not None
        assert texts(drawing) == ["Corvane"]

    def test_a_place_is_drawn_at_the_nearest_that_has_coordinates(self, site: Path) -> None:
        dossier = linked(site / "content")
        found = {
            id_: place.id if (place := drawn_at(dossier, dossier.places[id_])) else None
            for id_ in ("corvane", "suburb", "hall", "nowhere", "corvia-country")
        }
        assert found == {
            "corvane": "corvane",
            "suburb": "suburb",
            "hall": "norfell",
            "nowhere": None,
            "corvia-country": None,
        }


def map_of(site: Path) -> PlacesMap:
    """The map of all places of a site."""
    found = places_map(linked(site / "content"))
    assert found is not None
    return found


def held(found: PlacesMap) -> dict[str, int]:
    """How many meetings were held at each place of the maps."""
    return {site.place.id: site.held for site in found.sites}


def circles(found: PlacesMap) -> Iterator[tuple[str, float]]:
    """The places of the map for a wide screen, with the size of their circles."""
    return ((dot.place.id, dot.radius) for dot in found.wide.dots)


class TestPlacesMap:
    def test_counts_what_was_held_at_a_place_or_inside_it_and_nothing_planned(
        self, site: Path
    ) -> None:
        for number, (place, status) in enumerate(
            [
                ("norfell", "held"),
                ("hall", "held"),
                ("norfell", "planned"),
                ("norfell", "reported"),
                ("norfell", "cancelled"),
            ]
        ):
            add_meeting(site, f"talks-{number}", place, status)
        assert held(map_of(site))["norfell"] == 2

    def test_where_only_plans_lead_is_no_place_of_meetings(self, site: Path) -> None:
        add_meeting(site, "talks-planned", "opposite", "planned")
        found = map_of(site)
        assert "opposite" in [place.id for place in found.away]

    def test_the_more_meetings_the_larger_the_circle(self, site: Path) -> None:
        for number in range(9):
            add_meeting(site, f"talks-{number}", "norfell")
        add_meeting(site, "talks-one", "sunfell")
        sizes = dict(circles(map_of(site)))
        assert sizes["norfell"] > sizes["corvane"] >= sizes["sunfell"]

    def test_of_a_dossier_without_a_meeting_at_a_known_place_is_none(self, site: Path) -> None:
        for path in (site / "content" / "places").glob("*.yaml"):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if "coordinates:" not in line), "utf-8")
        assert places_map(linked(site / "content")) is None

    def test_a_city_with_several_known_sites_has_a_closer_map(self, site: Path) -> None:
        for name, at in (("Gate", "12.51, -40.26"), ("Pier", "12.49, -40.24")):
            add_place(site, name, at, within="corvane", type_="site")
            add_meeting(site, f"talks-{name.lower()}", name.lower())
        (closer,) = (each for each in map_of(site).closer if each.inside)
        assert closer.around.id == "corvane"
        assert closer.drawing.is_bare
        assert {dot.place.id for dot in closer.drawing.dots} == {"gate", "pier", "suburb"}

    def test_places_close_together_have_a_closer_map(self, site: Path) -> None:
        for number in range(4):
            add_place(site, f"Near{number}", f"-1{number}.5, 178.4")
            add_meeting(site, f"talks-{number}", f"near{number}")
        (closer,) = (each for each in map_of(site).closer if not each.inside)
        assert {dot.place.id for dot in closer.drawing.dots} >= {f"near{n}" for n in range(4)}

    def test_is_bounded_and_says_what_it_leaves_out(self, site: Path) -> None:
        for number in range(MOST + 40):
            add_place(site, f"Far{number}", f"{number * 17 % 120 - 60}, {number * 7 % 300 - 150}")
            add_meeting(site, f"talks-{number}", f"far{number}")
        for number in range(MOST_NAMED + 5):
            add_place(site, f"Idle{number}", f"-80.{number:02}, 20")
        found = map_of(site)
        assert len(found.wide.dots) <= MOST and len(found.narrow.dots) <= MOST
        assert found.left == 41
        assert len(found.closer) <= MOST_CLOSER
        assert len(found.away) == MOST_NAMED < found.away_number

    def test_every_dot_lies_wholly_on_its_map(self, site: Path) -> None:
        add_meeting(site, "talks-norfell", "norfell")
        found = map_of(site)
        for drawing in (found.wide, found.narrow, *(each.drawing for each in found.closer)):
            for dot in drawing.dots:
                assert dot.radius <= dot.x <= drawing.width - dot.radius
                assert dot.radius <= dot.y <= drawing.height - dot.radius


class TestPages:
    def test_show_maps_and_the_same_in_words(self, site: Path) -> None:
        route_of(site, "hall, nowhere, sunfell")
        add_meeting(site, "talks-norfell", "norfell")
        built = pelican(site)
        assert built.returncode == 0, built.stdout + built.stderr
        visit = page(site / "build", "visits/road-2033")
        said = words(visit.select_one("figcaption"))
        assert "Hall shown at Norfell -18.1, 178.4" in said
        assert "recorded for it: Nowhere ." in said
        assert page(site / "build", "places/corvane").select("svg.map")
        assert page(site / "build", "places/nowhere").select("svg.map") == []
        places = page(site / "build", "places")
        assert [link["aria-label"] for link in places.select(".map-wide a")] == [
            "Corvane: 4 meetings held",
            "Norfell: 1 meeting held",
            "Sunfell: no meeting held",
            "Nextdoor: no meeting held",
        ]
