import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assertInvariants } from './assertInvariants.ts';
import { type Conversion, convertBytes } from './convertBytes.ts';
import { randomFiles } from './randomConfig.ts';
import { type RandomRun, randomRun } from './randomRun.ts';
import { putOnDisk } from './shelf.ts';
import { translationFindings, type Verdict } from './translationFindings.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, accepted: { type: 'string', default: '10000' } },
});
const seed = Number(values.seed);
const wanted = Number(values.accepted);

const filesDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-random-')));
putOnDisk(randomFiles, filesDir);
const oracle = await startOracle('butane');
const totals = { runs: 0, accepted: 0, refusedByTranslation: 0, refusedOtherwise: 0, failures: 0 };
const reasons = new Map<string, number>();
const started = performance.now();
for (; totals.accepted < wanted && totals.runs < 20 * wanted; totals.runs++) await tryOne(totals.runs);
await oracle.close();
rmSync(filesDir, { recursive: true, force: true });
report();
process.exitCode = totals.failures === 0 && totals.accepted >= wanted ? 0 : 1;

async function tryOne(run: number): Promise<void> {
  const made = randomRun(seed, run);
  const files = made.hasFiles ? filesDir : undefined;
  const flags = { pretty: made.pretty, raw: made.raw };
  const verdict: Verdict = await oracle.judge(made.text, { filesDir: files ?? '', ...flags });
  try {
    const conversion = await convertBytes(Buffer.from(made.text), { ...flags, filesDir: files }, made.name);
    compare(verdict, conversion, made);
    await assertInvariants(made.text, files, made.name);
  } catch (error) {
    totals.failures++;
    console.log(
      `\nFAILED run ${run} of seed ${seed} (${made.name} ${JSON.stringify(flags)}): ${String(error).slice(0, 1500)}\n${made.text}`,
    );
  }
}

function compare(verdict: Verdict, conversion: Conversion, { raw }: RandomRun): void {
  const { outcome } = conversion;
  assert.ok(outcome.kind !== 'impossible');
  const findings = translationFindings(verdict, conversion, { raw });
  assert.deepEqual(findings.product, findings.tool);
  if (verdict.ok) {
    totals.accepted++;
    if (outcome.kind !== 'converted') assert.fail(`${outcome.kind}: ${outcome.reason}`);
    assert.equal(outcome.text, verdict.output);
    return;
  }
  const isByTranslation = findings.tool.some((finding) => finding.startsWith('error '));
  totals[isByTranslation ? 'refusedByTranslation' : 'refusedOtherwise']++;
  // What only validation finds comes later.
  const isByValidation = /^(?:source config is|config generated was) invalid$/u.test(verdict.error ?? '');
  if (isByTranslation || !isByValidation) assert.equal(outcome.kind, 'refused');
  if (!isByTranslation) note(verdict);
}

/** What keeps configs from being accepted, so that the generator can be mended. */
function note({ entries, error }: Verdict): void {
  const messages = entries.filter(({ kind }) => kind === 'error').map(({ message }) => message);
  for (const message of new Set(messages.length > 0 ? messages : [error ?? ''])) {
    reasons.set(message, (reasons.get(message) ?? 0) + 1);
  }
}

function report(): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const common = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.log(`${JSON.stringify(totals)} in ${seconds} s`);
  for (const [reason, count] of common) console.log(`  ${count} refused: ${reason.slice(0, 120)}`);
}
