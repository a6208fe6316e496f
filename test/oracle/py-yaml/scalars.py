"""What PyYAML's SafeLoader, as cloud-init uses it, makes of single scalars: a JSON list of texts in, a JSON object out."""

import datetime
import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Knows the one tag more that cloud-init's own child of SafeLoader knows."""


Loader.add_constructor("tag:yaml.org,2002:python/unicode", yaml.SafeLoader.construct_yaml_str)


def described(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean " + str(value).lower()
    if isinstance(value, int):
        return f"integer {value}"
    if isinstance(value, float):
        return "float " + repr(value)
    if isinstance(value, bytes):
        return "bytes " + value.hex()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "timestamp"
    if isinstance(value, str):
        return "text " + value
    return type(value).__name__


def outcome(spelling):
    try:
        loaded = yaml.load(f"key: {spelling}\n", Loader=Loader)
    except Exception:  # the loader crashes on some scalars with errors that are not its own
        return "refused"
    return described(loaded["key"])


if len(sys.argv) > 1:
    print(json.dumps({"PyYAML": yaml.__version__, "python": sys.version.split()[0]}))
else:
    print(json.dumps({spelling: outcome(spelling) for spelling in json.load(sys.stdin)}))
