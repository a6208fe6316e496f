"""What cloud-init makes of texts that it runs or applies: runs.py TREE reads a JSON list of [content type, text] from stdin.

TREE is the path of an unpacked cloud-init. Prints a JSON list: true where the text was run, applied or registered, false where that
failed. The scripts of the cases do nothing.
"""

import json
import os
import sys
import tempfile

sys.path.insert(0, sys.argv[1])

from cloudinit import handlers, subp, util  # noqa: E402
from cloudinit.handlers.boot_hook import BootHookPartHandler  # noqa: E402
from cloudinit.handlers.cloud_config import CloudConfigPartHandler  # noqa: E402
from cloudinit.handlers.shell_script import ShellScriptPartHandler  # noqa: E402


class Paths:
    """The folders that handlers write to."""

    def __init__(self, folder):
        self.folder = folder

    def get_ipath(self, name=None):
        path = os.path.join(self.folder, name)
        os.makedirs(path, exist_ok=True)
        return path

    get_ipath_cur = get_ipath


def boothook(text, paths):
    subp.subp([BootHookPartHandler(paths, None)._write_part(text, "part-001")], capture=True)


def script(text, paths):
    ShellScriptPartHandler(paths).handle_part(None, "text/x-shellscript", "part-001", text, None)
    subp.subp([os.path.join(paths.get_ipath_cur("scripts"), "part-001")], capture=True)


def patch(text, paths):
    handler = CloudConfigPartHandler.__new__(CloudConfigPartHandler)
    handler.cloud_buf = {"a": 1, "list": [1, 2]}
    handler._merge_patch(text)


def part_handler(text, paths):
    folder = tempfile.mkdtemp()
    util.write_file(os.path.join(folder, "handler_under_test.py"), text)
    sys.path.insert(0, folder)
    try:
        sys.modules.pop("handler_under_test", None)
        module = handlers.fixup_handler(__import__("handler_under_test"))
        module.list_types()
        module.handle_part
    finally:
        sys.path.remove(folder)


def merging(text, paths):
    handler = CloudConfigPartHandler.__new__(CloudConfigPartHandler)
    handler.cloud_buf = {}
    handler._merge_part("a: 1\n", {"Merge-Type": text})


RUNS = {
    "text/cloud-boothook": boothook,
    "text/x-shellscript": script,
    "text/cloud-config-jsonp": patch,
    "text/part-handler": part_handler,
    "merge-type": merging,
}


def works(kind, text):
    try:
        with tempfile.TemporaryDirectory() as folder:
            RUNS[kind](text, Paths(folder))
        return True
    except Exception:
        return False


print(json.dumps([works(kind, text) for kind, text in json.load(sys.stdin)]))
