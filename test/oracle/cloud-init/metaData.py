"""What cloud-init takes out of meta-data: metaData.py TREE reads a JSON list of texts from stdin.

TREE is the path of an unpacked cloud-init. Prints a JSON list: the instance id, the host name, the mode and the number of public keys
of each text as the source NoCloud has them, or null where cloud-init fails.
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

from cloudinit import util  # noqa: E402
from cloudinit.sources import DataSourceNoCloud as nocloud  # noqa: E402


def taken(text):
    try:
        source = nocloud.DataSourceNoCloud.__new__(nocloud.DataSourceNoCloud)
        own = util.load_yaml(text.encode())
        source.metadata = util.mergemanydict([{}, own, {"instance-id": "nocloud", "dsmode": "net"}])
        hostname = source.get_hostname(metadata_only=True)
        return {
            "instanceId": source.get_instance_id(),
            "hostname": getattr(hostname, "hostname", hostname),
            "dsmode": source._determine_dsmode([source.metadata.get("dsmode")]),
            "keys": len(source.get_public_ssh_keys()),
        }
    except Exception:
        return None


print(json.dumps([taken(text) for text in json.load(sys.stdin)]))
