import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withFiles } from '../../mutants/judged.ts';
import { mutants, type Tool } from '../../mutants/mutant.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

/** So many, and none longer, so that the file stays small. */
const wanted = 600;
const longest = 1500;
const seed = 20_263;

const tools: readonly Tool[] = ['butane', 'ignition', 'machineconfig'];
const lines: string[] = [];
await withFiles(async (filesDir) => {
  const oracles = Object.fromEntries(await Promise.all(tools.map(async (tool) => [tool, await startOracle(tool)])));
  const { mutantOf } = mutants(filesDir);
  for (let run = 0; lines.length < wanted; run++) {
    const { tool, text, good } = await mutantOf(seed, run);
    const isRecorded = text !== good && text.length <= longest && (await oracles[tool].judge(good, { filesDir })).ok;
    if (!isRecorded) continue;
    const { ok, error, entries } = await oracles[tool].judge(text, { filesDir });
    const verdict = { ok, ...(error === undefined ? {} : { error }), entries };
    lines.push(`    ${anywhere(JSON.stringify({ tool, text, verdict }), filesDir)}`);
  }
  for (const tool of tools) await oracles[tool].close();
});
const releases = Object.fromEntries(
  await Promise.all(tools.map(async (tool) => [tool, (await oracleVersions(tool)).release])),
);
writeFileSync(
  'test/goldens/mutants.json',
  `${JSON.stringify({ tools: releases, seed }, null, 2).slice(0, -2)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}\n`,
);
console.log(`mutants: ${lines.length} cases`);

/** Without the name of the folder, which is another each time. */
function anywhere(text: string, filesDir: string): string {
  return text.replaceAll(filesDir, '/files');
}
