"""Which modules run where: moduleLists.py RELEASE=TREE... writes test/goldens/cloudConfigModuleLists.json.

TREE is the path of an unpacked cloud-init (cloudinit, config, tools). Its own template of cloud.cfg is rendered by its own code
for each system that its own tool knows, and its own modules say how often they run, for which systems, and which keys start them.
Only what is different from the release before is written, null for what is gone; lists that equal another system's are its name.
"""

import ast
import json
import os
import subprocess
import sys

STAGES = ["init", "config", "final"]


def within(tree):
    """Runs in a process of its own, for every tree has the same module names."""
    sys.path.insert(0, tree)
    import importlib

    import yaml
    from cloudinit import templater

    for name in ("render-template", "render-cloudcfg"):
        tool = f"{tree}/tools/{name}"
        if os.path.exists(tool):
            break
    with open(tool, encoding="utf-8") as file:
        variants = next(
            ast.literal_eval(node.value)
            for node in ast.walk(ast.parse(file.read()))
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "VARIANTS"
        )
    with open(f"{tree}/config/cloud.cfg.tmpl", encoding="utf-8") as file:
        template = file.read()
    lists = {}
    for variant in sorted(set(variants) - {"benchmark"}):
        config = yaml.safe_load(templater.render_string(template, {"variant": variant, "prefix": ""}))
        names = [[str(item).replace("-", "_") for item in config.get(f"cloud_{stage}_modules", [])] for stage in STAGES]
        same = next((other for other, known in lists.items() if known == names), None)
        lists[variant] = same or names
    modules = {}
    for name in sorted(os.listdir(f"{tree}/cloudinit/config")):
        if not name.startswith("cc_") or not name.endswith(".py"):
            continue
        module = importlib.import_module(f"cloudinit.config.{name[:-3]}")
        meta = getattr(module, "meta", None) or {}
        frequency = meta.get("frequency") or getattr(module, "frequency", "once-per-instance")
        distros = meta.get("distros") or getattr(module, "distros", ["all"])
        modules[name[3:-3]] = {
            "frequency": frequency,
            "distros": sorted(distros),
            "keys": sorted(meta.get("activate_by_schema_keys", [])),
        }
    print(json.dumps({"lists": lists, "modules": modules}))


def printed(value, depth=0):
    """One line for each system and each module."""
    if depth == 3 or not isinstance(value, dict):
        return json.dumps(value)
    inner = "  " * (depth + 1)
    rows = [f"{inner}{json.dumps(key)}: {printed(each, depth + 1)}" for key, each in value.items()]
    return "{\n" + ",\n".join(rows) + "\n" + "  " * depth + "}"


def main():
    if os.environ.get("CI") or len(sys.argv) < 2 or any("=" not in argument for argument in sys.argv[1:]):
        sys.exit("usage, for a maintainer: moduleLists.py RELEASE=TREE...")
    releases = {}
    before = {}
    for argument in sys.argv[1:]:
        release, tree = argument.split("=", 1)
        found = subprocess.run([sys.executable, __file__, "--within", tree], check=True, capture_output=True, text=True)
        full = json.loads(found.stdout.splitlines()[-1])
        record = {}
        for part, values in full.items():
            known = before.get(part, {})
            changed = {name: value for name, value in values.items() if known.get(name) != value}
            gone = {name: None for name in known if name not in values}
            record[part] = {**changed, **gone}
        before = full
        releases[release] = record
        print(f"cloud-init {release}: {len(full['lists'])} systems, {len(full['modules'])} modules")
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../goldens/cloudConfigModuleLists.json")
    with open(target, "w", encoding="utf-8") as file:
        file.write(printed(releases) + "\n")


if sys.argv[1:2] == ["--within"]:
    within(sys.argv[2])
else:
    main()
