"""Rego in C++: regopy, the Python binding of rego-cpp."""

import json

import regopy
from written import load


def prepare(criteria):
    """Return what judges one file."""
    engine = regopy.Interpreter()
    with open(criteria + "/criteria.rego", encoding="utf-8") as file:
        engine.add_module("criteria", file.read())

    def judge(path):
        engine.set_input(load(path))
        return json.loads(str(engine.query("data.criteria.verdicts")))["expressions"][0]

    return judge
