"""CEL in C++: cel-expr-python."""

from cel_expr_python import cel
from expressions import judging

NAMES = (
    "profile union complete entities contract provider seats foreign domestic keeping backups"
    " direct vetoes candidates"
)


def prepare(criteria):
    """Return what judges one file."""
    environment = cel.NewEnv(variables=dict.fromkeys(NAMES.split(), cel.Type.DYN))
    return judging(
        criteria,
        "criteria.cel.yaml",
        compile_text=environment.compile,
        evaluate=lambda expression, known: expression.eval(data=known).plain_value(),
        known_from=lambda data: {"profile": data},
    )
