"""Words of files that are taken away: heads of columns, names of sheets, what stands where no figure does."""

from app.data.dataset import Dataset, Mention
from app.data.package.schema import TABLES
from app.data.shown_parts import Role
from app.text.i18n import _, named
from app.text.map.words import mention_text


def head_words(column: str) -> str:
    """The head of a column for people; columns of codes keep their own name, which programs know."""
    return {
        "origin_name": _("Origin"),
        "destination_name": _("Destination"),
        "place_name": _("Country"),
        "value": _("Figure"),
        "value_low": _("Low end"),
        "value_high": _("High end"),
        "unit_name": _("Unit"),
        "figure_words": _("Figure in words"),
        "measure_name": _("What is counted"),
        "counts": _("Who is counted"),
        "channel_name": _("Channel"),
        "sector_name": _("Sector"),
        "sex_name": _("Women and men"),
        "date_words": _("Date"),
        "evidence": _("Kind of figure"),
        "warnings": _("Warnings"),
        "note": _("Note"),
        "source_name": _("Source"),
        "source_citation": _("Reference of the source"),
        "source_licence": _("Licence of the source"),
        "via_name": _("Read in"),
        "series_title": _("Series"),
        "shown_as": _("In the chart"),
        "worked_out": _("Worked out here"),
        "worked_out_unit": _("Unit of what is worked out"),
        "worked_out_from": _("Worked out of"),
        "kind_name": _("Kind"),
        "title": _("Title"),
        "description": _("Description"),
        "places_names": _("Places"),
        "reason": _("Why there is no number"),
        "how": _("How"),
        "input_values": _("Numbers that went in"),
        "inputs": _("Keys of the figures that went in"),
        "name": _("Name"),
        "meaning": _("Meaning"),
        "publisher": _("Publisher"),
        "edition": _("Edition"),
        "year": _("Year"),
        "licence": _("Licence"),
        "url": _("Address"),
        "citation": _("Reference"),
        "figures": _("Figures here"),
    }.get(column, column)


def sheet_name(sheet: str) -> str:
    """The name of a sheet of a workbook."""
    return {
        "figures": _("Figures"),
        "events": _("Events"),
        "sector_mentions": _("Named without a number"),
        "without_number": _("No number"),
        "worked_out": _("Worked out here"),
        "areas": _("Shaded areas"),
        "crossings": _("Border crossings"),
        "province_mentions": _("Provinces"),
        "sources": _("Sources"),
        "definitions": _("Definitions"),
        "view": _("View"),
    }[sheet]


def column_meaning(column: str, table: str = "observations") -> str:
    """What a column holds, in one sentence; `table` is the one of the data package whose columns a file has."""
    own = {
        "shown_as": _(
            "Whether the chart, at its usual size, draws the figure; whether that picture has no place for it, because "
            "it is too small, has an end outside, or there are too many; whether it stands only in the list or table "
            "beside the chart; whether it is set aside as doubtful, and not drawn; or whether only the sentence that "
            "tells what the chart shows names it."
        ),
        "figure_words": _("The number with its bound and unit, as the pages write it."),
        "counts": _("Whom or what the series counts."),
        "evidence": _("Bound, stage and kind of evidence in words."),
        "obs_status": _(
            "Code of the SDMX code list CL_OBS_STATUS: what to know of the number, or why there is none."
        ),
        "worked_out": _("What the chart shows at this figure, worked out here; no source prints it."),
        "worked_out_from": _("Keys of the figures that went in."),
        "source_citation": _("How to refer to the source."),
        "source_licence": _("The terms of the producer, as far as they are stated."),
        "view_title": _("The chart or table from which this file comes, with its filters."),
        "view_address": _("Where the view can be opened; empty where this copy has no public address."),
        "data_version": _("The edition of the data."),
        "data_date": _("The date of that edition."),
    }
    described = TABLES[table].columns.get(column)
    return own.get(column) or (named(described.description) if described else "")


def code_words(column: str) -> str:
    """What the codes of a column are, as the kind of a term."""
    return {
        "series_id": _("Series"),
        "measure": _("Measure"),
        "channel": _("Channel"),
        "sector": _("Sector"),
        "flags": _("Warning"),
        "bound": _("Bound"),
        "status": _("Evidence"),
        "stage": _("Stage"),
        "confidence": _("Confidence"),
        "obs_status": _("SDMX status"),
    }[column]


def role_words(role: Role) -> str:
    """How a chart shows a figure."""
    return {
        Role.DRAWN: _("drawn"),
        Role.ROOM: _("not in the picture"),
        Role.LISTED: _("listed beside the chart"),
        Role.SET_ASIDE: _("set aside as doubtful"),
        Role.NAMED: _("named in the sentence only"),
    }[role]


def shortened_words() -> str:
    """What a CSV of very many figures leaves out, and where it stands."""
    return _(
        "With so many figures the CSV leaves out words that follow from its codes: who is counted, references and "
        "licences. The data package has them, once for each series and source."
    )


def mention_note(dataset: Dataset, row: Mention) -> str:
    """A sector named without a number, with what the source says of it."""
    sentence = _("{mention}. That is no zero.").format(mention=mention_text(dataset, row))
    return _("{sentence} {note}").format(sentence=sentence, note=named(row.note)) if row.note else sentence


def view_labels() -> dict[str, str]:
    """The names of what is said of a view."""
    return {
        "title": _("Title"),
        "subtitle": _("What is shown"),
        "filters": _("Filters"),
        "finding": _("Finding"),
        "source": _("Sources"),
        "notes": _("Notes"),
        "address": _("Address of the view"),
        "data_version": _("Data version"),
        "data_date": _("Date of the data"),
        "made": _("File made on"),
        "licence": _("Licence"),
        "citation": _("How to cite"),
        "caution": _("Before you calculate"),
    }


def caution_words() -> str:
    """What a person who adds up cells must know first."""
    return _(
        "Figures of different series count different people: do not add them up, and never add numbers at a date to "
        "numbers within a period. “More than”, ranges and estimates keep their words when they are quoted. No figure "
        "does not mean zero."
    )
