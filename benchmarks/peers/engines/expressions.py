"""Criteria as pairs of expressions: one that holds where it passes, one where it fails."""

import yaml
from written import IDS, load


def judging(criteria, name, *, compile_text, evaluate, known_from):
    """Return what judges one file with the expressions of a file."""
    with open(f"{criteria}/{name}", encoding="utf-8") as file:
        written = yaml.load(file, yaml.CSafeLoader)
    constants = written.get("constants", {})

    def compiled(text):
        for name, value in constants.items():
            text = text.replace(name, value)
        return compile_text(text)

    variables = [(name, compiled(text)) for name, text in written["variables"].items()]
    pairs = {
        id: (compiled(pair["pass"]), compiled(pair["fail"]))
        for id, pair in written["criteria"].items()
    }

    def judge(path):
        known = known_from(load(path))
        for name, expression in variables:
            known[name] = evaluate(expression, known)
        for id in IDS:
            if id not in pairs:
                yield "-"
            elif evaluate(pairs[id][0], known):
                yield "pass"
            else:
                yield "fail" if evaluate(pairs[id][1], known) else "unknown"

    return judge
