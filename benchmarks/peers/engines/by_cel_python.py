"""CEL in Python: cel-python."""

import celpy
from expressions import judging


def prepare(criteria):
    """Return what judges one file."""
    environment = celpy.Environment()
    return judging(
        criteria,
        "criteria.cel.yaml",
        compile_text=lambda text: environment.program(environment.compile(text)),
        evaluate=lambda expression, known: expression.evaluate(known),
        known_from=lambda data: {"profile": celpy.json_to_cel(data)},
    )
