import assert from 'node:assert/strict';
import { type Analysis, analyse, readClaimed } from '../../../server/src/analysis.ts';
import { type FileAnswer, requestKey, snapshotOf } from '../../../server/src/base/fileSnapshot.ts';
import { definitionAt, referencesAt } from '../../../server/src/features/navigation/definition.ts';
import { documentLinks } from '../../../server/src/features/navigation/documentLinks.ts';
import { occurrencesAt } from '../../../server/src/features/navigation/occurrences.ts';
import { analyseText } from '../../support/analyseText.ts';

const head = 'variant: fcos\nversion: 1.7.0\n';

interface Marked {
  readonly text: string;
  readonly offset: number;
}

/** A text without its cursor `<|>`. */
function marked(text: string): Marked {
  return { text: text.replace('<|>', ''), offset: text.indexOf('<|>') };
}

/** The text with `«»` around the places. */
function around(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return [...ranges]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end }) => `${result.slice(0, start)}«${result.slice(start, end)}»${result.slice(end)}`,
      text,
    );
}

function definitions(source: string): string {
  const { text, offset } = marked(source);
  return around(text, definitionAt(analyseText(text), offset)?.places ?? []);
}

/** A config in a folder with files. */
function withFiles(text: string, answers: Readonly<Record<string, FileAnswer>>): Analysis {
  const files = snapshotOf(new Map(Object.entries(answers)));
  const local = { filesDir: '/workspace', uri: 'file:///workspace', files };
  const claim = { fileName: 'a.bu' };
  return analyse({ file: 'file:///workspace/a.bu', document: readClaimed(text, claim), claim, settings: {}, local });
}

describe('go to definition', () => {
  it('leads from a user to where it is made, and from a place inside of a device to its label', () => {
    const text = `${head}passwd:
  users: [{name: «app»}]
storage:
  files: [{path: /a, user: {name: ap<|>p}}]
`;
    assert.equal(definitions(text.replace(/[«»]/gu, '')), text.replace('<|>', ''));
    const label = `${head}storage:
  disks: [{device: /dev/vda, partitions: [{label: «data»}]}]
  filesystems: [{device: /dev/di<|>sk/by-partlabel/data}]
`;
    assert.equal(definitions(label.replace(/[«»]/gu, '')), label.replace('<|>', ''));
  });

  it('leads from a unit to the files and units that it names', () => {
    const text = `${head}storage:
  files: [{path: «/usr/local/bin/a»}]
systemd:
  units:
    - name: b.service
      contents: |
        [Service]
        ExecStart=/usr/local<|>/bin/a
`;
    assert.equal(definitions(text.replace(/[«»]/gu, '')), text.replace('<|>', ''));
  });

  it('leads from an alias to its anchor', () => {
    const text = `${head}storage:
  files:
    - path: /a
      mode: !!int &«m» 0644
    - path: /b
      mode: <|>*m
`;
    assert.equal(definitions(text.replace(/[«»]/gu, '')), text.replace('<|>', ''));
  });

  it('leads nowhere from what is not defined, and in another person’s file', () => {
    const { text, offset } = marked(`${head}storage:\n  files: [{path: /a, user: {name: ap<|>p}}]\n`);
    assert.equal(definitionAt(analyseText(text), offset), undefined);
    const other = marked('services:\n  web: &w {image: nginx}\n  db: *<|>w\n');
    assert.equal(definitionAt(analyseText(other.text), other.offset), undefined);
  });

  it('leads from local files and trees to the disk, as far as they are there', () => {
    const source = `${head}ignition:
  config: {merge: [{local: base.ign}]}
storage:
  files: [{path: /a, contents: {local: sub/motd}}, {path: /b, contents: {local: gone}}]
  trees: [{local: tree}]
systemd:
  units: [{name: a.service, contents_local: ../a.service}]
`;
    const bytes: FileAnswer = { kind: 'bytes', bytes: new Uint8Array() };
    const analysis = withFiles(source, {
      [requestKey({ path: 'base.ign', want: 'bytes' })]: bytes,
      [requestKey({ path: 'sub/motd', want: 'bytes' })]: bytes,
      [requestKey({ path: 'gone', want: 'bytes' })]: { kind: 'refused', reason: 'missing' },
      [requestKey({ path: 'tree', want: 'list' })]: {
        kind: 'list',
        entries: [
          { name: 'one', kind: 'file' },
          { name: 'sub', kind: 'directory' },
          { name: 'link', kind: 'link' },
        ],
      },
      [requestKey({ path: 'tree/sub', want: 'list' })]: { kind: 'list', entries: [{ name: 'two', kind: 'file' }] },
    });
    const files = (word: string) => definitionAt(analysis, source.indexOf(word) + 1)?.files;
    assert.deepEqual(files('base.ign'), ['file:///workspace/base.ign']);
    assert.deepEqual(files('sub/motd'), ['file:///workspace/sub/motd']);
    assert.deepEqual(files('tree}'), ['file:///workspace/tree/one', 'file:///workspace/tree/sub/two']);
    assert.equal(files('gone'), undefined);
    assert.equal(files('../a'), undefined);
    assert.deepEqual(
      documentLinks(analysis).map(({ start, end, target }) => [source.slice(start, end), target]),
      [
        ['base.ign', 'file:///workspace/base.ign'],
        ['sub/motd', 'file:///workspace/sub/motd'],
      ],
    );
  });
});

