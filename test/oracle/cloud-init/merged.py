"""What cloud-init merges out of messages and archives: merged.py TREE reads a JSON list of texts from stdin.

TREE is the path of an unpacked cloud-init. Prints a JSON list: for each text {"value": VALUE, "parts": N}, VALUE being what its
own handlers hold behind the last part, on the machine with launch index 0, and N how many parts went in; or {"failed": NAME}
where cloud-init stops. With a second argument, a file of instance data, templates among the parts are rendered by it. With
--load the texts are YAML, and VALUE is what PyYAML makes of each. Values are tagged, so that JSON can hold them.
"""

import base64
import datetime
import json
import logging
import math
import sys

sys.path.insert(0, sys.argv[1])

from cloudinit import filters, handlers, user_data, util  # noqa: E402,F401
from cloudinit.filters import launch_index  # noqa: E402
from cloudinit.handlers.cloud_config import CloudConfigPartHandler  # noqa: E402
from cloudinit.handlers.jinja_template import JinjaTemplatePartHandler  # noqa: E402

logging.disable(logging.CRITICAL)


class Paths:
    def __init__(self, instance_data):
        self.instance_data = instance_data

    def get_ipath(self, _name):
        return None

    def get_runpath(self, _name):
        return self.instance_data


def tagged(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"int": str(value)}
    if isinstance(value, float):
        return {"float": "nan" if math.isnan(value) else repr(value)}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, (datetime.date, datetime.datetime)):
        return {"time": value.isoformat()}
    if isinstance(value, list):
        return [tagged(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[tagged(key), tagged(item)] for key, item in value.items()]}
    return {"other": repr(value)}


def merged(text, instance_data):
    try:
        message = launch_index.Filter(0).apply(user_data.UserDataProcessor(None).process(text.encode()))
        config = CloudConfigPartHandler(Paths(instance_data))
        jinja = JinjaTemplatePartHandler(Paths(instance_data), sub_handlers=[config])
        known = {kind: handler for handler in (config, jinja) for kind in handler.list_types()}
        data = {"handlers": known, "excluded": [], "data": None, "frequency": "once-per-instance"}
        handlers.call_begin(config, None, "once-per-instance")
        handlers.walk(message, handlers.walker_callback, data)
        return {"value": tagged(config.cloud_buf), "parts": len(config.file_names)}
    except Exception as error:
        return {"failed": type(error).__name__}


def loaded(text):
    value = util.load_yaml(text, default="?", allowed=(object,))
    return {"value": tagged(value)}


if "--load" in sys.argv:
    print(json.dumps([loaded(text) for text in json.load(sys.stdin)]))
else:
    instance = sys.argv[2] if len(sys.argv) > 2 else "/nonexistent"
    print(json.dumps([merged(text, instance) for text in json.load(sys.stdin)]))
