import assert from 'node:assert/strict';
import { analyseWithFiles, readClaimed } from '../../server/src/analysis.ts';
import type { FileAnswer } from '../../server/src/base/fileSnapshot.ts';
import { emptyTable } from '../../server/src/base/fileTable.ts';
import { folderOf } from '../../server/src/base/folderUri.ts';
import type { FileSource } from '../../server/src/base/host.ts';
import { type ConfigOnItsOwn, type FindConfig, readerFor } from '../../server/src/features/conversion/compiledFile.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';

const outer = `variant: fcos
version: 1.5.0
ignition:
  config:
    merge:
      - local: parts/base.ign
`;
const inner = 'variant: fcos\nversion: 1.5.0\nsystemd:\n  units:\n    - name: a.service\n      enabled: true\n';

/** Reads from a table of files; each config has its own folder for its files directory. */
async function analyse(text: string, files: Readonly<Record<string, string>>) {
  const claim = { fileName: 'outer.bu' };
  const source: FileSource = {
    answerFile: async ({ filesDir }, { path, want }): Promise<FileAnswer> => {
      const content = want === 'bytes' ? files[`${filesDir}/${path}`.replace('file:///work/', '')] : undefined;
      return content === undefined
        ? { kind: 'refused', reason: 'missing' }
        : { kind: 'bytes', bytes: new TextEncoder().encode(content) };
    },
    fileState: async () => '',
  };
  const place = { document: 'file:///work/outer.bu' };
  const configOf = (uri: string, content: string): ConfigOnItsOwn => ({
    input: { file: uri, document: readClaimed(content, claim), claim, settings: {} },
    filesDir: folderOf(uri),
    place,
  });
  const findConfig: FindConfig = async (filesDir, path) => {
    const answer = await source.answerFile({ ...place, filesDir }, { path, want: 'bytes' });
    return answer.kind === 'bytes' ? configOf(`${filesDir}/${path}`, new TextDecoder().decode(answer.bytes)) : answer;
  };
  const table = emptyTable();
  const { input } = configOf('file:///work/outer.bu', text);
  return analyseWithFiles(input, 'file:///work', readerFor(source, place, table, findConfig), table.answers);
}

async function compiled(text: string): Promise<string> {
  const outcome = convertAnalysis(await analyse(text, {}), undefined, { pretty: true, raw: false });
  assert.ok(outcome.kind === 'converted');
  return outcome.text;
}

describe('a merged file', () => {
  const codes = async (files: Readonly<Record<string, string>>) =>
    (await analyse(outer, files)).problems().map(({ code }) => code);

  it('is what the Butane file beside it compiles to, however it is laid out', async () => {
    assert.deepEqual(await codes({ 'parts/base.ign': await compiled(inner), 'parts/base.bu': inner }), []);
  });

  it('is stale where that file has changed, and is converted all the same', async () => {
    const files = { 'parts/base.ign': await compiled(inner), 'parts/base.bu': inner.replace('a.service', 'b.service') };
    const analysis = await analyse(outer, files);
    const [problem, ...others] = analysis.problems();
    assert.deepEqual(
      [problem?.code, problem?.severity, problem?.source, others],
      ['butane/stale-merge', 'warning', 'strata', []],
    );
    assert.equal(outer.slice(problem?.range.start, problem?.range.end), 'parts/base.ign');
    assert.equal(convertAnalysis(analysis, undefined, { pretty: false, raw: false }).kind, 'converted');
  });

  it('may come from a file that looks like a template', async () => {
    const marked = inner.replace('a.service', '"{{ a }}.service"');
    assert.deepEqual(await codes({ 'parts/base.ign': await compiled(marked), 'parts/base.bu': marked }), []);
    assert.deepEqual(await codes({ 'parts/base.ign': await compiled(inner), 'parts/base.bu': marked }), [
      'butane/stale-merge',
    ]);
  });

  it('is let be without such a file, or with one that has mistakes', async () => {
    assert.deepEqual(await codes({ 'parts/base.ign': '{}' }), []);
    assert.deepEqual(await codes({ 'parts/base.ign': '{}', 'parts/base.bu': 'variant: fcos\nversion: [\n' }), []);
    assert.deepEqual(await codes({ 'parts/base.ign': '{}', 'parts/base.bu': '{{ a template }}\n' }), []);
  });

  it('is compiled with the files of its own folder', async () => {
    const withFile = `${inner}storage:\n  files:\n    - path: /a\n      contents:\n        local: own.txt\n`;
    const merged = await compiled(withFile.replace('local: own.txt', 'inline: own'));
    const files = { 'parts/base.ign': merged, 'parts/base.bu': withFile, 'parts/own.txt': 'own', 'own.txt': 'other' };
    assert.deepEqual(await codes(files), []);
    assert.deepEqual(await codes({ ...files, 'parts/own.txt': 'new' }), ['butane/stale-merge']);
    const { 'parts/own.txt': _, ...withoutOwn } = files;
    assert.deepEqual(await codes(withoutOwn), []);
  });

  it('of a cluster is compiled without the wrapping, which no merge could read', async () => {
    const metadata = 'metadata: {name: a, labels: {machineconfiguration.openshift.io/role: worker}}\n';
    const cluster = `${inner.replace('fcos', 'openshift').replace('1.5.0', '4.14.0')}${metadata}`;
    const merged = JSON.stringify({
      ignition: { version: '3.4.0' },
      systemd: { units: [{ enabled: true, name: 'a.service' }] },
    });
    const files = { 'parts/base.ign': merged, 'parts/base.bu': cluster };
    assert.deepEqual(await codes(files), []);
    const stale = { ...files, 'parts/base.bu': cluster.replace('a.service', 'b.service') };
    assert.deepEqual(await codes(stale), ['butane/stale-merge']);
  });

  it('may merge the one that merges it', async () => {
    const text = outer.replace('parts/', '');
    const around = outer.replace('parts/base', 'outer');
    const files = { 'base.ign': '{}', 'base.bu': around, 'outer.ign': '{}', 'outer.bu': text };
    assert.deepEqual(
      (await analyse(text, files)).problems().map(({ code }) => code),
      ['butane/stale-merge'],
    );
  });
});
