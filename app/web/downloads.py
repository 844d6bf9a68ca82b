"""Files that pages offer beside the export menu: figures of a view and whole tables, under names that tell what is in
them.
"""

from app.components.export.menu import list_address
from app.data.absence import absences
from app.data.dataset import Dataset
from app.data.obs_status import obs_statuses
from app.data.package.columns import Column
from app.data.package.schema import TABLES
from app.data.queries import filters_of, observations, ordered
from app.export.file import choice_words
from app.export.table.beside import STATUS
from app.export.table.rows import missing_rows
from app.state.view import Page, ViewState
from app.text.export.csv import spreadsheet_csv
from app.text.i18n import speaking
from app.web.endpoints import Answer, Endpoint, Given
from app.web.parameters import read_all
from app.web.view_parameters import read_view, view_parameters

LISTS = ("sources", "series", "channels", "sectors", "flags", "disagreements")
"""Tables that the page about sources shows and offers."""
_COLUMNS = {
    **TABLES["observations"].columns,
    STATUS: Column(
        "Code of the SDMX code list CL_OBS_STATUS: what to know of the number, or why there is none."
    ),
}


def downloads(dataset: Dataset) -> tuple[Endpoint, ...]:
    """All of them."""
    return (observations_file(dataset), *(list_file(dataset, name) for name in LISTS))


def observations_file(dataset: Dataset) -> Endpoint:
    """All figures of a view of the data page, in the order shown, not only those of one sheet.

    Where the reader named origins and destinations, rows without key and value follow for what has no number.
    """

    def answer(given: Given) -> Answer:
        state, _ = read_view(dataset, Page.DATA, given)
        frame = ordered(dataset, observations(dataset, filters_of(state)), state.sort, state.lang)
        figures = frame.assign(**{STATUS: obs_statuses(dataset)[frame.index]})
        with speaking(state.lang):
            missing = missing_rows(dataset, state, absences(dataset, state))
        return Answer(spreadsheet_csv([figures, missing], _COLUMNS), "text/csv", filename(dataset, state))

    summary = "The figures of a view of the data page, for a spreadsheet."
    return Endpoint(
        list_address("observations"), "download", summary, view_parameters(dataset), answer, _COLUMNS
    )


def list_file(dataset: Dataset, name: str) -> Endpoint:
    """A whole table of the data package, such as the sources, for a spreadsheet."""
    table = TABLES[name]

    def answer(given: Given) -> Answer:
        read_all(given, ())
        content = spreadsheet_csv([dataset.table(name)], table.columns)
        return Answer(content, "text/csv", f"mekong-corridors_{name}_{dataset.version}.csv")

    return Endpoint(
        list_address(name), "download", f"{table.title}, for a spreadsheet.", (), answer, table.columns
    )


def filename(dataset: Dataset, state: ViewState) -> str:
    """A name such as `mekong-corridors_observations_origin-MMR_year-2019_2026-11-23_3f9c1a2.csv`."""
    return f"mekong-corridors_observations_{choice_words(state)}_{dataset.released}_{dataset.version}.csv"
