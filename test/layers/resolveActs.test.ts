import assert from 'node:assert/strict';
import { badgeOf } from '../../server/src/layers/badgeOf.ts';
import { type Acts, resolveActs, type Written } from '../../server/src/layers/resolveActs.ts';
import type { ActsRecord } from '../../server/src/shape/acts.ts';
import type { Badge, Change, Lasts, Layer, Phase, Undo } from '../../server/src/shape/layerWords.ts';
import type { OsFacts, PathRow } from '../../server/src/shape/osFacts.ts';

const survives = { reboot: 'kept', update: 'kept', rollback: 'kept', reset: 'lost' } as const;
const lost = { reboot: 'lost', update: 'lost', rollback: 'lost', reset: 'lost' } as const;

function row(prefix: string, more: Partial<PathRow> = {}): PathRow {
  return { prefix, layer: 'data', mode: 'disk', readOnly: false, lasts: 'reset', survives, ...more };
}

/** A system that has one place of each kind. */
const system: OsFacts = {
  id: 'example',
  checked: '2026-11-27',
  versionName: 'release',
  newest: '2',
  about: 'a system for tests',
  links: [{ prefix: '/home', to: '/var/home', since: '2' }],
  paths: [
    row('/'),
    row('/etc', { layer: 'etc', lasts: 'deployment' }),
    row('/usr', { layer: 'image', readOnly: true, lasts: 'release', change: 'rebuild' }),
    row('/var'),
    row('/late', { from: 'early' }),
    row('/ram', { layer: 'volatile', lasts: 'boot', survives: lost }),
    row('/etc/ram', { layer: 'etc', lasts: 'boot', survives: lost }),
    row('/later', { change: 'reboot' }),
    row('/closed', { change: 'refused' }),
  ],
};

const once: ActsRecord = {
  phase: ['initrd'],
  repeat: ['once'],
  at: [{ keys: ['path'] }],
  change: 'reprovision',
};
const always: ActsRecord = { ...once, phase: ['late'], repeat: ['boot'], change: 'reboot' };

function writing(texts: Readonly<Record<string, string>>, mounts: readonly string[] = []): Written {
  return {
    format: 'example',
    text: (key) => texts[key],
    texts: (key) => [texts[key ?? '']].filter((text) => text !== undefined),
    isFilled: () => false,
    mounts: () => mounts,
  };
}

function acts(record: ActsRecord, path: string, version = '2', mounts: readonly string[] = []): Acts | undefined {
  return resolveActs(record, { id: 'example', version, facts: system }, writing({ path }, mounts));
}

describe('what a setting affects', () => {
  const cases: readonly (readonly [layer: readonly Layer[], phase: Phase, isVolatile: boolean, badge: Badge])[] = [
    [['boot'], 'initrd', false, 'early boot'],
    [['disk'], 'initrd', false, 'early boot'],
    [['disk', 'boot'], 'initrd', false, 'early boot'],
    [['volatile'], 'cmdline', true, 'early boot'],
    [['image'], 'initrd', false, 'image'],
    [['etc'], 'initrd', false, 'overlay'],
    [['ext'], 'initrd', false, 'overlay'],
    [['state'], 'early', false, 'overlay'],
    [['data'], 'network', false, 'overlay'],
    [['etc', 'data'], 'initrd', false, 'overlay'],
    [['volatile'], 'late', false, 'runtime'],
    [['etc'], 'late', true, 'runtime'],
  ];
  for (const [layer, phase, isVolatile, badge] of cases)
    it(`is ${badge} for ${layer.join(' and ')}${isVolatile ? ' in RAM' : ''} by ${phase}`, () =>
      assert.equal(badgeOf({ layer, phase: [phase], isVolatile, isInitramfsOnly: false }), badge));
});

