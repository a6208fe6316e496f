/**
 * Records what PyYAML makes of single scalars in test/goldens/pyScalars.json, and of small texts in pyTexts.json, which the
 * tests of the decode dialect read.
 * `node test/oracle/py-yaml/record.mjs [PYTHON]`; needs a Python with PyYAML, by default /usr/bin/python3.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spellings } from './spellings.mjs';
import { texts } from './texts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [python = '/usr/bin/python3'] = process.argv.slice(2);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const program = join(folder, 'scalars.py');
const head = JSON.parse(execFileSync(python, [program, '--versions'], { encoding: 'utf8' }));
const cases = JSON.parse(execFileSync(python, [program], { input: JSON.stringify(spellings), encoding: 'utf8' }));
const lines = spellings.map((spelling) => `    ${JSON.stringify(spelling)}: ${JSON.stringify(cases[spelling])}`);
writeFileSync(
  join(folder, '../../goldens/pyScalars.json'),
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`,
);
const outcomes = JSON.parse(
  execFileSync(python, [join(folder, 'documents.py')], { input: JSON.stringify(texts), encoding: 'utf8' }),
);
const rows = texts.map((text, index) => `    ${JSON.stringify({ text, ...outcomes[index] })}`);
writeFileSync(
  join(folder, '../../goldens/pyTexts.json'),
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`,
);
console.log(`PyYAML's texts: ${texts.length}`);
console.log(`PyYAML's scalars: ${spellings.length} spellings`);
