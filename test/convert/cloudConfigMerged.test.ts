import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { encodeBase64 } from '../../server/src/base/base64.ts';
import { noFiles } from '../../server/src/base/fileSnapshot.ts';
import { goBytes } from '../../server/src/base/goString.ts';
import { messageMerged } from '../../server/src/convert/cloud-config-merged/cloudConfigMerged.ts';
import type { ConversionResult } from '../../server/src/convert/conversion.ts';
import { readText } from '../../server/src/document/readText.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { possibleConversions } from '../../server/src/features/conversion/possibleConversions.ts';
import { loadPyYaml } from '../../server/src/formats/pyYaml/loadPyYaml.ts';
import type { PyPlain, PyValue } from '../../server/src/formats/pyYaml/pyValue.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordMergedTexts.mjs from cloud-init. */
interface Case {
  readonly text: string;
  /** Absent where cloud-init takes nothing of all; values of types that JSON has not are in an object that names the type. */
  readonly value?: unknown;
  /** How many parts went in. */
  readonly parts?: number;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigMerged.json', 'utf8'),
);
const flags = { pretty: false, raw: false };

describe('the config that all parts make', () => {
  for (const { text, value, parts } of cases) {
    const name = JSON.stringify(
      text.replaceAll(/MIME-Version.*\n.*\n\n--=b=\n|Content-Type: text\/cloud-config\n\n/gu, ''),
    );
    it(`is what cloud-init holds: ${name.slice(0, 150)}`, () => {
      const result = converted(text);
      assert.ok(result.kind === 'done');
      const output = result.output?.().text;
      if (value === undefined || parts === 0) {
        assert.equal(output, undefined);
        assert.equal(result.problems[0]?.code, 'convert/impossible');
        return;
      }
      assert.ok(output, JSON.stringify(result.problems));
      const read = loadPyYaml(output);
      assert.ok(read.kind === 'value', output);
      assert.deepEqual(tagged(read.value), value, output);
    });
  }

  it('says of every part that is left out why, where it stands', () => {
    const text = `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/cloud-config

runcmd: [a]
--b
Content-Type: text/x-shellscript

#!/bin/sh
--b
Content-Type: text/cloud-config

launch-index: 3
runcmd: [b]
--b
Content-Type: text/cloud-config

merge_how: list(append)
runcmd: [c]
--b
Content-Type: text/cloud-config

a: [
--b
Content-Type: text/x-nosuch

x
--b--
`;
    const outcome = convertAnalysis(analyseText(text, { fileName: 'user-data' }), 'cloud-config', flags);
    assert.ok(outcome.kind === 'converted');
    assert.equal(outcome.text, '#cloud-config\nruncmd:\n  - a\n');
    assert.deepEqual(
      outcome.losses.map(({ code, range }) => `${text.slice(0, range.start).split('\n').length}:${code}`),
      [
        '11:convert/part-set-aside',
        '15:convert/part-of-other-machine',
        '20:convert/part-dropped',
        '25:convert/part-dropped',
        '29:convert/part-dropped',
      ],
    );
  });

  it('is judged as a config, at the places that it came from', () => {
    const text = `#cloud-config-archive
- |
  #cloud-config
  merge_how: dict(recurse_list)+list(append)
  users: [{name: bob}]
- |
  #cloud-config
  merge_how: dict(recurse_list)+list(append)
  users: [{name: bob}]
`;
    const outcome = convertAnalysis(analyseText(text, { fileName: 'user-data' }), 'cloud-config', flags);
    assert.ok(outcome.kind === 'converted');
    const twice = outcome.problems.find(({ code }) => code === 'cloud-config/account-twice');
    assert.equal(twice && text.slice(0, twice.range.start).split('\n').length, 9, JSON.stringify(outcome.problems));
  });

  it('maps its pieces to the texts that they came from', () => {
    const text = `#cloud-config-archive
- |
  #cloud-config
  packages: [vim]
- content: "#cloud-config\\nlocale: C\\n"
`;
    const result = converted(text);
    assert.ok(result.kind === 'done');
    const { places = [] } = result.output?.() ?? {};
    const sources = places.map(({ path, origins: [origin] }) => [
      path.join('.'),
      origin && text.slice(origin.node.start, origin.node.end),
    ]);
    assert.deepEqual(sources, [
      ['packages', '[vim]'],
      ['packages.0', 'vim'],
      ['locale', 'C'],
    ]);
  });

  it('is offered for messages and archives, and for nothing else', () => {
    const labels = (text: string): readonly string[] =>
      possibleConversions(analyseText(text, { fileName: 'user-data' })).map(({ to, label }) => `${to}: ${label}`);
    const merged = ['cloud-config: cloud-config, merged from all parts'];
    assert.deepEqual(labels('#cloud-config-archive\n- |\n  #cloud-config\n  packages: [vim]\n'), merged);
    assert.deepEqual(labels('MIME-Version: 1.0\nContent-Type: text/cloud-config\n\npackages: [vim]\n'), merged);
    assert.deepEqual(labels('#cloud-config\npackages: [vim]\n'), []);
  });
});

function converted(text: string): ConversionResult {
  const [part] = analyseText('#cloud-config\n', { fileName: 'user-data' }).parts;
  assert.ok(part);
  const { decoded, target } = part;
  const input = { document: readText(text, 'yaml'), part: part.part, decoded, target, files: noFiles };
  return messageMerged.convert(input, { pretty: false, raw: false, filesDir: undefined });
}

/** As `merged.py` writes values. */
function tagged(value: PyValue): unknown {
  switch (value.kind) {
    case 'list':
      return value.items.map(tagged);
    case 'dict':
      return { dict: [...value.members.values()].map(({ key, value: own }) => [tagged(key), tagged(own)]) };
    case 'scalar':
      return taggedPlain(value.value);
  }
}

function taggedPlain(value: PyPlain): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
      return value.value;
    case 'string':
      return value.text;
    case 'integer':
      return { int: String(value.value) };
    case 'float':
      return { float: pythonFloat(value.value) };
    case 'bytes':
      return { bytes: encodeBase64(goBytes(value.text)) };
    case 'timestamp':
      return { time: times[value.text] ?? value.text };
  }
}

/** The times of the cases as Python writes them. */
const times: Readonly<Record<string, string>> = {
  '2001-12-14t21:59:43.10-05:00': '2001-12-14T21:59:43.100000-05:00',
};

function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
