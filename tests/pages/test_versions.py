"""A link that names the data version it was made with: the page says what has changed since."""

import re
from pathlib import Path

import pytest

from app.components.ids import Ids
from app.config import ROOT
from app.data.dataset import Dataset
from app.data.editions.releases import releases
from tests.tools.dashboard import Dashboard
from tests.tools.tree import parts, with_class, words

FIRST = next(iter(releases(ROOT / "data")))
UNKNOWN = "0000000"


def notices(dashboard: Dashboard, path: str, search: str) -> list[object]:
    answer = dashboard.ask("notice.children", "url.search", url__pathname=path, url__search=search)
    assert answer is not None
    found = answer[Ids.NOTICE]["children"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", ["/", "/trends", "/data", "/sources"])
def test_a_link_of_an_earlier_edition_says_what_changed_in_its_view(
    dashboard: Dashboard, dataset: Dataset, path: str
) -> None:
    (notice,) = notices(dashboard, path, f"?data={FIRST}&measure=stock")
    assert {part["type"] for part in parts(notice)} >= {"Details", "Summary", "Ul"}
    assert f"data version {FIRST} of " in words(notice)
    assert f"shown is version {dataset.version} of " in words(notice)
    assert re.search(r"[\d,]+ added, [\d,]+ changed, [\d,]+ removed\.", words(notice))
    (lists,) = with_class(notice, "changes")
    assert "Added" in words(lists)
    assert lists["tabIndex"] == 0
    assert lists["aria-label"]


def test_a_view_without_changes_says_so(dashboard: Dashboard) -> None:
    (notice,) = notices(dashboard, "/", f"?data={FIRST}&origin=VNM&destination=DEU&year=1990")
    assert words(notice).endswith("No figure of this view differs.")
    assert not with_class(notice, "changes")


@pytest.mark.parametrize("path", ["/", "/data"])
def test_an_unknown_edition_is_said_to_be_unknown(dashboard: Dashboard, path: str) -> None:
    (notice,) = notices(dashboard, path, f"?data={UNKNOWN}")
    assert f"{UNKNOWN}, which is not kept here" in words(notice)


def test_a_current_link_needs_no_notice(dashboard: Dashboard, dataset: Dataset) -> None:
    assert notices(dashboard, "/", f"?data={dataset.version}") == []


def test_what_is_no_version_is_named_like_all_that_is_ignored(dashboard: Dashboard) -> None:
    first, second = notices(dashboard, "/", "?data=../x&colour=red")
    assert '"../x"' in words(first)
    assert '"red"' in words(second)


def test_no_link_of_the_page_carries_the_version_on(dashboard: Dashboard) -> None:
    search = f"?data={FIRST}&channel=MOU"
    answer = dashboard.ask("filters.className", "url.search", url__pathname="/", url__search=search)
    assert answer is not None
    pages = [dashboard.page(path, search) for path in ("/", "/trends", "/data", "/sources")]
    hrefs = [part["href"] for part in parts([answer[Ids.NAVIGATION]["children"], pages]) if "href" in part]
    assert hrefs
    assert not [href for href in hrefs if "data=" in href]
    after = dashboard.ask(
        "url.search",
        "filter-origin.value",
        url__pathname="/",
        url__search=search,
        filter_origin__value=["LAO"],
    )
    assert after == {Ids.URL: {"search": "?origin=LAO&channel=MOU"}}


def test_the_page_names_its_version_for_copied_links(dashboard: Dashboard, dataset: Dataset) -> None:
    assert f'name="data-version" content="{dataset.version}"' in dashboard.client.get("/").text


def test_the_first_editions_are_kept_beside_the_data() -> None:
    assert (Path(ROOT) / "data" / "releases" / f"{FIRST}.csv.xz").is_file()
