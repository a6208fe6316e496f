/**
 * Records what the real YAML readers make of single scalars in test/goldens/scalars.json, which the tests of the decode
 * dialects read. `node test/oracle/scalars/record.mjs`; needs Go.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const binary = join(folder, '../../../out/oracle/scalars');

const words = [
  ...[
    'true',
    'True',
    'TRUE',
    'tRUE',
    'false',
    'False',
    'FALSE',
    'y',
    'Y',
    'yes',
    'Yes',
    'YES',
    'yEs',
    'on',
    'On',
    'ON',
  ],
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', '~', 'null', 'Null', 'NULL', 'nUll', 'none', 'abc', '<<', '='],
];
const integers = [
  ...[
    '0',
    '1',
    '7',
    '-1',
    '+1',
    '-0',
    '420',
    '0644',
    '00644',
    '0o644',
    '0O644',
    '0x1a4',
    '0X1A4',
    '0b110100100',
    '0B11',
  ],
  ...['-0644', '-0o644', '-0x1A4', '-0b11', '+0644', '0888', '08', '-09', '0o8', '0xg', '0b2', '0x', '0o', '0b', '+'],
  ...['1_000', '1__0', '_1', '1_', '0_8', '0x_1', '-_1', '0b-1', '0b+1', '0o-7', '0o+7', '-0b-1', '1 0', '1,000', '1k'],
  ...['9007199254740991', '9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775808'],
  ...[
    '-9223372036854775809',
    '18446744073709551615',
    '18446744073709551616',
    '0xffffffffffffffff',
    '+18446744073709551615',
  ],
  ...['012345678901234567890', '099999999999999999999', '60:30', '1:20:30'],
];
const floats = [
  ...[
    '1.0',
    '1.5',
    '1.9',
    '-1.9',
    '0.0',
    '-0.0',
    '420.0',
    '1.',
    '.5',
    '+.5',
    '-.5',
    '.5_0',
    '._5',
    '._',
    '.',
    '1e2',
    '1E2',
  ],
  ...[
    '1e+2',
    '1e-2',
    '1.5e1',
    '1.e3',
    '.5e1',
    '1e',
    'e1',
    '1e300',
    '1e999',
    '-1e300',
    '1e18',
    '1e19',
    '9.3e18',
    '-9.3e18',
  ],
  ...[
    '0x1p4',
    '0x1.8p1',
    '1_0.5',
    '1_0e1',
    '.inf',
    '.Inf',
    '.INF',
    '+.inf',
    '-.inf',
    '.iNf',
    '.nan',
    '.NaN',
    '.NAN',
    '-.nan',
  ],
  ...[
    'inf',
    'nan',
    'Infinity',
    '1234567.0',
    '0.00001',
    '0.0001',
    '123456789.5',
    '3.4028236e38',
    '1e39',
    '0.1',
    '1e-7',
    '1e21',
  ],
];
const times = [
  ...[
    '2001-01-01',
    '2001-1-1',
    '2001-13-01',
    '2001-02-29',
    '2004-02-29',
    '2001-01-01T01:02:03Z',
    '2001-01-01t1:2:3+05:30',
  ],
  ...[
    '2001-01-01 01:02:03',
    '2001-01-01 01:02:03.5',
    '2001-01-01 01:02:03 Z',
    '2001-01-01 25:61:99',
    '2001-01-01T01:02:03+05:60',
    '2001-01-01T01:02:03+05:61',
    '2001-01-01T01:02:03',
    '12:30',
    '12:30:00',
  ],
];
const quotedTexts = ['', 'abc', '0644', '420', '1.5', 'true', 'yes', 'no', 'null', '~', '<<', ' ', '1e2', '0x10'];
const tagged = [
  ...[
    '!!int 3',
    '!!int "3"',
    '!!int 0644',
    '!!int abc',
    '!!int 1.5',
    '!!int ""',
    '!!str 3',
    '!!str true',
    '!!str null',
    '!!str',
  ],
  ...[
    '!!bool true',
    '!!bool "true"',
    '!!bool yes',
    '!!bool "yes"',
    '!!bool 1',
    '!!float 1',
    '!!float 1.5',
    '!!float "0x10"',
  ],
  ...[
    '!!float 18446744073709551615',
    '!!float abc',
    '!!null null',
    '!!null ""',
    '!!null abc',
    '!!null',
    '!!timestamp 2001-01-01',
  ],
  ...[
    '!!timestamp "2001-01-01"',
    '!!timestamp abc',
    '!!binary aGVsbG8=',
    '!!binary "eWVz"',
    '!!binary aGVsbG8',
    '!!binary 12',
  ],
  ...[
    '!!binary ""',
    '!!binary MQ==',
    '!local 3',
    '!local yes',
    '!local true',
    '!local "yes"',
    '!local',
    '! 3',
    '! "3"',
    '! yes',
  ],
  ...[
    '! "yes"',
    '!<tag:yaml.org,2002:int> "3"',
    '!<tag:yaml.org,2002:str> 3',
    '!!map 3',
    '!!seq yes',
    '!!set x',
    '!!int ~',
  ],
];

const spellings = [
  '',
  ...words,
  ...integers,
  ...floats,
  ...times,
  ...quotedTexts.flatMap((text) => [`"${text}"`, `'${text}'`]),
  ...tagged,
];

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
execFileSync('go', ['build', '-o', binary, './scalars'], {
  cwd: join(folder, '..'),
  env: { ...process.env, GOTOOLCHAIN: 'local', GOMAXPROCS: '2' },
  stdio: 'inherit',
});
const versions = JSON.parse(execFileSync(binary, ['--versions'], { encoding: 'utf8' }));
const cases = JSON.parse(execFileSync(binary, { input: JSON.stringify(spellings), encoding: 'utf8' }));
const lines = spellings.map((spelling) => `    ${JSON.stringify(spelling)}: ${JSON.stringify(cases[spelling])}`);
const head = {
  'yaml.v3': versions['gopkg.in/yaml.v3'],
  sigs: versions['sigs.k8s.io/yaml'],
  go: versions.go,
};
writeFileSync(
  join(folder, '../../goldens/scalars.json'),
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`,
);
console.log(`scalars: ${spellings.length} spellings`);
