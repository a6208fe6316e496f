import assert from 'node:assert/strict';
import { type Analysis, analyseWithFiles, readClaimed } from '../../server/src/analysis.ts';
import type { FileAnswer, FileRequest } from '../../server/src/base/fileSnapshot.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';

const head = (version: string) => `variant: fcos\nversion: ${version}\n`;

/** A folder `tree` with a file and a link. */
const answers: Readonly<Record<string, FileAnswer>> = {
  'list tree': {
    kind: 'list',
    entries: [
      { name: 'file', kind: 'file', isExecutable: false },
      { name: 'link', kind: 'link' },
    ],
  },
  'bytes tree/file': { kind: 'bytes', bytes: new Uint8Array() },
  'link tree/link': { kind: 'link', target: 'file' },
};

async function analyse(text: string, fileName = 'config.bu'): Promise<Analysis> {
  const claim = { fileName };
  const source = { file: claim.fileName, document: readClaimed(text, claim), claim, settings: {} };
  const read = async (_folder: string, { want, path }: FileRequest): Promise<FileAnswer> =>
    answers[`${want} ${path}`] ?? { kind: 'refused', reason: 'missing' };
  return analyseWithFiles(source, 'file:///work', read);
}

async function found(text: string, fileName?: string): Promise<readonly string[]> {
  const problems = (await analyse(text, fileName)).problems();
  return problems.map(
    ({ code, range, message }) => `${code} at ${text.slice(range.start, range.end)}: ${message.split(';')[0]}`,
  );
}

describe('what only comes out of a translation', () => {
  it('is judged by the schema of the target, at the place that it came from', async () => {
    const tree = 'storage:\n  trees:\n    - local: tree\n      path: t\n      file_mode: 0123456\n';
    assert.deepEqual(await found(`${head('1.7.0')}${tree}`), [
      'butane/bad-value at local: in what this makes, `path` cannot be "t/file": Butane refuses the file',
      'butane/bad-value at 0123456: in what this makes, `mode` cannot be `0123456`: Butane refuses the file',
    ]);
  });

  it('refuses the conversion', async () => {
    const outcome = convertAnalysis(
      await analyse(`${head('1.7.0')}storage:\n  trees:\n    - local: tree\n      path: t\n`),
      undefined,
      { pretty: false, raw: false },
    );
    assert.equal(outcome.kind, 'refused');
  });

  it('is missed where nothing completes it', async () => {
    const links =
      'storage:\n  links:\n    - path: /etc/link\n    - path: /etc/other\n  trees:\n    - local: tree\n      path: /etc\n';
    const missing = '`storage.links[1]` needs the key `target`';
    assert.deepEqual(await found(`${head('1.6.0')}${links}`), [`butane/missing-key at path: ${missing}`]);
    assert.deepEqual(await found(`${head('1.3.0')}${links}`), []);
  });

  it('is not missed where the translation has failed, or in what an error is in', async () => {
    const links = 'storage:\n  links:\n    - path: /etc/link\n  trees:\n    - local: gone\n';
    assert.deepEqual(
      (await found(`${head('1.6.0')}${links}`)).map((text) => text.split(' ')[0]),
      ['butane/local-file-missing'],
    );
    const wrong =
      'storage:\n  links:\n    - path: /etc/other\n      target: [x]\n  trees:\n    - local: tree\n      path: /etc\n';
    assert.deepEqual(
      (await found(`${head('1.6.0')}${wrong}`)).map((text) => text.split(' ')[0]),
      ['butane/wrong-type'],
    );
  });

  it('is missed of an array beside a mirror', async () => {
    const text = `${head('1.6.0')}boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/vda, /dev/vdb]
storage:
  raid:
    - name: data
      level: raid1
      devices: []
`;
    assert.deepEqual(await found(text), [
      'butane/bad-value at devices: `devices` cannot be empty: Butane refuses the file',
    ]);
  });

  it('says nothing again, and nothing of a template', async () => {
    const files = 'storage:\n  files:\n    - path: etc/a\n      mode: 010000\n';
    const messages = await found(`${head('1.6.0')}${files}`);
    assert.deepEqual(
      messages.map((text) => text.split(':')[0]),
      ['butane/bad-value at etc/a', 'butane/bad-value at 010000'],
    );
    const masked =
      'storage:\n  links:\n    - path: /etc/{{ a }}\n      {{ more }}\n  trees:\n    - local: tree\n      path: /etc\n      file_mode: {{ m }}\n';
    assert.deepEqual(await found(`${head('1.7.0')}${masked}`, 'config.bu.j2'), []);
  });
});
