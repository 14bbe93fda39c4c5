"""Criteria as pairs of schemas: one that fits where it passes, one where it fails."""

import json

from written import IDS, load


def judging(criteria, validator):
    """Return what judges one file with the schemas, turned into checks by `validator`."""
    with open(criteria + "/criteria.schema.json", encoding="utf-8") as file:
        written = json.load(file)
    definitions = written["$defs"]

    def fits(name):
        whole = {"$defs": definitions, "$ref": f"#/$defs/{name}"}
        return validator({"$schema": written["$schema"], **whole})

    pairs = [
        (fits(f"{id}-pass"), fits(f"{id}-fail")) if f"{id}-pass" in definitions else None
        for id in IDS
    ]

    def judge(path):
        data = load(path)
        for pair in pairs:
            if pair is None:
                yield "-"
            elif pair[0](data):
                yield "pass"
            else:
                yield "fail" if pair[1](data) else "unknown"

    return judge
