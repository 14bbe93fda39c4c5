"""JSON Schema in Rust: jsonschema-rs."""

import jsonschema_rs

from schemas import judging


def prepare(criteria):
    """Return what judges one file."""
    return judging(criteria, lambda schema: jsonschema_rs.validator_for(schema).is_valid)
