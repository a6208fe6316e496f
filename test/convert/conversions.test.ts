import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Analysis } from '../../server/src/analysis.ts';
import { versionTable } from '../../server/src/shape/versions.ts';
import { disagreements } from '../mutants/disagreements.ts';
import type { Verdict } from '../oracle/answers.mjs';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { placedProblem } from '../support/placedProblem.ts';
import { allCases } from './cases/allCases.ts';
import { caseShelf } from './cases/caseShelf.ts';
import type { ConversionCase } from './cases/conversionCase.ts';
import { type Conversion, convertBytes } from './convertBytes.ts';
import { putOnDisk } from './shelf.ts';
import { assertMapped } from './sourceOf.ts';
import { type ReportEntry, translationFindings } from './translationFindings.ts';

interface Golden {
  readonly output?: RecordedText;
  /** Something in the output is compressed. */
  readonly packed?: boolean;
  /** The tool refuses the config with this. */
  readonly error?: string;
  readonly entries?: readonly ReportEntry[];
}

interface Recording {
  readonly release: string;
  readonly standalone: { readonly release: string; readonly differing: Readonly<Record<string, string>> };
  readonly cases: Readonly<Record<string, Golden>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/conversions.json', 'utf8'));
const cases = allCases();

describe(`conversions as Butane ${recording.release} makes them`, () => {
  let folder = '';
  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-cases-')));
    putOnDisk(caseShelf, folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const conversionCase of cases) {
    it(conversionCase.name, async () => {
      const golden = recording.cases[conversionCase.name];
      assert.ok(golden, 'nothing is recorded of it: run `npm run oracle`');
      const conversion = await convert(conversionCase, folder);
      compare(conversion, golden, conversionCase);
    });
  }
});

describe('the recorded conversions', () => {
  it('are those of the cases', () => {
    assert.deepEqual(
      Object.keys(recording.cases),
      cases.map(({ name }) => name),
    );
  });

  it('are the same in the last Butane that was released on its own, which knows no virtiofs', () => {
    const { release, differing } = recording.standalone;
    assert.equal(release, '0.29.0');
    for (const name of Object.keys(differing)) assert.match(name, /^virtiofs, /u);
  });

  it('have every version, and hundreds that the tool accepts', () => {
    const accepted = cases.filter(({ name }) => recording.cases[name]?.output !== undefined);
    assert.ok(accepted.length >= 400, `${accepted.length}`);
    for (const { id, status } of versionTable('butane').rows) {
      const isThere = accepted.some(({ name }) => name.split(', ').includes(id));
      assert.equal(isThere, status !== 'removed', id);
    }
  });

  it('are refused for warnings alone where they are strict', () => {
    const refusals = cases
      .filter(({ strict }) => strict)
      .flatMap(({ name }) => {
        const { error, entries = [] } = recording.cases[name] ?? {};
        const hasErrors = entries.some(({ kind }) => kind === 'error');
        assert.equal(error !== undefined, entries.length > 0, name);
        return error === undefined || hasErrors ? [] : [error];
      });
    assert.ok(refusals.length >= 20, `${refusals.length}`);
    assert.deepEqual([...new Set(refusals)], ['Config produced warnings and --strict was specified']);
  });

  it('pack content of many kinds, where that makes it shorter', () => {
    const names = cases.map(({ name }) => name).filter((name) => name.startsWith('compression: '));
    const packed = names.filter((name) => recording.cases[name]?.packed);
    assert.ok(names.length >= 150 && packed.length >= 100, `${packed.length} of ${names.length}`);
  });
});

function convert({ text, pretty, raw, strict, hasFiles }: ConversionCase, folder: string): Promise<Conversion> {
  const filesDir = hasFiles ? path.join(folder, 'files') : undefined;
  return convertBytes(Buffer.from(text), { pretty, raw, strict, filesDir });
}

function compare(
  conversion: Conversion,
  { output, error, entries = [] }: Golden,
  { raw, strict, text }: ConversionCase,
): void {
  const { outcome, analysis } = conversion;
  assert.ok(outcome.kind !== 'impossible');
  // Strictness is judged last: until then the tool has reported what it reports otherwise.
  const verdict = strict
    ? { ok: !entries.some(({ kind }) => kind === 'error'), entries }
    : { ok: output !== undefined, entries, ...(error === undefined ? {} : { error }) };
  const findings = translationFindings(verdict, conversion, { raw });
  assert.deepEqual(findings.product, findings.tool);
  // Of a config without its wrapping the editor says what it says of the whole.
  if (!raw) assertSameReport(verdict, text, analysis);
  if (output === undefined) {
    assert.equal(outcome.kind, 'refused');
    return;
  }
  if (outcome.kind !== 'converted') assert.fail(`${outcome.kind}: ${outcome.reason}`);
  const ours = recordedText(outcome.text);
  if (typeof ours === 'string' && typeof output === 'string') assert.deepEqual(ours.split('\n'), output.split('\n'));
  else assert.deepEqual(ours, output);
  assertMapped(conversion);
}

/** All that the tool reports, and nothing else where it accepts the config. */
function assertSameReport(verdict: Verdict, text: string, { found, document }: Analysis): void {
  const problems = found().map((problem) => placedProblem(problem, document.lineStarts));
  const differing = disagreements({ verdict, tool: 'butane', text, problems });
  assert.deepEqual(
    differing.filter(({ reason }) => reason === undefined),
    [],
  );
}
