/**
 * Records how Go reads URLs and units in `test/goldens/leaves.json`: `npm run oracle`; needs Go.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleTool } from '../../bench/bundle.mjs';
import { startLineProgram, versionsOfProgram } from '../lineProgram.mjs';
import { randomUnit, randomUrl } from './randomInputs.mjs';

const goldens = join(dirname(fileURLToPath(import.meta.url)), '../../goldens');

/** Each thing that the readers decide. */
const urls = [
  ...['', '*', ':', '#', '?', '//', '///', 'a', 'a:b', '1a:b', 'a b:c', '/a:b', 'HTTP://a', 'mailto:a@b', 'x+-.1:y'],
  ...[
    'http://a b',
    'http://a%41',
    'http://a%c3%a9',
    'http://a%25',
    'http://é',
    'http://a:b',
    'http://a:1:2',
    'http://a:',
  ],
  ...[
    'http://u:p@a',
    'http://u p@a',
    'http://u@p@a',
    'http://u%zz@a',
    'http://u"@a',
    'http://a/%',
    'http://a/ ',
    'http://a?%',
  ],
  ...[
    'http://a#%',
    'http://a\nb',
    'http://a#\n',
    'http://a\x7f',
    's3://b/k?versionId=',
    's3://b/k?versionId',
    's3://b/k?versionId=1',
  ],
  ...[
    's3://b?a;versionId=',
    's3://b?versionId=%zz&versionId=',
    's3://b?%76ersionId=+',
    'arn:aws:s3:::b/k?versionId=#x',
  ],
  ...[
    'http://[::1]',
    'http://[::1]:80',
    'http://[::1]x',
    'http://[::1',
    'http://a[::1]',
    'http://[1.2.3.4]',
    'http://[::1%25]',
  ],
  ...[
    'http://[::1%25e%20]',
    'http://[::1%25%41]',
    'http://[::1%25%7f]',
    'http://[1:2:3:4:5:6:7]',
    'http://[1:2:3:4:5:6:7:8:9]',
  ],
  ...['http://[1:2:3:4:5:6:7::]', 'http://[1:2:3:4:5:6:7:8::]', 'http://[::1.2.3.256]', 'http://[1:2:3:4:5:6:1.2.3.4]'],
];
const units = [
  ...[
    '',
    '\n',
    'text',
    'text [Unit]',
    '#[Unit]\n[A]\nB=c',
    '# a\\\n[Unit]\nA=b\n[C]\n',
    '[',
    '[Unit',
    '[Unit] # no',
    '[Unit]\r\nA=b\r\n',
  ],
  ...[
    '[Unit]\nA',
    '[Unit]\nA\nB=c',
    '[Unit]\nA\rB=c',
    '[Unit]\n=c',
    '[Unit]\nA=',
    '[Unit]\n A = b c \n',
    '[Unit]\nA=b\\\nc\nD=e',
  ],
  ...[
    '[Unit]\nA=b\\',
    '[Unit]\nA=b\\\n',
    '[Unit]\nA=b\\\n\nC=d',
    '[Unit]\nA=b\\ \nc',
    '[Unit]\nA=b\\\r\nC=d',
    '[Unit]\n# x\\ \nA=b\nC=d',
  ],
  ...[
    '[Unit]\nA=b\n[Unit]\nA=c',
    '[Un\nit]\nA=b',
    '[Unit] [Install]',
    '[Unit]\n\ufeffA=b',
    '\ufeff[Unit]\nA=b',
    '[Unit]\n\u0085A=b',
  ],
  ...[2000, 2041, 2042, 2048, 4100].map((length) => `[Unit]\nA=${'x'.repeat(length)}\n`),
  ...[683, 1024, 2048].map((length) => `[Unit]\nA=${'é'.repeat(length)}\nB=c\n`),
];
const random = 150;

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const { randomOf, seedOfRun } = await import(pathToFileURL(await bundleTool('oracle/leavesProduct.ts')).href);
const versions = await versionsOfProgram('leaves');
const oracle = await startLineProgram('leaves');
const sections = {
  url: [...urls, ...seeded(randomUrl)],
  unit: [...units, ...seeded(randomUnit).filter((text) => text.length < 5000)],
};
const parts = [];
for (const [want, texts] of Object.entries(sections)) {
  const lines = [];
  for (const text of texts) lines.push(JSON.stringify({ text, ...(await oracle.ask({ want, text })) }));
  parts.push(`  "${want}": [\n    ${lines.join(',\n    ')}\n  ]`);
}
await oracle.close();
const head = { go: versions.go, ignition: versions['github.com/coreos/ignition/v2'] };
writeFileSync(
  join(goldens, 'leaves.json'),
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n${parts.join(',\n')}\n}\n`,
);
console.log(`leaves: ${sections.url.length} URLs, ${sections.unit.length} units`);

function seeded(make) {
  return Array.from({ length: random }, (_, run) => make(randomOf(seedOfRun(42, run))));
}
