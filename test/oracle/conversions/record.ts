import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { allCases } from '../../convert/cases/allCases.ts';
import { caseShelf } from '../../convert/cases/caseShelf.ts';
import { putOnDisk } from '../../convert/shelf.ts';
import type { ReportEntry, Verdict } from '../../convert/translationFindings.ts';
import { recordedText } from '../recordedText.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions, runButane } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), 'strata-cases-'));
try {
  putOnDisk(caseShelf, folder);
  await record();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function record(): Promise<void> {
  const cases = allCases();
  const names = new Set(cases.map(({ name }) => name));
  if (names.size < cases.length) throw new Error('two cases have one name');
  const newest = await judgeAll('butane');
  const standalone = await judgeAll('butane@0.29.0');
  const lines = cases.map(
    ({ name }, index) => `    ${JSON.stringify(name)}: ${JSON.stringify(golden(newest[index]!))}`,
  );
  const differing = cases.flatMap(({ name }, index) => {
    const verdict = JSON.stringify(golden(standalone[index]!));
    return verdict === JSON.stringify(golden(newest[index]!)) ? [] : [[name, verdict] as const];
  });
  const { release, go } = await oracleVersions('butane');
  const older = await oracleVersions('butane@0.29.0');
  const head = {
    tool: 'butane',
    release,
    go,
    standalone: { release: older.release, go: older.go, differing: Object.fromEntries(differing) },
  };
  writeFileSync(
    'test/goldens/conversions.json',
    `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`,
  );
  const accepted = newest.filter(({ ok }) => ok).length;
  console.log(
    `conversions ${release}: ${cases.length} cases, ${accepted} accepted; 0.29.0 differs in ${differing.length}`,
  );
}

async function judgeAll(tool: string): Promise<readonly Verdict[]> {
  const oracle = await startOracle(tool);
  const verdicts: Verdict[] = [];
  for (const { text, pretty, raw, strict, hasFiles } of allCases()) {
    const filesDir = hasFiles ? path.join(folder, 'files') : '';
    const verdict = await oracle.judge(text, { filesDir, pretty, raw });
    verdicts.push(strict ? await strictVerdict(tool, verdict, text, { filesDir, pretty, raw }) : verdict);
  }
  await oracle.close();
  return verdicts;
}

/** What the tool's own program decides, for its library knows nothing of `--strict`; the report is the library's. */
async function strictVerdict(
  tool: string,
  { entries }: Verdict,
  text: string,
  { filesDir, pretty, raw }: { readonly filesDir: string; readonly pretty: boolean; readonly raw: boolean },
): Promise<Verdict> {
  const flags = ['--strict', ...(pretty ? ['--pretty'] : []), ...(raw ? ['--raw'] : [])];
  const { status, stdout, stderr } = await runButane(tool, [...flags, '--files-dir', filesDir], text);
  if (status === 0) return { ok: true, output: stdout.slice(0, -1), entries };
  return { ok: false, error: stderr.trimEnd().split('\n').at(-1) ?? '', entries };
}

/** The verdict without what differs from one recording to the next. */
function golden({ ok, error, output, entries }: Verdict) {
  const reported = entries.map(plainEntry).sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
  return {
    ...(ok ? { output: recordedText(output ?? '') } : { error: withoutFolder(error ?? '') }),
    ...(output?.includes('"compression":"gzip"') ? { packed: true } : {}),
    ...(reported.length > 0 ? { entries: reported } : {}),
  };
}

/** Positions are left out: paths say the same. */
function plainEntry({ kind, message, path: at }: ReportEntry) {
  return { kind, message: withoutFolder(message), ...(at === undefined ? {} : { path: at }) };
}

function withoutFolder(message: string): string {
  return message.replaceAll(folder, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
