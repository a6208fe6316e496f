"""Where the pages of cloud-init's documentation can be entered: docAnchors.py TREE writes test/goldens/cloudInitAnchors.json.

TREE is the path of an unpacked cloud-init (its folder `doc`). Its own sources say the labels and the headings of each page; of
these Sphinx makes ids as docutils does. A heading that stands twice on a page gets a number and is left out.
"""

import json
import os
import re
import sys

PAGES = [
    "development/logging",
    "explanation/format/boothook",
    "explanation/format/cloud-config-archive",
    "explanation/format/include",
    "explanation/format/index",
    "explanation/format/mime",
    "explanation/format/user-data-script",
    "reference/base_config_reference",
    "reference/datasources/nocloud",
    "reference/merging",
    "reference/modules",
    "reference/network-config",
    "reference/network-config-format-v1",
    "reference/network-config-format-v2",
    "reference/yaml_examples/launch_index",
]


def make_id(text):
    """`docutils.nodes.make_id` for ASCII."""
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", text.lower()))


def anchors(text):
    lines = text.split("\n")
    labels = [match[1] for line in lines if (match := re.match(r"\.\. _([^:]+):\s*$", line))]
    titles = [
        title
        for title, line in zip(lines, lines[1:])
        if title.strip() and not title.startswith(" ") and re.match(r"([=~^*#\"-])\1{2,}$", line) and len(line) >= len(title)
    ]
    ids = [make_id(title) for title in titles]
    return {make_id(label) for label in labels} | {one for one in ids if ids.count(one) == 1 and one}


def modules(tree):
    names = sorted(os.listdir(f"{tree}/doc/module-docs"))
    return {make_id(f"mod_{name}") for name in names if os.path.exists(f"{tree}/doc/module-docs/{name}/data.yaml")}


def main(tree):
    found = {}
    for page in PAGES:
        with open(f"{tree}/doc/rtd/{page}.rst", encoding="utf-8") as file:
            found[page] = anchors(file.read())
    found["reference/modules"] |= modules(tree)
    with open("test/goldens/cloudInitAnchors.json", "w", encoding="utf-8") as file:
        json.dump({page: sorted(ids) for page, ids in found.items()}, file, indent=2)
        file.write("\n")


main(sys.argv[1])