describe('how long a setting lasts, and what is left of it', () => {
  const cases: readonly (readonly [what: string, record: ActsRecord, path: string, lasts: Lasts, undo: Undo])[] = [
    ['once takes the lifetime of its place', once, '/etc/a', 'deployment', 'stays'],
    ['every boot puts it back wherever it is', always, '/var/a', 'rewritten', 'stays'],
    ['what it says itself wins', { ...always, lasts: 'machine' }, '/var/a', 'machine', 'stays'],
    ['nothing is left in RAM', always, '/ram/a', 'rewritten', 'gone-at-boot'],
    ['nothing is left in an /etc that is RAM', always, '/etc/ram/a', 'rewritten', 'gone-at-boot'],
    ['a sealed place takes nothing', once, '/usr/a', 'never', 'stays'],
    ['a place that is mounted later hides it', once, '/late/a', 'never', 'stays'],
    ['what acts after the mount does not care', always, '/late/a', 'rewritten', 'stays'],
    ['a record says what a removal does', { ...once, undo: 'reverts' }, '/var/a', 'reset', 'reverts'],
  ];
  for (const [what, record, path, lasts, undo] of cases)
    it(what, () => {
      const found = acts(record, path);
      assert.deepEqual([found?.lasts, found?.undo], [lasts, undo]);
    });

  it('hides nothing that the config mounts itself', () => {
    assert.equal(acts(once, '/late/a', '2', ['/late'])?.lasts, 'reset');
    assert.equal(acts(once, '/late/a/b', '2', ['/late/a'])?.lasts, 'reset');
    assert.equal(acts(once, '/late/a', '2', ['/late/b'])?.lasts, 'never');
    assert.equal(acts(once, '/late/a', '2', ['/'])?.lasts, 'never');
  });

  it('builds and updates write to sealed places', () => {
    assert.equal(acts({ ...once, phase: ['build'] }, '/usr/a')?.lasts, 'release');
    assert.equal(acts({ ...once, phase: ['upgrade'] }, '/usr/a')?.lasts, 'release');
  });
});

describe('what an edit costs', () => {
  const order: readonly Change[] = ['live', 'restart', 'reboot', 'deploy', 'reset', 'reprovision', 'rebuild'];

  it('is the dearer of what the setting and its place ask for', () => {
    for (const [index, change] of order.entries()) {
      const place = order.indexOf('reboot');
      assert.equal(acts({ ...once, change }, '/later/a')?.change, order[Math.max(index, place)]);
    }
  });

  it('is no cost where it is ignored or refused', () => {
    assert.equal(acts({ ...once, change: 'ignored' }, '/usr/a')?.change, 'ignored');
    assert.equal(acts({ ...once, change: 'refused' }, '/later/a')?.change, 'refused');
    assert.equal(acts({ ...once, change: 'live' }, '/closed/a')?.change, 'refused');
  });
});

describe('where a setting lands', () => {
  it('follows links of the release', () => {
    assert.equal(acts(once, '/home/a', '2')?.places[0]?.real, '/var/home/a');
    assert.equal(acts(once, '/home/a', '1')?.places[0]?.real, '/home/a');
  });

  it('is unknown where the config does not say', () => assert.equal(acts(once, 'relative'), undefined));

  it('is what the record says where no path does', () =>
    assert.deepEqual(acts({ ...once, layer: ['etc', 'data'] }, 'relative')?.layer, ['etc', 'data']));

  it('goes by the name beside it', () => {
    const home: ActsRecord = { ...once, at: [{ keys: ['homeDir'], path: '/home', named: { root: '/ram' } }] };
    const at = (texts: Readonly<Record<string, string>>) =>
      resolveActs(home, { id: 'example', version: '2', facts: system }, writing(texts))?.places[0]?.real;
    assert.equal(at({ name: 'core' }), '/var/home');
    assert.equal(at({ name: 'root' }), '/ram');
    assert.equal(at({ name: 'root', homeDir: '/etc/r' }), '/etc/r');
    assert.equal(at({ name: 'constructor' }), '/var/home');
  });
});

describe('what is different on a system', () => {
  const record: ActsRecord = {
    ...once,
    os: {
      example: [{ change: 'live', formats: ['other'] }, { change: 'restart', until: '2' }, { change: 'reboot' }],
    },
  };

  it('goes by release and by format, the first that fits', () => {
    assert.equal(acts(record, '/var/a', '1')?.change, 'restart');
    assert.equal(acts(record, '/var/a', '2')?.change, 'reboot');
    const other = resolveActs(
      record,
      { id: 'example', version: '1', facts: system },
      { ...writing({ path: '/var/a' }), format: 'other' },
    );
    assert.equal(other?.change, 'live');
  });

  it('is nothing on a system that the record does not name', () =>
    assert.equal(
      resolveActs(record, { id: 'toString', version: '1', facts: system }, writing({ path: '/var/a' }))?.change,
      'reprovision',
    ));
});
