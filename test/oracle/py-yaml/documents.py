"""What PyYAML's SafeLoader makes of whole texts: a JSON list of texts in, a JSON list of outcomes out.

What the product keeps no value of (null, dates, sets, lists of pairs) is "UNKNOWN"; whole numbers beyond 2^53 end in n.
"""

import datetime
import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Knows the one tag more that cloud-init's own child of SafeLoader knows."""


Loader.add_constructor("tag:yaml.org,2002:python/unicode", yaml.SafeLoader.construct_yaml_str)


def key(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def plain(value):
    if value is None or isinstance(value, (set, datetime.date)):
        return "UNKNOWN"
    if isinstance(value, dict):
        return {key(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        if value and all(isinstance(item, tuple) for item in value):
            return "UNKNOWN"
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        return f"{value}n"
    return value


def outcome(text):
    try:
        value = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {"refused": str(getattr(error, "problem", None) or error).split("\n")[0], "line": mark.line + 1 if mark else None}
    except RecursionError:
        return {"refused": "too deep", "line": None}
    except Exception as error:  # the loader crashes on some texts with errors that are not its own
        return {"refused": type(error).__name__, "line": None}
    try:
        return {"value": plain(value)}
    except RecursionError:
        return {"refused": "endless", "line": None}


print(json.dumps([outcome(text) for text in json.load(sys.stdin)]))
