import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { containerLinuxCases } from '../../convert/cases/containerLinuxCases.ts';
import type { OlderCase } from '../../convert/cases/olderCase.ts';
import { olderIgnitionCases } from '../../convert/cases/olderIgnitionCases.ts';

// By its own path, because it finds the Go programs beside itself.
const { startLineProgram, versionsOfProgram } = await import(pathToFileURL('test/oracle/lineProgram.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const program = await startLineProgram('older-configs');
const sections = [await section('ignition', olderIgnitionCases), await section('clc', containerLinuxCases)];
await program.close();
const { go, modules } = await versionsOfProgram('older-configs');
const tools = [
  'github.com/coreos/ign-converter',
  'github.com/coreos/ignition',
  'github.com/flatcar/container-linux-config-transpiler',
];
const head = { go, modules: Object.fromEntries(tools.map((name) => [name, modules[name]])) };
writeFileSync(
  'test/goldens/olderConfigs.json',
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n${sections.join(',\n')}\n}\n`,
);

async function section(kind: string, cases: readonly OlderCase[]): Promise<string> {
  const lines: string[] = [];
  for (const { name, text, twin, paths = {}, deduplicate = false } of cases) {
    const ask = (asked: string): Promise<{ readonly error?: string }> =>
      program.ask({ kind, text: asked, paths, deduplicate, platform: 'custom' });
    const answer = await ask(text);
    const recorded = twin ? { ...answer, twin: await ask(twin.text) } : answer;
    if (('twin' in recorded ? recorded.twin : answer).error)
      console.error(`${kind} ${name}: ${JSON.stringify(recorded)}`);
    lines.push(`    ${JSON.stringify(name)}: ${JSON.stringify(recorded)}`);
  }
  console.log(`${kind}: ${lines.length} recorded`);
  return `  "${kind}": {\n${lines.join(',\n')}\n  }`;
}
