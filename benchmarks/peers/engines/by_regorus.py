"""Rego in Rust: regorus, under the name that its wheel has; it reads the YAML itself."""

import json

import regorus


def prepare(criteria):
    """Return what judges one file."""
    engine = regorus.Engine()
    engine.add_policy_from_file(criteria + "/criteria.rego")
    engine.add_policy("raw.rego", RAW)

    def judge(path):
        with open(path, encoding="utf-8") as file:
            engine.set_input_json(json.dumps(file.read()))
        return engine.eval_rule("data.raw.verdicts")

    return judge


RAW = """
package raw

import rego.v1

verdicts := found if {
	document := yaml.unmarshal(input)
	found := data.criteria.verdicts with input as document
}
"""