describe('references and highlights', () => {
  const { text, offset } = marked(`${head}passwd:
  users: [{name: ap<|>p, groups: [wheel]}, {name: other, groups: ["app"]}]
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        User=app
`);
  const analysis = analyseText(text);

  it('are all places of the name, with and without those that define it', () => {
    const places = (withDefinitions: boolean) => around(text, referencesAt(analysis, offset, withDefinitions));
    const references = text.replace('"app"', '"«app»"').replace('User=app', 'User=«app»');
    assert.equal(places(false), references);
    assert.equal(places(true), references.replace('name: app', 'name: «app»'));
  });

  it('tell what is written from what is read', () => {
    const roles = occurrencesAt(analysis, offset)?.places.map(({ role }) => role);
    assert.deepEqual(roles, ['definition', 'reference', 'reference']);
  });

  it('keep to one document of a stream', () => {
    const config = (user: string) => `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata: {name: x, labels: {machineconfiguration.openshift.io/role: worker}}
spec: {config: {ignition: {version: 3.2.0}, passwd: {users: [{name: ${user}}]}}}
`;
    const stream = marked(`${config('co<|>re')}---\n${config('core')}`);
    assert.equal(referencesAt(analyseText(stream.text), stream.offset, true).length, 1);
  });
});

describe('document links', () => {
  it('are URLs that something is fetched from', () => {
    const text = `${head}storage:
  files:
    - path: /a
      contents: {source: "https://example.com/a"}
    - path: /b
      contents: {source: "data:,https://x"}
    - path: /c
      contents: {source: "https://{{ host }}/a"}
`;
    assert.deepEqual(
      documentLinks(analyseText(text)).map(({ start, end, target }) => [text.slice(start, end), target]),
      [['https://example.com/a', 'https://example.com/a']],
    );
  });

  it('are pages that units name, where nothing in them has still to be filled in', () => {
    const text = `${head}systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        # https://example.com/comment
        Documentation=https://example.com/docs "http://[::1]:8080/x" man:foo(1) https://example.com/{{ a }}
        Documentation=https://example.com/%i file:/usr/share/doc http://$HOST/
        [Service]
        Environment=URL=https://example.com/b
    - name: b.service
      contents: "[Unit]\\nDocumentation=https://example.com/json"
storage:
  files:
    - path: /etc/other.conf
      contents: {inline: "Documentation=https://example.com/none"}
`;
    assert.deepEqual(
      documentLinks(analyseText(text)).map(({ start, end, target }) => [text.slice(start, end), target]),
      ['https://example.com/docs', 'http://[::1]:8080/x', 'https://example.com/b', 'https://example.com/json'].map(
        (url) => [url, url],
      ),
    );
  });

  it('are written as URIs are', () => {
    const target = (url: string) =>
      documentLinks(analyseText(`${head}storage: {files: [{path: /a, contents: {source: '${url}'}}]}\n`))[0]?.target;
    assert.equal(
      target('https://example.com/ä"<b>|^%20%C3%A4?q=`x`#ö'),
      'https://example.com/%C3%A4%22%3Cb%3E%7C%5E%20%C3%A4?q=%60x%60#%C3%B6',
    );
    assert.equal(target('https://example.com:port/'), undefined);
  });
});
