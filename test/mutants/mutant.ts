import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allCases as conversionCases } from '../convert/cases/allCases.ts';
import { convertBytes } from '../convert/convertBytes.ts';
import { randomRun } from '../convert/randomRun.ts';
import { type Random, randomOf, seedOfRun } from '../fuzz/random.ts';
import { allCases as ruleCases } from '../rules/allCases.ts';
import { type Hand, makeMistake, mistakeNames } from './mistakes.ts';
import { makeTextMistake } from './textMistakes.ts';
import { copyOf, fromValue, isMap, printJson, printYaml, slotsOf, type Tree, treeOf } from './tree.ts';

export type Tool = 'butane' | 'ignition' | 'machineconfig';

/** A config as its author would have it. */
export interface Good {
  readonly tool: Tool;
  readonly text: string;
}

/** A config with mistakes. */
export interface Mutant extends Good {
  readonly good: string;
  readonly mistakes: readonly string[];
  /** Where the mistakes are in keys and values: the config that was printed. */
  readonly tree?: Tree;
}

export interface Mutants {
  readonly mutantOf: (seed: number, run: number) => Promise<Mutant>;
}

/** The longest config that mistakes are made in. */
const longest = 20_000;

/** Mutants of what we have written, and of random configs and what becomes of them. */
export function mutants(filesDir: string): Mutants {
  const written = writtenConfigs();
  const byTool = (tool: Tool) => written.filter((good) => good.tool === tool);
  const lists = { butane: byTool('butane'), ignition: byTool('ignition'), machineconfig: byTool('machineconfig') };
  const seen = {
    butane: seenIn(lists.butane),
    ignition: seenIn(lists.ignition),
    machineconfig: seenIn(lists.machineconfig),
  };
  return {
    async mutantOf(seed, run) {
      const random = randomOf(seedOfRun(seed, run));
      const good = await goodConfig(random, { seed, run, filesDir }, lists);
      return mutated(good, random, seen[good.tool]);
    },
  };
}

/** Which random config. */
interface Draw {
  readonly seed: number;
  readonly run: number;
  readonly filesDir: string;
}

async function goodConfig(random: Random, draw: Draw, written: Readonly<Record<Tool, readonly Good[]>>): Promise<Good> {
  const choice = random.below(100);
  if (choice < 25) return { tool: 'butane', text: randomRun(draw.seed, draw.run).text };
  if (choice < 50) return random.pick(written.butane);
  if (choice < 65) return random.pick(written.ignition);
  if (choice < 75) return random.pick(written.machineconfig);
  if (choice < 80) return wrapped(random.pick(written.ignition));
  const made = await convertedConfig(draw);
  if (made?.tool === 'ignition' && random.chance(0.2)) return wrapped(made);
  return made ?? random.pick(written.ignition);
}

/** What our own conversion, which is compared with the tool's elsewhere, makes of a random config. */
async function convertedConfig({ seed, run, filesDir }: Draw): Promise<Good | undefined> {
  const { text, isForCluster } = randomRun(seed, run);
  const { outcome } = await convertBytes(Buffer.from(text), { pretty: true, raw: false, filesDir });
  if (outcome.kind !== 'converted') return undefined;
  return { tool: isForCluster ? 'machineconfig' : 'ignition', text: outcome.text };
}

function wrapped({ text }: Good): Good {
  const config = treeOf(text) ?? fromValue({});
  const labels = { 'machineconfiguration.openshift.io/role': 'worker' };
  const head = {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: { name: 'a', labels },
  };
  const tree = fromValue(head);
  if (isMap(tree)) tree.pairs.push(['spec', { pairs: [['config', config]] }]);
  return { tool: 'machineconfig', text: printYaml(tree) };
}

function mutated(good: Good, random: Random, seen: Hand['seen']): Mutant {
  const { tool, text } = good;
  const source = treeOf(text);
  const count = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 3]);
  if (source === undefined || random.chance(0.15)) {
    let damaged = text;
    for (let left = count; left > 0; left--) damaged = makeTextMistake(damaged, random);
    return { tool, text: damaged, good: text, mistakes: ['text'] };
  }
  const tree = copyOf(source);
  const isYaml = tool !== 'ignition' && random.chance(0.9);
  const names = Array.from({ length: count }, () => random.pick(mistakeNames));
  for (const name of names) makeMistake(name, tree, { random, isYaml, seen });
  return { tool, text: printed(tool, tree, isYaml), good: text, mistakes: names, tree };
}

export function printed(tool: Tool, tree: Tree, isYaml = tool !== 'ignition'): string {
  return isYaml ? printYaml(tree) : `${printJson(tree)}\n`;
}

/** Every value that stands below a key somewhere. */
function seenIn(goods: readonly Good[]): ReadonlyMap<string, readonly Tree[]> {
  const seen = new Map<string, Tree[]>();
  for (const { text } of goods) {
    const tree = treeOf(text);
    if (tree === undefined) continue;
    for (const { key, value } of slotsOf(tree)) {
      const values = seen.get(key) ?? [];
      if (values.length < 40) values.push(value);
      seen.set(key, values);
    }
  }
  return seen;
}

/** The goldens, the cases of rules and of conversions, and the examples that the tool accepts. */
function writtenConfigs(): readonly Good[] {
  const differing = JSON.parse(readFileSync('test/goldens/differences.json', 'utf8'));
  const goldens = (['butane', 'ignition', 'machineconfig'] as const).flatMap((tool) => {
    const { cases } = JSON.parse(readFileSync(`test/goldens/${tool}/verdicts.json`, 'utf8'));
    return Object.keys(cases)
      .filter((name) => cases[name].ok && !(`${tool}/${name}` in differing))
      .map((name): Good => ({ tool, text: readFileSync(path.join('test/goldens', tool, name), 'utf8') }));
  });
  const rules = JSON.parse(readFileSync('test/goldens/rules.json', 'utf8')).cases;
  const conversions = JSON.parse(readFileSync('test/goldens/conversions.json', 'utf8')).cases;
  const examples = ['flatcar-node.bu', 'web-server.bu', 'rendered.ign', 'worker-chrony.yaml'];
  return [
    ...goldens,
    ...ruleCases()
      .filter(({ name }) => rules[name]?.ok)
      .map(({ tool, text }): Good => ({ tool, text })),
    ...conversionCases()
      .filter(
        ({ name, raw, pretty }) =>
          !raw && !pretty && !name.startsWith('compression: ') && conversions[name]?.output !== undefined,
      )
      .map(({ text }): Good => ({ tool: 'butane', text })),
    ...examples.map((name): Good => ({ tool: toolOf(name), text: readFileSync(path.join('examples', name), 'utf8') })),
  ].filter(({ text }) => text.length <= longest);
}

function toolOf(name: string): Tool {
  if (name.endsWith('.bu')) return 'butane';
  return name.endsWith('.ign') ? 'ignition' : 'machineconfig';
}
