import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StoredWant } from '../../server/src/base/fileSnapshot.ts';
import { answerFromDisk, type DiskLimits, stateOnDisk } from '../../server/src/disk/answerFromDisk.ts';
import { putOnDisk, type Shelf } from '../convert/shelf.ts';

const shelf: Shelf = {
  'beside.txt': 'beside',
  'files/plain.txt': 'plain',
  'files/bytes.bin': Uint8Array.of(0, 255, 10),
  'files/run.sh': { executable: '#!/bin/sh\n' },
  'files/folder/inside.txt': 'inside',
  'files/empty': null,
  'files/link': { link: 'plain.txt' },
  'files/folder-link': { link: 'folder' },
  'files/link-out': { link: '../beside.txt' },
  'files/dangling': { link: 'a\\b/nothing' },
  'files/loop': { link: 'loop' },
  'files/pipe': { kind: 'pipe' },
};

// Windows knows no such bits.
const itOnUnix = process.platform === 'win32' ? () => undefined : it;

/** The number of the user that owns nothing. */
const nobody = 65534;

describe('the files of a files directory on a disk', () => {
  let folder = '';
  let filesDir = '';
  let socket: Server;

  before((done) => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-disk-')));
    filesDir = path.join(folder, 'files');
    putOnDisk(shelf, folder);
    for (const [name, mode] of [
      ['group.sh', 0o654],
      ['others.sh', 0o645],
      ['readable.sh', 0o666],
    ] as const) {
      writeFileSync(path.join(filesDir, name), '');
      chmodSync(path.join(filesDir, name), mode);
    }
    socket = createServer().listen(path.join(filesDir, 'socket'), done);
  });
  after((done) => {
    socket.close(() => {
      rmSync(folder, { recursive: true, force: true });
      done();
    });
  });

  const ask = (name: string, want: StoredWant, limits?: DiskLimits) =>
    answerFromDisk(filesDir, { path: name, want }, limits);
  const asText = async (name: string, limits?: DiskLimits): Promise<string> => {
    const answer = await ask(name, 'bytes', limits);
    return answer.kind === 'bytes' ? Buffer.from(answer.bytes).toString() : JSON.stringify(answer);
  };
  const refused = (reason: string) => JSON.stringify({ kind: 'refused', reason });

  it('are read byte by byte, through links too, wherever they lead', async () => {
    assert.equal(await asText('plain.txt'), 'plain');
    assert.equal(await asText('link'), 'plain');
    assert.equal(await asText('folder-link/inside.txt'), 'inside');
    assert.equal(await asText('link-out'), 'beside');
    assert.deepEqual(await ask('bytes.bin', 'bytes'), { kind: 'bytes', bytes: Buffer.from([0, 255, 10]) });
  });

  it('are refused with what is wrong with them', async () => {
    assert.equal(await asText('nothing'), refused('missing'));
    assert.equal(await asText('dangling'), refused('missing'));
    assert.equal(await asText('plain.txt/below'), refused('missing'));
    assert.equal(await asText('folder'), refused('is-directory'));
    assert.equal(await asText(''), refused('is-directory'));
    assert.equal(await asText('loop'), refused('link-loop'));
    assert.equal(await asText('socket'), refused('not-a-file'));
    assert.equal(await asText('pipe'), refused('not-a-file'));
    assert.deepEqual(await ask('plain.txt', 'list'), { kind: 'refused', reason: 'not-directory' });
    assert.deepEqual(await ask('nothing', 'list'), { kind: 'refused', reason: 'missing' });
    assert.deepEqual(await ask('plain.txt', 'link'), { kind: 'refused', reason: 'unreadable' });
  });

  itOnUnix('are refused where the user may not read them', async () => {
    const guarded = path.join(folder, 'guarded');
    mkdirSync(path.join(guarded, 'folder'), { recursive: true });
    writeFileSync(path.join(guarded, 'file'), 'x', { mode: 0 });
    chmodSync(path.join(guarded, 'folder'), 0);
    chmodSync(folder, 0o755);
    const forbidden = { kind: 'refused', reason: 'forbidden' };
    // Root may read everything.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(nobody);
    try {
      assert.deepEqual(await answerFromDisk(guarded, { path: 'file', want: 'bytes' }), forbidden);
      assert.deepEqual(await answerFromDisk(guarded, { path: 'folder/x', want: 'bytes' }), forbidden);
      assert.deepEqual(await answerFromDisk(guarded, { path: 'folder', want: 'list' }), forbidden);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('are listed with their kinds, links as links, and whether somebody may execute them', async () => {
    const answer = await ask('', 'list');
    if (answer.kind !== 'list') assert.fail(answer.kind);
    assert.equal(answer.isLink, false);
    const entries = Object.fromEntries(answer.entries.map(({ name, ...entry }) => [name, entry]));
    assert.deepEqual(entries, {
      'plain.txt': { kind: 'file', isExecutable: false },
      'bytes.bin': { kind: 'file', isExecutable: false },
      'run.sh': { kind: 'file', isExecutable: true },
      'group.sh': { kind: 'file', isExecutable: true },
      'others.sh': { kind: 'file', isExecutable: true },
      'readable.sh': { kind: 'file', isExecutable: false },
      folder: { kind: 'directory' },
      empty: { kind: 'directory' },
      link: { kind: 'link' },
      'folder-link': { kind: 'link' },
      'link-out': { kind: 'link' },
      dangling: { kind: 'link' },
      loop: { kind: 'link' },
      pipe: { kind: 'other' },
      socket: { kind: 'other' },
    });
  });

  it('are listed through a link to their folder, which is then known', async () => {
    const entries = [{ name: 'inside.txt', kind: 'file', isExecutable: false }];
    assert.deepEqual(await ask('folder-link', 'list'), { kind: 'list', isLink: true, entries });
    assert.deepEqual(await ask('empty', 'list'), { kind: 'list', isLink: false, entries: [] });
  });

  it('are links to what they say, whether it is there or not', async () => {
    assert.deepEqual(await ask('link', 'link'), { kind: 'link', target: 'plain.txt' });
    assert.deepEqual(await ask('dangling', 'link'), { kind: 'link', target: 'a\\b/nothing' });
    assert.deepEqual(await ask('loop', 'link'), { kind: 'link', target: 'loop' });
  });

  it('are refused outside of what may be read, and where they are too large', async () => {
    const limits: DiskLimits = { mayRead: async (file) => realpathSync(file).startsWith(filesDir), largestFile: 5 };
    assert.equal(await asText('link-out', limits), refused('outside'));
    assert.equal(await asText('link', limits), 'plain');
    assert.equal(await asText('folder/inside.txt', limits), refused('too-large'));
    symlinkSync('..', path.join(filesDir, 'up'));
    assert.deepEqual(await ask('up', 'list', limits), { kind: 'refused', reason: 'outside' });
    rmSync(path.join(filesDir, 'up'));
  });
});

describe('what is no file of a common size on a disk', () => {
  let filesDir = '';
  before(() => {
    filesDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-disk-')));
  });
  after(() => rmSync(filesDir, { recursive: true, force: true }));

  const ask = (name: string) => answerFromDisk(filesDir, { path: name, want: 'bytes' });

  itOnUnix('is empty where a link leads to the device that is, and refused for any other', async () => {
    symlinkSync('/dev/null', path.join(filesDir, 'nothing-in-it'));
    symlinkSync('/dev/zero', path.join(filesDir, 'no-end'));
    assert.deepEqual(await ask('nothing-in-it'), { kind: 'bytes', bytes: new Uint8Array() });
    assert.deepEqual(await ask('no-end'), { kind: 'refused', reason: 'not-a-file' });
  });

  itOnUnix('is refused where it is larger than can be read at once', async () => {
    writeFileSync(path.join(filesDir, 'large'), '');
    truncateSync(path.join(filesDir, 'large'), 3 * 2 ** 30);
    assert.deepEqual(await ask('large'), { kind: 'refused', reason: 'too-large' });
  });
});

describe('the state of a file on a disk', () => {
  let own = '';
  beforeEach(() => {
    own = mkdtempSync(path.join(tmpdir(), 'strata-disk-'));
    putOnDisk({ 'tree/run.sh': 'first', 'tree/link': { link: 'run.sh' }, 'other.txt': 'other' }, own);
  });
  afterEach(() => rmSync(own, { recursive: true, force: true }));
  const state = (name: string, want: StoredWant) => stateOnDisk(own, { path: name, want });

  it('is the same until it would be answered otherwise', async () => {
    const states = async () => ({
      bytes: await state('tree/run.sh', 'bytes'),
      list: await state('tree', 'list'),
      link: await state('tree/link', 'link'),
      missing: await state('tree/nothing', 'bytes'),
    });
    const first = await states();
    assert.deepEqual(await states(), first);
    writeFileSync(path.join(own, 'tree/run.sh'), 'as long');
    writeFileSync(path.join(own, 'tree/nothing'), '');
    const second = await states();
    assert.notEqual(second.bytes, first.bytes);
    assert.notEqual(second.list, first.list);
    assert.notEqual(second.missing, first.missing);
    rmSync(path.join(own, 'tree/link'));
    symlinkSync('../other.txt', path.join(own, 'tree/link'));
    assert.notEqual((await states()).link, first.link);
  });

  itOnUnix('is another one when only a mode has changed', async () => {
    const before = await state('tree', 'list');
    chmodSync(path.join(own, 'tree/run.sh'), 0o755);
    assert.notEqual(await state('tree', 'list'), before);
  });
});

// Names on macOS are always UTF-8, those of Windows UTF-16.
const describeOnLinux = process.platform === 'linux' ? describe : () => undefined;

describeOnLinux('files whose names are no UTF-8', () => {
  let folder = '';
  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-names-')));
  });
  const named = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are listed and read by their bytes', async () => {
    mkdirSync(named('caf\xe9'));
    writeFileSync(named('caf\xe9/\xff'), 'inside');
    symlinkSync(Buffer.from('../caf\xe9', 'latin1'), named('caf\xe9/link'));
    const answer = await answerFromDisk(folder, { path: 'caf\udce9', want: 'list' });
    if (answer.kind !== 'list') assert.fail(answer.kind);
    assert.deepEqual(new Set(answer.entries.map(({ name }) => name)), new Set(['\udcff', 'link']));
    const file = await answerFromDisk(folder, { path: 'caf\udce9/\udcff', want: 'bytes' });
    assert.deepEqual(file, { kind: 'bytes', bytes: Buffer.from('inside') });
    const link = await answerFromDisk(folder, { path: 'caf\udce9/link', want: 'link' });
    assert.deepEqual(link, { kind: 'link', target: '../caf\udce9' });
  });
});
