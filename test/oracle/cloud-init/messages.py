"""What cloud-init takes out of messages and archives: messages.py TREE reads a JSON list of texts from stdin.

TREE is the path of an unpacked cloud-init. Prints a JSON list with the entries of each text that cloud-init hands to what reads
cloud-config, as [content type, text], or null where it fails. Nothing in the texts may name an address.
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

from cloudinit import handlers, user_data, util  # noqa: E402

TYPES = ("text/cloud-config", "text/jinja2")


def entries(text):
    try:
        processor = user_data.UserDataProcessor(None)
        found = []
        for part in processor.process(text.encode()).walk():
            if part.get_content_maintype() == "multipart" or part.get_content_type() not in TYPES:
                continue
            payload = util.decode_binary(util.fully_decoded_payload(part))
            if part.get_content_type() == "text/jinja2":
                inner = payload[payload.find("\n") + 1 :]
                if handlers.type_from_starts_with(inner) != "text/cloud-config":
                    continue
            found.append([part.get_content_type(), payload])
        return found
    except Exception:
        return None


print(json.dumps([entries(text) for text in json.load(sys.stdin)]))
