import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { snippetDocuments } from '../../features/completion/snippetDocuments.ts';

interface Verdict {
  readonly findings?: readonly unknown[];
  readonly fails?: string;
}

const [release = '', tree] = (process.argv[2] ?? '').split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordNetworkSnippets.mjs RELEASE=TREE');
  process.exit(2);
}

const documents = snippetDocuments().filter(({ tool }) => tool === 'network-config');
const verdicts: readonly Verdict[] = JSON.parse(
  execFileSync('/usr/bin/python3', ['test/oracle/cloud-init/judgeNetwork.py', tree], {
    input: JSON.stringify(documents.map(({ text }) => text)),
    encoding: 'utf8',
  }),
);
const accepted: Record<string, string> = {};
for (const [index, { name, text }] of documents.entries()) {
  const { findings, fails } = verdicts[index] ?? {};
  if (findings?.length !== 0 || fails !== undefined)
    throw new Error(`${release} refuses ${name}: ${fails ?? JSON.stringify(findings)}\n${text}`);
  accepted[name] = createHash('sha256').update(text).digest('hex').slice(0, 16);
}
const tools = { 'cloud-init': release };
writeFileSync('test/goldens/networkConfigSnippets.json', `${JSON.stringify({ tools, accepted }, null, 2)}\n`);
console.log(`snippets of network configs: ${documents.length} configs`);
