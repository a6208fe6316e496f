import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { caseShelf } from '../../convert/cases/caseShelf.ts';
import { randomFiles } from '../../convert/randomConfig.ts';
import { type Compile, roundTrip } from '../../convert/roundTrip.ts';
import { roundTripCases } from '../../convert/roundTripCases.ts';
import { putOnDisk } from '../../convert/shelf.ts';
import { fingerprint } from './fingerprint.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-round-')));
try {
  await record();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function record(): Promise<void> {
  const folders = { cases: path.join(folder, 'cases'), random: path.join(folder, 'random') };
  putOnDisk(caseShelf, folders.cases);
  putOnDisk(randomFiles, folders.random);
  const oracle = await startOracle('butane');
  let last: string | undefined;
  const compile: Compile = async (butane) => {
    const { ok, output, error, entries } = await oracle.judge(butane);
    last = ok ? output : undefined;
    return ok ? { output } : { error: `${error}: ${JSON.stringify(entries)}` };
  };
  const lines: string[] = [];
  let different = 0;
  for (const { name, source } of roundTripCases(folders)) {
    const given = await source();
    const result = given && (await roundTrip(given, compile));
    if (!result) continue;
    if (result.kind === 'refused') {
      console.error(`${name}: not converted`);
      continue;
    }
    if (result.kind === 'converted' && result.differences.length > 0) {
      different++;
      console.error(`${name}:\n  ${result.differences.join('\n  ')}`);
    }
    lines.push(`    ${JSON.stringify(name)}: ${JSON.stringify(fingerprint(result.butane, last))}`);
  }
  await oracle.close();
  const { release, go } = await oracleVersions('butane');
  const head = JSON.stringify({ tool: 'butane', release, go }, null, 2).slice(0, -2);
  writeFileSync('test/goldens/roundTrips.json', `${head},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`);
  console.log(`round trips ${release}: ${lines.length} recorded, ${different} of them differ from their source`);
}
