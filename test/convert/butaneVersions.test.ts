import assert from 'node:assert/strict';
import { butaneVersions } from '../../server/src/convert/ignition-to-butane/butaneVersions.ts';
import { chosenVersion } from '../../server/src/features/conversion/wantedFormat.ts';
import { type ConvertiblePart, conversionTo, formatById } from '../../server/src/registry.ts';
import { currentRows, versionTable } from '../../server/src/shape/versions.ts';

const rowOf = (spec: string | undefined) => versionTable('ignition').rows.find(({ id }) => id === spec);
const idsFor = (spec: string | undefined, isForCluster = false): readonly string[] =>
  butaneVersions({ row: rowOf(spec) }, isForCluster).map(({ id }) => id);

/** The variants and versions that become each version of Ignition: butane/config/config.go of coreos/ignition v2.27.0. */
const exact: readonly (readonly [spec: string, ids: readonly string[]])[] = [
  ['3.0.0', ['fcos-1.0.0']],
  ['3.1.0', ['fcos-1.1.0']],
  ['3.2.0', ['fcos-1.3.0', 'fcos-1.2.0']],
  ['3.3.0', ['fcos-1.4.0', 'flatcar-1.0.0', 'r4e-1.0.0']],
  ['3.4.0', ['fcos-1.5.0', 'flatcar-1.1.0', 'r4e-1.1.0', 'fiot-1.0.0']],
  ['3.5.0', ['fcos-1.6.0']],
  ['3.6.0', ['fcos-1.7.0']],
  [
    '3.7.0-experimental',
    ['fcos-1.8.0-experimental', 'flatcar-1.2.0-experimental', 'r4e-1.2.0-experimental', 'fiot-1.1.0-experimental'],
  ],
];

describe('the versions of Butane for an Ignition config', () => {
  for (const [spec, ids] of exact)
    it(`of ${spec} begin with those that become it`, () => assert.deepEqual(idsFor(spec).slice(0, ids.length), ids));

  it('are all that there are for machines, each once', () => {
    const machines = currentRows(versionTable('butane')).filter(({ os }) => !os.includes('rhcos'));
    for (const [spec] of exact) assert.deepEqual(idsFor(spec).toSorted(), machines.map(({ id }) => id).toSorted());
  });

  it('go on with the nearest newer one, then the nearest older one, and end with experimental ones', () => {
    const ids = idsFor('3.5.0');
    assert.deepEqual(ids.slice(1, 3), ['fcos-1.7.0', 'fcos-1.5.0']);
    const experimental = ids.findIndex((id) => id.endsWith('-experimental'));
    assert.ok(ids.slice(experimental).every((id) => id.endsWith('-experimental')));
  });

  for (const [spec, id] of [
    ['3.2.0', 'openshift-4.13.0'],
    ['3.3.0', 'openshift-4.18.0'],
    ['3.4.0', 'openshift-4.18.0'],
    ['3.5.0', 'openshift-4.22.0'],
    [undefined, 'openshift-4.22.0'],
  ] as const)
    it(`for a cluster with ${spec ?? 'no Ignition config'} begin with ${id}`, () =>
      assert.equal(idsFor(spec, true)[0], id));

  it('are chosen by the operating system', () => {
    const ignition = formatById('ignition');
    assert.ok(ignition);
    for (const [os, id] of [
      ['flatcar', 'flatcar-1.1.0'],
      ['fiot', 'fiot-1.0.0'],
      ['fcos@42', 'fcos-1.5.0'],
    ] as const) {
      const part = {
        format: ignition,
        target: { row: rowOf('3.4.0') },
        resolution: {},
        detection: {},
      } as ConvertiblePart;
      const { target } = part;
      const conversion = conversionTo(part, 'butane');
      assert.ok(conversion);
      const chosen = chosenVersion(conversion, target, undefined, [os]);
      assert.equal(chosen.kind === 'chosen' && chosen.row?.id, id);
    }
  });
});
