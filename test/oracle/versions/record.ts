import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { changedConfigs, judgeable } from '../../convert/changedConfigs.ts';
import type { Verdict } from '../answers.mjs';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

const accepted: Record<string, string> = {};
let refused = 0;
const oracle = await startOracle('butane');
for (const config of await changedConfigs()) {
  const text = judgeable(config);
  if (text === undefined) continue;
  const { ok, error, entries }: Verdict = await oracle.judge(text);
  if (ok) accepted[config.name] = createHash('sha256').update(text).digest('hex').slice(0, 16);
  else {
    refused++;
    console.error(`${config.name}: ${error ?? ''} ${JSON.stringify(entries)}\n${text}`);
  }
}
const { release } = await oracleVersions('butane');
await oracle.close();
if (refused > 0) throw new Error(`${refused} are refused`);
writeFileSync('test/goldens/changedVersions.json', `${JSON.stringify({ release, accepted }, null, 2)}\n`);
console.log(`changed versions: ${Object.keys(accepted).length} configs`);
