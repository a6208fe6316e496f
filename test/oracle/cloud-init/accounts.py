"""What cloud-init does to make the accounts of configs: accounts.py TREE reads a JSON list of texts from stdin.

TREE is the path of an unpacked cloud-init, of any release from 22.2 on. Prints a JSON list with what each text makes the
modules users_groups, ssh and set_passwords do: the programs that they call, the keys that they write for whom, the rules that
they write, warnings and errors. Nothing is done on this machine: programs are only written down, and `useradd` fails as that of
shadow 4.13 does, with 9 where the group of the name of the account is there and with 6 where its primary group is not.
"""

import copy
import importlib
import inspect
import json
import logging
import sys
import tempfile
from contextlib import ExitStack
from unittest import mock

sys.path.insert(0, sys.argv[1])

import yaml  # noqa: E402
from cloudinit import distros, helpers, ssh_util, subp, util  # noqa: E402
from cloudinit.config import cc_ssh, cc_users_groups  # noqa: E402
from cloudinit.distros import ug_util  # noqa: E402

cc_set_passwords = importlib.import_module("cloudinit.config.cc_set_passwords")

BASE_GROUPS = {"root", "bin", "daemon", "adm", "audio", "users", "web"}
BASE_USERS = {"root", "bin", "daemon"}
events = []
users = set()
groups = set()


class Log(logging.Handler):
    def emit(self, record):
        message = record.getMessage()
        if record.levelno >= logging.WARNING and "deprecated" not in message.lower():
            events.append("log " + message[:80])


logging.getLogger().addHandler(Log())
logging.getLogger().setLevel(logging.WARNING)


def call(command, data=None, *_args, **_kwargs):
    words = [str(word) for word in command]
    if words[0] in ("groupadd", "useradd", "passwd", "chpasswd"):
        events.append(" ".join(words) + (f" < {data.strip()}" if data else ""))
    failed = 0
    if words[0] == "groupadd":
        failed = 3 if " " in words[1] else 0
        groups.update([] if failed else [words[1]])
    if words[0] == "useradd":
        name = words[1]
        primary = words[words.index("--gid") + 1] if "--gid" in words else None
        if primary is not None:
            failed = 0 if primary in groups else 6
        elif "--no-user-group" not in words:
            failed = 9 if name in groups else 0
            groups.add(name)
        users.add(name)
    if failed:
        events.append(f"{words[0]} {words[1]} fails with {failed}")
        raise subp.ProcessExecutionError(cmd=command, exit_code=failed)
    return "", ""


def keys(found, user, options=None):
    events.append(f"keys of {user}: {len(found)}" + (" that open nothing" if options else ""))


def patches(distro):
    written = lambda path, content, *_args, **_kwargs: events.append(  # noqa: E731
        "rules " + " | ".join(line for line in str(content).splitlines() if line and not line.startswith("#"))
    )
    return [
        mock.patch.object(subp, "subp", call),
        mock.patch.object(util, "is_user", lambda name: name in users),
        mock.patch.object(util, "is_group", lambda name: name in groups),
        mock.patch.object(ssh_util, "setup_user_keys", keys),
        mock.patch.object(util, "write_file", written),
        mock.patch.object(util, "append_file", written),
        mock.patch.object(type(distro), "ensure_sudo_dir", lambda *_args, **_kwargs: None),
        mock.patch.object(type(distro), "_shadow_file_has_empty_user_password", lambda *_args: True, create=True),
        mock.patch.object(cc_set_passwords, "handle_ssh_pwauth", lambda *_args: None),
    ]


def handle(module, config, cloud):
    words = ["name", config, cloud, logging.getLogger(), []]
    if len(inspect.signature(module.handle).parameters) == 4:
        words.pop(3)
    try:
        module.handle(*words)
    except Exception as error:
        events.append(f"{module.__name__.rsplit('.', 1)[1]} stops with {type(error).__name__}")


def credentials(config, distro):
    """The end of `handle` of cc_ssh.py, which comes after the keys of the machine."""
    (accounts, _) = ug_util.normalize_users_groups(copy.deepcopy(config), distro)
    (user, _) = ug_util.extract_default(accounts)
    found = ["ssh-ed25519 of-the-cloud", *config.get("ssh_authorized_keys", [])]
    disable_root = util.get_cfg_option_bool(config, "disable_root", True)
    cc_ssh.apply_credentials(found, user, disable_root, ssh_util.DISABLE_USER_OPTS)


def deeds(text):
    events.clear()
    groups.clear()
    groups.update(BASE_GROUPS)
    users.clear()
    users.update(BASE_USERS)
    config = {"users": ["default"], **yaml.safe_load(text)}
    folder = tempfile.mkdtemp()
    image = {"default_user": {"name": "image", "lock_passwd": True}}
    distro = distros.fetch("debian")("debian", image, helpers.Paths({"cloud_dir": folder, "run_dir": folder}))
    cloud = mock.Mock()
    cloud.distro = distro
    cloud.get_public_ssh_keys.return_value = ["ssh-ed25519 of-the-cloud"]
    with ExitStack() as stack:
        for patch in patches(distro):
            stack.enter_context(patch)
        handle(cc_users_groups, copy.deepcopy(config), cloud)
        credentials(config, distro)
        handle(cc_set_passwords, copy.deepcopy(config), cloud)
    return list(events)


json.dump([deeds(text) for text in json.load(sys.stdin)], sys.stdout)
