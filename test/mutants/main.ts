import { pathToFileURL } from 'node:url';
import type { Verdict } from '../oracle/answers.mjs';
import { type Disagreement, disagreements } from './disagreements.ts';
import { judged, withFiles } from './judged.ts';
import { type Mutant, mutants, printed, type Tool } from './mutant.ts';
import { copyOf, removeSlot, slotsOf, type Tree } from './tree.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

const seed = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 10_000);
/** Smaller examples are looked for this often in each kind of disagreement. */
const mostTries = 400;

interface Group {
  count: number;
  readonly tools: Map<Tool, number>;
  example: Mutant;
}

const oracles = {
  butane: await startOracle('butane'),
  ignition: await startOracle('ignition'),
  machineconfig: await startOracle('machineconfig'),
};
const totals = {
  mutants: 0,
  acceptedByTool: 0,
  verdictDiffers: 0,
  verdictDiffersUnlisted: 0,
  agree: 0,
  listed: 0,
  differ: 0,
  badBases: 0,
};
const groups = new Map<string, Group>();
/** How many mutants differ in each listed way. */
const listed = new Map<string, number>();

await withFiles(async (filesDir) => {
  const compare = async (tool: Tool, text: string): Promise<readonly Disagreement[]> => {
    const verdict: Verdict = await oracles[tool].judge(text, { filesDir });
    return disagreements({ verdict, tool, text, problems: await judged(tool, text, filesDir) });
  };
  const { mutantOf } = mutants(filesDir);
  for (let run = 0; totals.mutants < count; run++) {
    const mutant = await mutantOf(seed, run);
    if (mutant.text === mutant.good) continue;
    const base: Verdict = await oracles[mutant.tool].judge(mutant.good, { filesDir });
    if (!base.ok) {
      totals.badBases++;
      continue;
    }
    await tryOne(mutant, filesDir, run);
  }
  const sorted = [...groups].sort((a, b) => weight(b[0]) - weight(a[0]) || b[1].count - a[1].count);
  for (const [kind, { count: times, tools, example }] of sorted) {
    const smallest = await shrunk(example, async (text) =>
      (await compare(example.tool, text)).some((each) => each.kind === kind && each.reason === undefined),
    );
    const words = (await compare(example.tool, smallest)).find((each) => each.kind === kind)?.words;
    const where = [...tools].map(([tool, each]) => `${each} ${tool}`).join(', ');
    console.log(
      `\n=== ${times} (${where}) ${kind}\n${words}\n[${example.mistakes.join('; ')}]\n${smallest.slice(0, 1500)}`,
    );
    const said = await judged(example.tool, smallest, filesDir);
    for (const { severity, code, path, message } of said.slice(0, 6))
      console.log(`  we: ${severity} ${code} at ${path.join('.')}: ${message.slice(0, 160)}`);
  }
});
for (const oracle of Object.values(oracles)) await oracle.close();
console.log('');
for (const [reason, times] of [...listed].sort((a, b) => b[1] - a[1])) console.log(`${times} listed: ${reason}`);
console.log(JSON.stringify(totals));
process.exitCode = totals.differ === 0 ? 0 : 1;

async function tryOne(mutant: Mutant, filesDir: string, run: number): Promise<void> {
  const { tool, text } = mutant;
  const verdict: Verdict = await oracles[tool].judge(text, { filesDir });
  totals.mutants++;
  totals.acceptedByTool += verdict.ok ? 1 : 0;
  let problems: Awaited<ReturnType<typeof judged>>;
  try {
    problems = await judged(tool, text, filesDir);
  } catch (error) {
    console.log(`CRASH in run ${run}: ${error instanceof Error ? error.stack : error}\n${text}`);
    throw error;
  }
  const found = disagreements({ verdict, tool, text, problems });
  const isWrongVerdict = verdict.ok === problems.some(({ severity }) => severity === 'error');
  totals.verdictDiffers += isWrongVerdict ? 1 : 0;
  const unlisted = found.filter(({ reason }) => reason === undefined);
  totals.verdictDiffersUnlisted += isWrongVerdict && unlisted.length > 0 ? 1 : 0;
  for (const reason of new Set(found.flatMap((each) => each.reason ?? [])))
    listed.set(reason, (listed.get(reason) ?? 0) + 1);
  if (found.length === 0) totals.agree++;
  else totals[unlisted.length === 0 ? 'listed' : 'differ']++;
  for (const { kind } of new Map(unlisted.map((each) => [each.kind, each])).values()) {
    const group = groups.get(kind) ?? { count: 0, tools: new Map(), example: mutant };
    group.count++;
    group.tools.set(tool, (group.tools.get(tool) ?? 0) + 1);
    if (text.length < group.example.text.length) group.example = mutant;
    groups.set(kind, group);
  }
}

/** A wrong verdict weighs most. */
function weight(kind: string): number {
  return ['unfounded', 'missed warning', 'missed error', 'accepted', 'refused'].findIndex((start) =>
    kind.startsWith(start),
  );
}

/** The mutant without every value, or line, that the disagreement does not need. */
async function shrunk({ tool, text, tree }: Mutant, differs: (text: string) => Promise<boolean>): Promise<string> {
  let tries = 0;
  const still = async (candidate: string): Promise<boolean> => tries++ < mostTries && (await differs(candidate));
  if (tree !== undefined && (await still(printed(tool, tree)))) return printed(tool, await smallerTree(tree));
  return smallerText(text);

  async function smallerTree(whole: Tree): Promise<Tree> {
    let rest = whole;
    for (let at = 0; at < slotsOf(rest).length; ) {
      const candidate = copyOf(rest);
      removeSlot(slotsOf(candidate)[at]!);
      if (await still(printed(tool, candidate))) rest = candidate;
      else at++;
    }
    return rest;
  }

  async function smallerText(whole: string): Promise<string> {
    let lines: readonly string[] = whole.split('\n');
    for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let start = 0; start < lines.length; ) {
        const candidate = lines.toSpliced(start, size);
        if (await still(candidate.join('\n'))) lines = candidate;
        else start += size;
      }
    }
    return lines.join('\n');
  }
}
