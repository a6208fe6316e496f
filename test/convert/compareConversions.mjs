/** Compares the product's conversions of Butane files with the real tool's, in this process. */
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleTool } from '../bench/bundle.mjs';

const plain = { pretty: false, raw: false };
const ofMachines = [plain, { ...plain, pretty: true }];
const ofClusters = [plain, { ...plain, raw: true }, { pretty: true, raw: true }];

export async function startComparison() {
  const product = await import(pathToFileURL(await bundleTool('convert/conformanceProduct.ts')).href);
  const totals = {
    files: 0,
    conversions: 0,
    equal: 0,
    different: 0,
    laterRefused: 0,
    reports: 0,
    reportsDiffer: 0,
    strict: 0,
    strictDiffer: 0,
  };
  return {
    totals,
    /** Converts one file with each set of flags; `print(words)` is told of each difference. */
    async compare({ file, bytes, text }, oracle, print) {
      const filesDir = dirname(file);
      for (const flags of /^variant:\s*["']?openshift\b/m.test(text) ? ofClusters : ofMachines) {
        const verdict = await oracle.judge(bytes, { filesDir, ...flags });
        totals.files += verdict.ok && flags === plain ? 1 : 0;
        const conversion = await product.convertBytes(bytes, { filesDir, ...flags }, file);
        const said = Object.entries(flags).flatMap(([flag, isSet]) => (isSet ? [` --${flag}`] : []));
        compareOutputs(verdict, conversion.outcome, totals, (words) => print(`convert${said.join('')}: ${words}`));
        compareReports(product.translationFindings(verdict, conversion, flags), totals, print);
        const strict = await product.convertBytes(bytes, { filesDir, ...flags, strict: true }, file);
        compareStrict(verdict, strict.outcome, totals, (words) => print(`convert${said.join('')} --strict: ${words}`));
      }
    },
  };
}

function compareOutputs(verdict, outcome, totals, print) {
  if (!verdict.ok) {
    totals.laterRefused += outcome.kind === 'converted' ? 1 : 0;
    return;
  }
  totals.conversions += 1;
  if (outcome.kind === 'converted' && outcome.text === verdict.output) {
    totals.equal += 1;
    return;
  }
  totals.different += 1;
  print(outcome.kind === 'converted' ? firstDifference(outcome.text, verdict.output) : outcome.reason);
}

/** The tool's program refuses whatever has an entry in its report (butane/internal/main.go). */
function compareStrict(verdict, outcome, totals, print) {
  if (!verdict.ok) return;
  const isRefused = outcome.kind !== 'converted';
  if (isRefused === verdict.entries.length > 0) {
    totals.strict += 1;
    return;
  }
  totals.strictDiffer += 1;
  const messages = verdict.entries.map(({ message }) => message).join('; ');
  print(isRefused ? `refused, and the tool converts it: ${outcome.reason}` : `the tool refuses it: ${messages}`);
}

function compareReports(findings, totals, print) {
  const missed = findings.tool.filter((finding) => !findings.product.includes(finding));
  const unfounded = findings.product.filter((finding) => !findings.tool.includes(finding));
  totals.reports += findings.tool.length - missed.length;
  totals.reportsDiffer += missed.length + unfounded.length;
  for (const finding of missed) print(`convert: the tool's ${finding} is missing`);
  for (const finding of unfounded) print(`convert: the tool has no ${finding}`);
}

function firstDifference(ours, theirs) {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 50));
  return `differs at ${at}: ${around(ours)}, not ${around(theirs)}`;
}
