"""What cloud-init's own validator finds in texts.

judge.py TREE reads a JSON list of texts and prints a JSON list of verdicts; TREE is the path of an unpacked cloud-init, of
any release from 22.2 on. A verdict is {"unreadable": why}, or {"findings": [[kind, path, message], ...]}, where kind is
"error" or "deprecated". The header of a text and its templates are not looked at: those are judged by the command alone.
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

import yaml  # noqa: E402
from cloudinit import safeyaml  # noqa: E402
from cloudinit.config import schema as S  # noqa: E402

if hasattr(S, "_get_validator"):
    VALIDATOR = S._get_validator(S.get_schema(S.SchemaType.CLOUD_CONFIG), False)
else:
    Validator, checker = S.get_jsonschema_validator()
    VALIDATOR = Validator(S.get_schema(), format_checker=checker)


def verdict(text):
    try:
        config, _ = safeyaml.load_with_marks(text)
        if config is not None and not isinstance(config, dict):
            return {"unreadable": "not a mapping"}
        if isinstance(config, dict):
            config.pop("schemamarks", None)
    except yaml.YAMLError as error:
        return {"unreadable": str(getattr(error, "problem", None) or error).split("\n", 1)[0]}
    except Exception as error:  # the loader crashes on some texts with errors that are not its own
        return {"unreadable": type(error).__name__}
    try:
        found = [
            [
                "deprecated" if isinstance(error, S.SchemaDeprecationError) else "error",
                ".".join(map(str, error.path)),
                error.message.split("\n", 1)[0][:200],
            ]
            for error in VALIDATOR.iter_errors(config or {})
        ]
    except Exception as error:
        return {"findings": [["crash", "", type(error).__name__]]}
    seen = []
    for finding in found:
        if finding not in seen:
            seen.append(finding)
    return {"findings": sorted(seen)}


print(json.dumps([verdict(text) for text in json.load(sys.stdin)]))
