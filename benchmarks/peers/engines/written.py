"""A profile as most engines want it: plain data, days left as text."""

import yaml

IDS = [f"B-{number:02}" for number in range(1, 13)]
TIMESTAMP = "tag:yaml.org,2002:timestamp"


class Loader(yaml.CSafeLoader):
    """The C loader of PyYAML, without days."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # as PyYAML has it
        first: [(tag, pattern) for tag, pattern in resolvers if tag != TIMESTAMP]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def load(path):
    """Return the data of a file."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader)
