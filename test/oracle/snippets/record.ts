import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { snippetDocuments } from '../../features/completion/snippetDocuments.ts';
import type { Verdict } from '../answers.mjs';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

const releases: Record<string, string> = {};
const accepted: Record<string, string> = {};
let refused = 0;
for (const tool of ['butane', 'ignition', 'machineconfig'] as const) {
  const oracle = await startOracle(tool);
  for (const document of snippetDocuments().filter((each) => each.tool === tool)) {
    const { ok, error, entries }: Verdict = await oracle.judge(document.text);
    if (ok && entries.length === 0) {
      accepted[document.name] = createHash('sha256').update(document.text).digest('hex').slice(0, 16);
      continue;
    }
    refused++;
    console.error(`${document.name}: ${error ?? ''} ${JSON.stringify(entries)}\n${document.text}`);
  }
  releases[tool] = (await oracleVersions(tool)).release;
  await oracle.close();
}
if (refused > 0) throw new Error(`${refused} are refused or warned of`);
writeFileSync('test/goldens/snippets.json', `${JSON.stringify({ tools: releases, accepted }, null, 2)}\n`);
console.log(`snippets: ${Object.keys(accepted).length} configs`);
