"""Expressions on Python objects: rule-engine."""

import rule_engine
from expressions import judging


def prepare(criteria):
    """Return what judges one file."""
    context = rule_engine.Context(default_value=None)
    return judging(
        criteria,
        "criteria.rule-engine.yaml",
        compile_text=lambda text: rule_engine.Rule(text, context=context),
        evaluate=lambda rule, known: rule.evaluate(known),
        known_from=sections,
    )


def sections(data):
    """Return the sections of a profile, what has an id as a list of records."""
    lists = {"who": data.pop("entities"), "pieces": data.pop("evidence")}
    for name, records in lists.items():
        data[name] = [{"id": id, **record} for id, record in records.items()]
    return data
