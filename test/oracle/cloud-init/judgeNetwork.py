"""What cloud-init's own check finds in network configs, as `cloud-init schema -t network-config` goes through them.

judgeNetwork.py TREE reads a JSON list of texts and prints a JSON list of verdicts; TREE is the path of an unpacked cloud-init, of
24.2 or later. A verdict is {"unreadable": why}, or {"findings": [[kind, path, message], ...]}, where kind is "error" or
"deprecated", with "fails": the error that cloud-init itself ends with when it takes the config apart, if any. Netplan must not be importable: with it, version 2 would be judged by netplan.
"""

import copy
import json
import logging
import sys

sys.path.insert(0, sys.argv[1])

import yaml  # noqa: E402
from cloudinit import safeyaml  # noqa: E402
from cloudinit.config import schema as S  # noqa: E402
from cloudinit.net import network_state  # noqa: E402

if S.LIBNETPLAN_AVAILABLE:
    sys.exit("netplan is installed: version 2 would be judged by it")

TYPES = {1: S.SchemaType.NETWORK_CONFIG_V1, 2: S.SchemaType.NETWORK_CONFIG_V2}
VALIDATORS = {version: S._get_validator(S.get_schema(each), False) for version, each in TYPES.items()}


logging.disable(logging.CRITICAL)


def failure(config):
    """As the first boot takes a config apart for the files that it writes, where netplan does not take it as it stands."""
    try:
        network_state.parse_net_config_data(copy.deepcopy(config.get("network", config)))
    except Exception as error:
        return {"fails": type(error).__name__}
    return {}


def verdict(text):
    try:
        config, _ = safeyaml.load_with_marks(text)
        if isinstance(config, dict):
            config.pop("schemamarks", None)
    except yaml.YAMLError as error:
        return {"unreadable": str(getattr(error, "problem", None) or error).split("\n", 1)[0]}
    except Exception as error:  # the loader crashes on some texts with errors that are not its own
        return {"unreadable": type(error).__name__}
    if config is None:
        return {"findings": []}
    if not isinstance(config, dict):
        return {"unreadable": "not a mapping"}
    try:
        # An empty config is not judged.
        if not config.get("network", config):
            return {"findings": []}
        version = S.network_schema_version(config)
        # Without a version that it knows it judges by version 2.
        validator = VALIDATORS[1 if version == 1 else 2]
        found = [
            [
                "deprecated" if isinstance(error, S.SchemaDeprecationError) else "error",
                ".".join(map(str, error.path)),
                error.message.split("\n", 1)[0][:160],
            ]
            for error in validator.iter_errors(config)
        ]
    except Exception as error:
        return {"findings": [["crash", "", type(error).__name__]]}
    seen = []
    for finding in found:
        if finding not in seen:
            seen.append(finding)
    return {"findings": sorted(seen), **failure(config)}


print(json.dumps([verdict(text) for text in json.load(sys.stdin)]))
