"""What the OpenAPI description says of files to take away."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from app.components.export.menu import TABLE
from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.exports import MEDIA_TYPES, TABLES, Kind
from app.web.export_parameters import picture_parameters
from app.web.parameters import Parameter
from app.web.view_parameters import view_parameters

_Described: TypeAlias = dict[str, Any]


def export_paths(dataset: Dataset, of_query: Callable[[Parameter], _Described]) -> dict[str, _Described]:
    """The descriptions by path; `of_query` describes a parameter of the query string."""
    view = [of_query(parameter) for parameter in view_parameters(dataset)]
    pictures = [of_query(parameter) for parameter in picture_parameters()]
    tables = ", ".join(TABLES)
    return {
        "/export/{name}.{ending}": _get(
            "export",
            "A chart, or the table of figures, as a file for the view that the parameters describe. The last "
            f"parameters, from size on, are for pictures alone; the table has the kinds {tables}.",
            [_of_path("name", [*Chart, TABLE]), _of_path("ending", Kind), *view, *pictures],
            {
                media_type: {"schema": {"type": "string", "format": "binary"}}
                for media_type in MEDIA_TYPES.values()
            },
        ),
        "/export/{name}.cite.json": _get(
            "cite",
            "How to cite a chart or the table of figures: as text, BibTeX, RIS and CSL-JSON.",
            [_of_path("name", [*Chart, TABLE]), *view],
            {"application/json": {"schema": _CITATION}},
        ),
        "/export/package.zip": _get(
            "package",
            "All tables as a Frictionless Data Package, with readme, licence and citation.",
            [],
            {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        ),
    }


_FORMS = ("data_version", "text", "bibtex", "ris", "csl_json")
_CITATION = {
    "type": "object",
    "required": list(_FORMS),
    "properties": {form: {"type": "string"} for form in _FORMS},
}


def _get(
    name: str, summary: str, parameters: Iterable[_Described], content: Mapping[str, Any]
) -> dict[str, _Described]:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": list(parameters),
            "responses": {
                "200": {
                    "description": "The file, with its name in Content-Disposition.",
                    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                    "content": dict(content),
                },
                "304": {"$ref": "#/components/responses/NotChanged"},
                "400": {"$ref": "#/components/responses/BadParameter"},
                "409": {
                    "description": "The data package: the data of the server were replaced since it was started.",
                    "content": error,
                },
                "501": {"description": "No browser draws pictures here.", "content": error},
                "503": {
                    "description": "Too many files are being made; Retry-After says when to ask again.",
                    "content": error,
                },
            },
        }
    }


def _of_path(name: str, allowed: Iterable[str]) -> _Described:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": {"name": "The chart, or the table.", "ending": "The kind of file."}[name],
        "schema": {"type": "string", "enum": [str(word) for word in allowed]},
    }
