"""JSON Schema in Python: jsonschema."""

import jsonschema

from schemas import judging


def prepare(criteria):
    """Return what judges one file."""
    return judging(criteria, lambda schema: jsonschema.Draft202012Validator(schema).is_valid)
