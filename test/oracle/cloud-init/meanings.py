"""What modules of cloud-init do for configs: meanings.py TREE reads a JSON list of [kind, text] and prints a JSON list.

Each answer says what the real code of the module asks the system to do, or what it has read: commands, files, calls of the
distribution; and what it calls deprecated. Two texts for which it does the same mean the same to it. Nothing is done: what would
do something is recorded instead.
"""

import contextlib
import json
import sys
from unittest import mock

sys.path.insert(0, sys.argv[1])

import yaml  # noqa: E402
from cloudinit import cloud, distros, helpers, lifecycle, subp, util  # noqa: E402
from cloudinit.config import (  # noqa: E402
    cc_ansible,
    cc_apt_configure,
    cc_apt_pipelining,
    cc_ca_certs,
    cc_growpart,
    cc_grub_dpkg,
    cc_package_update_upgrade_install,
    cc_power_state_change,
    cc_rh_subscription,
    cc_rsyslog,
    cc_set_passwords,
    cc_ubuntu_pro,
    cc_update_etc_hosts,
    cc_users_groups,
)
from cloudinit import net  # noqa: E402
from cloudinit.net import network_state  # noqa: E402

calls = []
deprecated = []


def record(name, answer=None):
    def recorded(*args, **kwargs):
        calls.append([name, repr(args), repr(sorted(kwargs.items()))])
        return answer

    return recorded


def distribution():
    paths = helpers.Paths({"cloud_dir": "/nowhere"})
    config = {"default_user": {"name": "debian", "groups": ["sudo"]}}
    return distros.fetch("debian")("debian", config, paths)


def handled(module):
    def meaning(config):
        distro = distribution()
        module.handle("m", config, cloud.Cloud(mock.MagicMock(), distro.package_command, {}, distro, None), [])

    return meaning


def users(config):
    distro = distribution()
    source = mock.MagicMock()
    source.get_public_ssh_keys.return_value = []
    with mock.patch.object(distros, "ssh_util"), mock.patch.object(distro, "unlock_passwd", record("unlock")):
        cc_users_groups.handle("m", config, cloud.Cloud(source, None, {}, distro, None), [])


def passwords(config):
    distro = mock.MagicMock()
    with mock.patch.object(cc_set_passwords, "rand_user_password", lambda: "made up"), mock.patch.object(
        cc_set_passwords, "handle_ssh_pwauth", lambda value, _: calls.append(["pwauth", repr(util.is_true(value))])
    ):
        cc_set_passwords.handle("m", config, mock.MagicMock(distro=distro), [])
    calls.extend(sorted(map(repr, distro.mock_calls)))


def packages(config):
    distro = mock.MagicMock()
    cc_package_update_upgrade_install.handle("m", config, mock.MagicMock(distro=distro), [])
    calls.extend(map(repr, distro.mock_calls))


def ansible(config):
    with mock.patch.object(cc_ansible, "AnsiblePullPip") as pull:
        pull.return_value.get_version.return_value = cc_ansible.lifecycle.Version(2, 14, 0)
        cc_ansible.handle("m", config, mock.MagicMock(), [])
        calls.extend(repr(call) for call in pull.mock_calls if "pull(" in repr(call))


def subscription(config):
    manager = cc_rh_subscription.SubscriptionManager(config)
    calls.append({key: str(value) for key, value in vars(manager).items() if key not in ("rhel_cfg", "log", "subman")})


def network(config):
    state = network_state.parse_net_config_data(config.get("network", config))
    for interface in state.iter_interfaces():
        routes = [
            (route["network"], route["prefix"], route["gateway"])
            for subnet in interface["subnets"]
            for route in subnet.get("routes", [])
        ]
        gateways = [
            ("::" if ":" in subnet["gateway"] else "0.0.0.0", 0, subnet["gateway"])
            for subnet in interface["subnets"]
            if subnet.get("gateway")
        ]
        addresses = [subnet.get("address") for subnet in interface["subnets"]]
        calls.append([interface["name"], addresses, sorted(map(repr, routes + gateways))])


kinds = {
    "users": users,
    "passwords": passwords,
    "packages": packages,
    "apt": lambda config: calls.append(cc_apt_configure.convert_to_v3_apt_format(config)),
    "apt_pipelining": handled(cc_apt_pipelining),
    "rsyslog": lambda config: calls.append(cc_rsyslog.load_config(config, distribution())),
    "grub": lambda config: calls.append(
        cc_grub_dpkg.get_debconf_config(config.get("grub_dpkg", config.get("grub-dpkg", {})))
    ),
    "growpart": handled(cc_growpart),
    "power": lambda config: calls.append(cc_power_state_change.load_power_state(config, distribution())),
    "hosts": handled(cc_update_etc_hosts),
    "ca_certs": handled(cc_ca_certs),
    "pro": handled(cc_ubuntu_pro),
    "subscription": subscription,
    "ansible": ansible,
    "vendor": lambda config: calls.append(util.is_true(config["vendor_data"]["enabled"])),
    "network": network,
}


def answer(kind, text):
    calls.clear()
    deprecated.clear()
    patches = [
        mock.patch.object(lifecycle, "deprecate", lambda **words: deprecated.append(str(words["deprecated"]))),
        mock.patch.object(util, "rand_dict_key", lambda known, name: f"{name}{len(known)}"),
        mock.patch.object(net, "openvswitch_is_installed", lambda: False),
        mock.patch.object(util, "is_container", lambda: False),
        mock.patch.object(sys, "stdout", sys.stderr),
        mock.patch.object(subp, "subp", record("subp", ("", ""))),
        mock.patch.object(subp, "which", lambda name, **_: f"/bin/{name}"),
        mock.patch.object(util, "write_file", record("write_file")),
        mock.patch.object(util, "append_file", record("append_file")),
        mock.patch.object(util, "ensure_dir", record("ensure_dir")),
        mock.patch.object(util, "is_user", lambda name: False),
        mock.patch.object(util, "is_group", lambda name: False),
    ]
    with contextlib.ExitStack() as stack:
        for patch in patches:
            stack.enter_context(patch)
        try:
            kinds[kind](yaml.safe_load(text))
        except Exception as error:  # what fails for both is the same, too
            calls.append(f"{type(error).__name__}: {error}")
    return json.loads(json.dumps({"does": calls, "deprecated": sorted(set(deprecated))}, default=str, sort_keys=True))


print(json.dumps([answer(kind, text) for kind, text in json.load(sys.stdin)]))
