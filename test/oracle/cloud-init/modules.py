"""When cloud-init's modules run: modules.py RELEASE=TREE writes test/goldens/cloudConfigModules.json.

TREE is the path of an unpacked cloud-init. For each module: the stage whose list in config/cloud.cfg.tmpl has it, its place in
that list, how often it runs, the systems that it is for, those whose list lacks it, and the keys of its part of the schema.
"""

import ast
import json
import os
import re
import sys

import jinja2
import yaml

if os.environ.get("CI") or len(sys.argv) != 2 or "=" not in sys.argv[1]:
    sys.exit("usage, for a maintainer: modules.py RELEASE=TREE")
release, tree = sys.argv[1].split("=", 1)

stages = {}
stage = None
with open(f"{tree}/config/cloud.cfg.tmpl", encoding="utf-8") as template:
    for line in template:
        heading = re.match(r"cloud_(init|config|final)_modules:", line)
        if heading:
            stage, place = heading[1], 0
            continue
        if re.match(r"\w", line):
            stage = None
        item = re.match(r"\s*- (\w+)", line) if stage else None
        if item and item[1] not in stages:
            place += 1
            stages[item[1]] = [stage, place]

# The template is rendered for each system as upstream's tools/render-template does.
bsd = ["dragonfly", "freebsd", "netbsd", "openbsd"]
rhel = ["almalinux", "centos", "cloudlinux", "eurolinux", "miraclelinux", "rhel", "rocky", "virtuozzo"]
others = (
    "OpenCloudOS TencentOS alpine amazon aosc arch azurelinux debian fedora gentoo mariner openeuler openmandriva photon "
    "raspberry-pi-os suse ubuntu"
).split()
with open(f"{tree}/config/cloud.cfg.tmpl", encoding="utf-8") as template:
    source = template.read().split("\n", 1)[1]
lists = {}
for system in sorted(bsd + rhel + others):
    rendered = jinja2.Template(source, trim_blocks=True).render(variant=system, is_bsd=system in bsd, is_rhel=system in rhel)
    config = yaml.safe_load(rendered)
    lists[system] = {
        item if isinstance(item, str) else item[0]
        for name in ("init", "config", "final")
        for item in config[f"cloud_{name}_modules"]
    }

# What upstream expands by families of systems.
with open(f"{tree}/cloudinit/distros/__init__.py", encoding="utf-8") as file:
    families = next(
        ast.literal_eval(node.value)
        for node in ast.parse(file.read()).body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and getattr(node.target if isinstance(node, ast.AnnAssign) else node.targets[0], "id", "") == "OSFAMILIES"
    )


class Distro:
    @staticmethod
    def expand_osfamily(names):
        return [system for name in names for system in families[name]]


with open(f"{tree}/cloudinit/config/schemas/schema-cloud-config-v1.json", encoding="utf-8") as file:
    definitions = json.load(file)["$defs"]

modules = {}
for name in sorted(os.listdir(f"{tree}/cloudinit/config")):
    if not re.match(r"cc_\w+\.py$", name):
        continue
    module = name[3:-3]
    with open(f"{tree}/cloudinit/config/{name}", encoding="utf-8") as file:
        syntax = ast.parse(file.read())
    meta, named = {}, {}
    values = {"ALL_DISTROS": "all", "distros": type("distros", (), {"Distro": Distro, "ALL_DISTROS": "all"})}
    for node in syntax.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named[node.targets[0].id] = node.value
            try:
                values[node.targets[0].id] = eval(compile(ast.Expression(node.value), name, "eval"), values)
            except Exception:
                continue
    for node in ast.walk(syntax):
        if isinstance(node, (ast.AnnAssign, ast.Assign)) and isinstance(node.value, ast.Dict):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name) and target.id == "meta":
                meta = {key.value: value for key, value in zip(node.value.keys, node.value.values)}
    frequency = meta.get("frequency")
    frequency = named.get(getattr(frequency, "id", None), frequency)
    distros = meta.get("distros")
    distros = eval(compile(ast.Expression(distros), name, "eval"), values) if distros else None
    modules[module] = {
        "stage": stages.get(module, [None])[0],
        "place": stages.get(module, [None, None])[1],
        "frequency": getattr(frequency, "id", None) or getattr(frequency, "attr", None),
        "distros": sorted(distros) if distros else None,
        "unlisted": sorted(system for system in lists if module not in lists[system]),
        "keys": sorted(definitions.get(f"cc_{module}", {}).get("properties", {})),
    }

rows = [f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in modules.items()]
target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../goldens/cloudConfigModules.json")
with open(target, "w", encoding="utf-8") as file:
    file.write(f'{{\n  "release": {json.dumps(release)},\n  "modules": {{\n' + ",\n".join(rows) + "\n  }\n}\n")
print(f"cloud-init {release}: {len(modules)} modules")
