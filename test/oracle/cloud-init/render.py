"""What cloud-init renders: render.py TREE DATA reads a JSON list of templates from stdin; DATA is a file of instance data.

TREE is the path of an unpacked cloud-init. Prints a JSON list: of each template the text that `cloud-init devel render` prints, or
{"failed": WHY}, where WHY is "syntax" for what Jinja cannot read and "render" for what it stops at while it renders.
"""

import json
import logging
import sys

sys.path.insert(0, sys.argv[1])

from cloudinit.handlers import jinja_template  # noqa: E402

logging.disable(logging.CRITICAL)


def rendered(text):
    try:
        made = jinja_template.render_jinja_payload_from_file(text, "part-001", sys.argv[2])
    except jinja_template.JinjaSyntaxParsingException:
        return {"failed": "syntax"}
    except Exception as error:
        return {"failed": "render", "error": type(error).__name__}
    return made if made else {"failed": "render"}


print(json.dumps([rendered(text) for text in json.load(sys.stdin)]))
