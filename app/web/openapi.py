"""The OpenAPI 3.1 description of the API, made from the registries that answer it."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.data.dataset import Dataset
from app.data.package.columns import Column
from app.web.endpoints import BASE, Endpoint
from app.web.export_openapi import export_paths
from app.web.parameters import Parameter

OWN_PATH = f"{BASE}/openapi.json"

_TYPES = {"string": "string", "number": ["number", "null"], "integer": ["integer", "null"]}
_PROGRAM_VERSION = "1.0.0"
"""The version of the API's form, not of the data."""


def description(dataset: Dataset, endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """The whole description; `info` names the data version."""
    endpoints = tuple(endpoints)
    lists = tuple(endpoint for endpoint in endpoints if endpoint.columns)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Mekong Migration Corridors",
            "version": _PROGRAM_VERSION,
            "description": (
                f"Figures of migration in the Greater Mekong Subregion, data version {dataset.version}, "
                "each with its source, date and bound. Figures of different series are not comparable unless "
                "series.csv says so, stocks are not added to flows, overlapping channels are not added up. "
                "Codes match exactly; what is not known is refused with what is allowed."
            ),
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "paths": {
            **{endpoint.path: {"get": _operation(endpoint)} for endpoint in endpoints},
            **export_paths(dataset, _parameter),
            OWN_PATH: {"get": _plain_operation("openapi", "This description.", "An OpenAPI 3.1 document.")},
            "/healthz": {
                "get": _plain_operation("healthz", "Whether the data are loaded.", "They are.", _HEALTH)
            },
        },
        "components": {
            "schemas": {
                **{_row_name(endpoint): _row(endpoint.columns) for endpoint in lists},
                "Error": _ERROR,
            },
            "responses": {
                "NotChanged": {
                    "description": "What was sent before still holds; If-None-Match named its ETag."
                },
                "BadParameter": {
                    "description": "A parameter is unknown, or its value is not allowed.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                },
            },
            "headers": {
                "ETag": {
                    "description": "Changes with the data, the program and the address.",
                    "schema": {"type": "string"},
                }
            },
        },
    }


_HEALTH = {
    "type": "object",
    "required": ["status", "data_version", "observations"],
    "properties": {
        "status": {"const": "ok"},
        "data_version": {"type": "string"},
        "observations": {"type": "integer", "minimum": 0},
    },
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["parameter", "value", "allowed", "message"],
            "properties": {
                "parameter": {"type": "string", "description": "The parameter that cannot be used."},
                "value": {"type": "string", "description": "What stood there."},
                "allowed": {
                    "type": "array",
                    "items": {"type": "string"},
                    "description": "Codes that may stand there, or one sentence that says what may.",
                },
                "message": {"type": "string", "description": "The same as a sentence."},
            },
        }
    },
}


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [_parameter(parameter) for parameter in endpoint.parameters],
        "responses": {
            "200": {
                "description": "The rows." if endpoint.columns else "A Plotly figure: data and layout.",
                "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                "content": _list_content(endpoint) if endpoint.columns else _figure_content(),
            },
            "304": {"$ref": "#/components/responses/NotChanged"},
            "400": {"$ref": "#/components/responses/BadParameter"},
        },
    }


def _plain_operation(
    name: str, summary: str, answer: str, schema: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    content = {"application/json": {"schema": schema or {"type": "object"}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {"200": {"description": answer, "content": content}},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    form = {"style": "form", "explode": False} if parameter.is_list else {}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_needed,
        "description": parameter.description,
        "schema": dict(parameter.schema),
        **form,
    }


def _list_content(endpoint: Endpoint) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{_row_name(endpoint)}"}}
    schema = {
        "type": "object",
        "required": ["data_version", "total", "limit", "offset", endpoint.name],
        "properties": {
            "data_version": {"type": "string"},
            "total": {"type": "integer", "minimum": 0, "description": "Rows before limit and offset."},
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
            endpoint.name: rows,
        },
    }
    return {
        "application/json": {"schema": schema},
        "text/csv": {
            "schema": {"type": "string", "description": "The same columns in the same order, with a head."}
        },
    }


def _figure_content() -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["data", "layout"],
        "properties": {"data": {"type": "array", "items": {"type": "object"}}, "layout": {"type": "object"}},
    }
    return {"application/json": {"schema": schema}}


def _row_name(endpoint: Endpoint) -> str:
    return "".join(part.capitalize() for part in endpoint.name.split("_")) + "Row"


def _row(columns: Mapping[str, Column]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(columns),
        "properties": {name: _cell(column) for name, column in columns.items()},
    }


def _cell(column: Column) -> dict[str, Any]:
    """The JSON schema of a column; an empty text is allowed where no value is required."""
    schema: dict[str, Any] = {"description": column.description}
    kind = _TYPES[column.type]
    if column.type != "string":
        return schema | {"type": kind[0] if column.required else kind}
    schema["type"] = kind
    if words := column.constraints.get("enum"):
        return schema | {"enum": list(words) if column.required else ["", *words]}
    if pattern := column.constraints.get("pattern"):
        return schema | {"pattern": f"^(?:{pattern})$" if column.required else f"^(?:{pattern})?$"}
    return schema
