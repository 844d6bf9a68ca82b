"""Files that pages offer: what a view shows, under a name that tells what is in it."""

from app.data.absence import absences
from app.data.dataset import Dataset
from app.data.obs_status import obs_statuses
from app.data.package.columns import Column
from app.data.package.schema import TABLES
from app.data.queries import filters_of, observations, ordered
from app.export.table.rows import STATUS, missing_rows
from app.state.view import FILTERS, Page, ViewState
from app.text.export.csv import spreadsheet_csv
from app.text.i18n import speaking
from app.web.endpoints import Answer, Endpoint, Given
from app.web.view_parameters import read_view, view_parameters

OBSERVATIONS = "/download/observations.csv"
_COLUMNS = {
    **TABLES["observations"].columns,
    STATUS: Column(
        "Code of the SDMX code list CL_OBS_STATUS: what to know of the number, or why there is none."
    ),
}


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
    return Endpoint(OBSERVATIONS, "download", summary, view_parameters(dataset), answer, _COLUMNS)


def filename(dataset: Dataset, state: ViewState) -> str:
    """A name such as `mekong-corridors_observations_origin-MMR_year-2019_3f9c1a2.csv`."""
    parts = []
    for name in FILTERS:
        if name in state.active_filters():
            value = getattr(state, name)
            parts.append(
                f"{name.removesuffix('_year')}-{'+'.join(value) if isinstance(value, tuple) else value}"
            )
    words = "_".join(parts) or "all"
    # File systems take 255 bytes; the version at the end must survive.
    return f"mekong-corridors_observations_{words[:160]}_{dataset.version}.csv"
