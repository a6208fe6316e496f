import assert from 'node:assert/strict';
import { analyseWithFiles, readClaimed } from '../../server/src/analysis.ts';
import { type ConvertOutcome, convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { rangesInOutput, rangesInSource } from '../../server/src/features/conversion/mapRange.ts';
import { possibleConversions } from '../../server/src/features/conversion/possibleConversions.ts';
import { analyseText } from '../support/analyseText.ts';

const flags = { pretty: false, raw: false };
const header = '## template: jinja\n#cloud-config\n';
const text = `${header}hostname: {{ v1.local_hostname }}\n{% if v1.distro == "ubuntu" %}\npackages: [vim]\n{% endif %}\n`;

/** With the files of a folder that holds these alone. */
async function converted(source: string, files: Readonly<Record<string, string>> | undefined): Promise<ConvertOutcome> {
  const claim = { fileName: 'user-data' };
  const input = { file: 'file:///w/user-data', document: readClaimed(source, claim), claim, settings: {} };
  const folder = files && 'file:///w';
  const analysis = await analyseWithFiles(input, folder, async (_, { path }) => {
    const content = files?.[path];
    return content === undefined
      ? { kind: 'refused', reason: 'missing' }
      : { kind: 'bytes', bytes: new TextEncoder().encode(content) };
  });
  return convertAnalysis(analysis, 'cloud-config', flags);
}

describe('cloud-config that is rendered', () => {
  it('has the values of a sample where nobody has others, and says so at each', async () => {
    for (const files of [undefined, {}]) {
      const outcome = await converted(text, files);
      assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
      assert.equal(outcome.text, '#cloud-config\nhostname: ip-192-0-2-10\npackages: [vim]\n\n');
      assert.deepEqual(
        outcome.losses.map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`),
        ['convert/sample-value {{ v1.local_hostname }}', 'convert/sample-value v1.distro == "ubuntu"'],
      );
    }
  });

  it('has the values of the file beside it', async () => {
    const data = { v1: { local_hostname: 'mine', distro: 'debian' } };
    const outcome = await converted(text, { 'instance-data.json': JSON.stringify(data) });
    assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
    assert.equal(outcome.text, '#cloud-config\nhostname: mine\n\n');
    assert.deepEqual(outcome.losses, []);
  });

  it('is refused where that file holds no values', async () => {
    const outcome = await converted(text, { 'instance-data.json': '[' });
    assert.ok(outcome.kind === 'refused');
    assert.match(outcome.blocking[0]?.message ?? '', /is no JSON object/u);
  });

  it('asks for no file where there is no template', async () => {
    const asked: string[] = [];
    const claim = { fileName: 'user-data' };
    const document = readClaimed('#cloud-config\na: "{{ v1.region }}"\n', claim);
    await analyseWithFiles(
      { file: 'file:///w/user-data', document, claim, settings: {} },
      'file:///w',
      async (_, { path }) => {
        asked.push(path);
        return { kind: 'refused', reason: 'missing' };
      },
    );
    assert.deepEqual(asked, []);
  });

  it('says which variables there are not', async () => {
    const outcome = await converted(`${header}hostname: {{ v1.nosuch }}\n`, undefined);
    assert.ok(outcome.kind === 'converted');
    assert.equal(outcome.text, '#cloud-config\nhostname: CI_MISSING_JINJA_VAR/nosuch\n');
    assert.deepEqual(
      outcome.losses.map(({ code, kind }) => `${kind} ${code}`),
      ['changed convert/missing-variable', 'approximated convert/sample-value'],
    );
  });

  it('is refused at the place that cloud-init stops at, or that is not known here', async () => {
    for (const [line, code, place] of [
      ['a: {{ nosuch.more }}', 'convert/template-refused', 'nosuch.more'],
      ['a: {{ .Names }}', 'convert/template-refused', '.'],
      ['{% include "x" %}', 'convert/template-not-rendered', 'include'],
      ['a: {{ v1 | tojson }}', 'convert/template-not-rendered', 'v1 | tojson'],
    ] as const) {
      const source = `${header}${line}\n`;
      const outcome = await converted(source, undefined);
      assert.ok(outcome.kind === 'refused', line);
      assert.deepEqual(
        outcome.blocking.map((problem) => [problem.code, source.slice(problem.range.start, problem.range.end)]),
        [[code, place]],
      );
    }
  });

  it('is judged as what it is, at the places that it came from', async () => {
    const source = `${header}package_update: {{ v1.region }}\n`;
    const outcome = await converted(source, undefined);
    assert.ok(outcome.kind === 'converted');
    const [problem] = outcome.problems.filter(({ severity }) => severity === 'error');
    assert.equal(problem?.code, 'cloud-config/wrong-type', JSON.stringify(outcome.problems));
    assert.equal(problem && source.slice(problem.range.start, problem.range.end), '{{ v1.region }}');
  });

  it('is followed line by line, and from what a tag wrote to the tag', async () => {
    const outcome = await converted(text.replaceAll('\n', '\r\n'), undefined);
    assert.ok(outcome.kind === 'converted');
    const source = text.replaceAll('\n', '\r\n');
    const at = outcome.text.indexOf('vim');
    const [from] = rangesInSource(outcome.places, { start: at, end: at });
    assert.equal(from && source.slice(from.start, from.end).trim(), 'packages: [vim]');
    const tag = source.indexOf('v1.local');
    const [to] = rangesInOutput(outcome.places, { start: tag, end: tag });
    assert.equal(to && outcome.text.slice(to.start, to.end), 'ip-192-0-2-10');
  });

  it('is offered for templates alone', () => {
    const labels = (source: string): readonly string[] =>
      possibleConversions(analyseText(source, { fileName: 'user-data' })).map(({ label }) => label);
    assert.deepEqual(labels(text), ['cloud-config, rendered']);
    assert.deepEqual(labels('#cloud-config\na: "{{ v1.region }}"\n'), []);
  });
});
