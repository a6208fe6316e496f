"""What cloud-init takes out of user data: messages.py TREE reads a JSON list of texts from stdin.

TREE is the path of an unpacked cloud-init. Prints a JSON list with the entries of each text that cloud-init hands to something that
it has, as [content type, text], or null where it fails; instead of being followed, an address is an entry ["address", address].
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

from cloudinit import handlers, url_helper, user_data, util  # noqa: E402

HANDLED = (
    "text/cloud-config",
    "text/cloud-config-jsonp",
    "text/cloud-boothook",
    "text/part-handler",
    "text/x-shellscript",
    "text/x-shellscript-per-boot",
    "text/x-shellscript-per-instance",
    "text/x-shellscript-per-once",
)
FETCHED = ("http", "https", "ftp", "ftps")


def entries(text):
    addresses = []

    def fetch(url, **_kwargs):
        """Does what the real one does but for the network: it reads no file, and refuses what it has no way to read."""
        if not url.startswith("/"):
            scheme = url_helper.urlparse(url).scheme
            if scheme != "file" and scheme not in FETCHED:
                raise url_helper.UrlError(cause=Exception("no way to read"), url=url)
        addresses.append(["address", url])
        return url_helper.StringResponse(b"", url)

    user_data.read_file_or_url = fetch
    try:
        processor = user_data.UserDataProcessor(None)
        processor._get_include_once_filename = lambda entry: "/nonexistent/" + entry.replace("/", "_")
        user_data.util.write_file = lambda *_args, **_kwargs: None
        found = []
        for part in processor.process(text.encode()).walk():
            kind = part.get_content_type()
            if part.get_content_maintype() == "multipart":
                continue
            payload = util.decode_binary(util.fully_decoded_payload(part))
            if kind == "text/jinja2":
                kind = handlers.type_from_starts_with(payload[payload.find("\n") + 1 :])
                if kind not in ("text/cloud-config", "text/x-shellscript", "text/cloud-boothook"):
                    continue
            if kind in HANDLED:
                found.append([kind, payload])
        return addresses + found
    except Exception:
        return None


print(json.dumps([entries(text) for text in json.load(sys.stdin)]))
