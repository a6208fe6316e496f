import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const machineConfig = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata: { name: 99-worker, colour: red }
spec:
  config:
    ignition: { version: 9.9.9 }
`;

describe('a MachineConfig in a file of another format', () => {
  for (const [fileName, area] of [
    ['a.bu', 'butane'],
    ['a.ign', 'ignition'],
  ] as const) {
    it(`is told to be one, and nothing else: ${fileName}`, () => {
      const marked = `#^^^^^^^^^^^^^^^^^^ error[${area}/other-format] this is a MachineConfig and not`;
      const source = machineConfig.replace('kind: MachineConfig', `kind: MachineConfig\n${marked}`);
      checkMarkers(source, { fileName });
      checkMarkers(source.replaceAll('\n', '\r\n'), { fileName });
    });
  }

  it('is told so in JSON too', () => {
    const text = '{ "apiVersion": "machineconfiguration.openshift.io/v1", "kind": "MachineConfig", "x": 1 }';
    for (const fileName of ['a.bu', 'a.ign']) {
      assert.match(
        analyseText(text, { fileName })
          .problems()
          .map(({ code }) => code)
          .join(),
        /^(?:butane|ignition)\/other-format$/u,
      );
    }
  });

  it('can be checked as what it is', () => {
    const good = machineConfig.replace(', colour: red', '').replace('9.9.9', '3.4.0');
    const withLabel = good.replace(
      '99-worker',
      '99-worker, labels: { machineconfiguration.openshift.io/role: worker }',
    );
    checkFix({
      before: withLabel,
      code: 'butane/other-format',
      after: `# strata: format=machineconfig\n${withLabel}`,
      options: { fileName: 'a.bu' },
    });
  });
});

describe('a script in a file of another format', () => {
  it('is told to be one, and for which program, and nothing else', () => {
    for (const [first, program] of [
      ['#!/bin/bash', 'bash'],
      ['#!/usr/bin/env python3', 'python3'],
      ['#! /bin/sh -e', 'sh'],
    ] as const) {
      const mark = `#${'^'.repeat(first.length - 1)}`;
      const expected = `error[butane/other-format] this is a script for \`${program}\` and not Butane`;
      checkMarkers(`${first}\n${mark} ${expected}\nset -e\nfoo=bar\nif [ -f /a ]; then\n  echo "x: y"\nfi\n`, {
        fileName: 'a.bu',
      });
    }
    checkMarkers(
      '#!/bin/sh\n#^^^^^^^^ error[butane/other-format]\n\n# make it\ncat <<EOF\nvariant: fcos\nversion: 1.6.0\nEOF\n',
      { fileName: 'a.bu' },
    );
  });

  it('is none where keys follow', () => {
    for (const text of ['variant: fcos\nversion: 1.6.0\n', '---\nvariant: fcos\nversion: 1.6.0\n'])
      checkMarkers(`#!/usr/bin/env butane\n\n# ours\n${text}`, { fileName: 'a.bu' });
  });
});

describe('cloud-config in a file of another format', () => {
  it('is told to be that, and nothing else', () => {
    checkMarkers(
      '#cloud-config\n#^^^^^^^^^^^^ error[butane/other-format] this is cloud-config\nusers:\n  - name: core\n   bad: [\n',
      { fileName: 'a.bu' },
    );
    checkMarkers('#cloud-config\n#^^^^^^^^^^^^ error[ignition/other-format] this is cloud-config\nusers: []\n', {
      fileName: 'a.ign',
    });
  });

  it('is not what a comment about it makes', () => {
    checkMarkers('#cloud-config of old, now\nvariant: fcos\nversion: 1.6.0\n', { fileName: 'a.bu' });
    checkMarkers('#cloud-config\nvariant: fcos\nversion: 1.6.0\n', { fileName: 'a.bu' });
  });
});
