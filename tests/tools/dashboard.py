"""The dashboard without a browser: its callbacks are asked as the page asks them."""

import json
from typing import Any

from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Dashboard:
    """A WSGI client of the app that knows its callbacks."""

    def __init__(self, app: Dash) -> None:
        self.app = app
        self.client: FlaskClient = app.server.test_client()
        self._callbacks = json.loads(self.client.get("/_dash-dependencies").data)

    def ask(self, output: str, changed: str, **values: Any) -> dict[str, Any] | None:
        """Call the callback that fills `output` (as `flow-map.figure`) after `changed` has changed.

        `values` are those of inputs and states, with `__` for the dot and `_` for hyphens in ids (`url__search`); the
        others are null. The answer is by id and property, None if the callback leaves everything as it is.
        """
        answer = self.answer(output, changed, **values)
        if answer.status_code == 204:
            return None
        assert answer.status_code == 200, answer.text[:600]
        found: dict[str, Any] = json.loads(answer.data)["response"]
        return found

    def answer(
        self, output: str, changed: str, headers: dict[str, str] | None = None, **values: Any
    ) -> TestResponse:
        """The same as the server sends it, to a browser with these headers."""
        given = {name.replace("__", ".").replace("_", "-"): value for name, value in values.items()}
        callback = next(row for row in self._callbacks if self._fills(row, output, changed))
        body = {
            "output": callback["output"],
            "outputs": self._outputs(callback["output"]),
            "changedPropIds": [changed],
            **{kind: [self._filled(row, given) for row in callback[kind]] for kind in ("inputs", "state")},
        }
        return self.client.post("/_dash-update-component", json=body, headers=headers)

    def page(self, path: str, search: str = "") -> Any:
        """The layout of the page at a path, as the router sends it."""
        answer = self.ask("page.children", "url.pathname", url__pathname=path, url__search=search)
        assert answer is not None
        return answer["page"]["children"]

    @staticmethod
    def _fills(callback: dict[str, Any], output: str, changed: str) -> bool:
        filled = {part.split("@")[0] for part in callback["output"].strip(".").split("...")}
        return output in filled and changed in {
            f"{row['id']}.{row['property']}" for row in callback["inputs"]
        }

    @staticmethod
    def _outputs(text: str) -> Any:
        named = [
            dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
            for part in text.strip(".").split("...")
        ]
        return named if text.startswith("..") else named[0]

    @staticmethod
    def _filled(row: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": row["id"],
            "property": row["property"],
            "value": given.get(f"{row['id']}.{row['property']}"),
        }
