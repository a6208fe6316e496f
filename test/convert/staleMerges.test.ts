import assert from 'node:assert/strict';
import { analyseWithFiles, readClaimed } from '../../server/src/analysis.ts';
import { type FileAnswer, requestKey } from '../../server/src/base/fileSnapshot.ts';
import { convertAnalysis } from '../../server/src/features/convert.ts';

const outer = `variant: fcos
version: 1.5.0
ignition:
  config:
    merge:
      - local: parts/base.ign
`;
const inner = 'variant: fcos\nversion: 1.5.0\nsystemd:\n  units:\n    - name: a.service\n      enabled: true\n';

/** Reads from a table of files. */
async function analyse(text: string, files: Readonly<Record<string, string>>) {
  const claim = { fileName: 'outer.bu' };
  const source = { file: 'outer.bu', document: readClaimed(text, claim), claim, settings: {} };
  return analyseWithFiles(source, 'file:///work', async (_folder, request): Promise<FileAnswer> => {
    const content = requestKey(request).startsWith('bytes ') ? files[request.path] : undefined;
    return content === undefined
      ? { kind: 'refused', reason: 'missing' }
      : { kind: 'bytes', bytes: new TextEncoder().encode(content) };
  });
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

  it('may merge the one that merges it', async () => {
    const around = outer.replace('parts/base.ign', 'outer.ign');
    const files = { 'parts/base.ign': '{}', 'parts/base.bu': around, 'outer.ign': '{}', 'outer.bu': outer };
    assert.deepEqual(await codes(files), ['butane/stale-merge']);
  });
});
