import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { accountCases } from '../../formats/cloudConfigCases.ts';

const trees = process.argv.slice(2).map((word) => word.split('='));
if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: recordAccounts.mjs RELEASE=TREE...');
  process.exit(2);
}

const texts = [...new Set(accountCases.map(({ text }) => text))];
const releases = trees.map(([release = '', tree = '']) => {
  const script = ['test/oracle/cloud-init/accounts.py', tree];
  const deeds: readonly (readonly string[])[] = JSON.parse(
    execFileSync('/usr/bin/python3', script, { input: JSON.stringify(texts), encoding: 'utf8' }),
  );
  return { release, deeds };
});
const rows = texts.map((text, index) => {
  const by = Object.fromEntries(releases.map(({ release, deeds }) => [release, deeds[index]]));
  return `    ${JSON.stringify({ text, does: by })}`;
});
const tools = JSON.stringify({ 'cloud-init': releases.map(({ release }) => release) });
writeFileSync(
  'test/goldens/cloudConfigAccounts.json',
  `{\n  "tools": ${tools},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`,
);
console.log(`accounts of cloud-config: ${texts.length} configs`);
