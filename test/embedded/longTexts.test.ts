import assert from 'node:assert/strict';
import { isIpv6 } from '../../server/src/embedded/isIpv6.ts';
import { passwordFault } from '../../server/src/embedded/passwordHash.ts';
import { holdsTemplate, isPlaceholder } from '../../server/src/embedded/placeholder.ts';
import { readDataUrl } from '../../server/src/embedded/readDataUrl.ts';
import { readUnit } from '../../server/src/embedded/readUnit.ts';
import { readUrl } from '../../server/src/embedded/readUrl.ts';
import { sshKeyFault } from '../../server/src/embedded/sshKey.ts';
import { moveAssignment } from '../../server/src/embedded/systemd/moveAssignment.ts';
import { quadletProblems } from '../../server/src/embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../../server/src/embedded/systemd/readUnitFile.ts';
import { shellSyntax } from '../../server/src/embedded/systemd/shellSyntax.ts';
import { unitProblems } from '../../server/src/embedded/systemd/unitProblems.ts';
import { unitRefusals } from '../../server/src/embedded/systemd/unitRefusals.ts';
import { systemdFacts } from '../../server/src/generated/unitFacts.ts';
import { analyseText } from '../support/analyseText.ts';

/** What a pattern may try in more than one way, with an end that makes it try them all. */
const long: readonly string[] = [
  ...['1', 'a', ' ', '\t', '"', "'", '\\', '/', '.', ':', ',', '-', '=', '[', '$', '%', '@', '!', '+', '~', '`'],
  ...[
    '1.',
    '1 ',
    'a ',
    '" ',
    "' ",
    '\\ ',
    '/a',
    'a:',
    '1:',
    '1,',
    'a=',
    '%25',
    '1..2,',
    '\n',
    '\n ',
    '\r',
    '-1',
    '*:',
    ' ;',
  ],
].flatMap((part) => [`${part.repeat(20_000)}\u0001`, `a${part.repeat(20_000)}`]);

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  isIpv6,
  passwordFault,
  holdsTemplate,
  isPlaceholder,
  readDataUrl: (text) => readDataUrl(`data:${text}`),
  readUnit,
  readUrl,
  sshKeyFault,
  moveAssignment: (text) => moveAssignment(`[Unit]\nA=b\n${text}`, { start: 7, end: 10 }, 'Service'),
  sections: (text) => unitProblems(readUnitFile(`[${text}]\n${text}`), 'service'),
  quadletProblems: (text) =>
    quadletProblems(readUnitFile(`[Container]\nImage=${text}\n${text}=a\n`), 'container', false),
};

describe('long texts are read in no time', () => {
  for (const [name, read] of Object.entries(readers))
    it(name, () => {
      for (const text of long) inTime(() => read(text), JSON.stringify(text.slice(0, 8)));
    });

  for (const [type, sections] of Object.entries(systemdFacts.unitTypes))
    it(`a value of every key of a .${type}`, () => {
      for (const text of long) {
        const value = text.replaceAll(/[\r\n]/gu, '_');
        const file = readUnitFile(sections.map((section) => sectionOf(section, value)).join(''));
        inTime(() => unitProblems(file, type), JSON.stringify(text.slice(0, 8)));
        inTime(() => shellSyntax(file), JSON.stringify(text.slice(0, 8)));
        inTime(() => unitRefusals(`a.${type}`, [file]), JSON.stringify(text.slice(0, 8)));
      }
    });
});

/** One key of each kind of value: the keys of a kind are read alike. */
function sectionOf(section: string, value: string): string {
  const { keys = {}, sets = [] } = systemdFacts.sections[section] ?? {};
  const all = [keys, ...sets.map((set) => systemdFacts.sets[set] ?? {})].flatMap((group) => Object.entries(group));
  const kinds = new Map(all.map(([key, kind]) => [typeof kind === 'string' ? kind : 'words', key]));
  return `[${section}]\n${[...kinds.values()].map((key) => `${key}=${value}\n`).join('')}`;
}

describe('units of very many lines are read in no time', () => {
  for (const line of ['ExecStart=/bin/a', 'ExecStart=./a', 'Typo=1', 'Restart=typo', 'ExecStart=/bin/a > /b'])
    it(line, () => {
      const contents = `[Service]\n${`${line}\n`.repeat(30_000)}`;
      const text = JSON.stringify({
        variant: 'fcos',
        version: '1.6.0',
        systemd: { units: [{ name: 'a.service', contents }] },
      });
      inTime(() => analyseText(text, { fileName: 'config.bu' }).problems(), line, 10_000);
    });
});

/**
 * Fails where the work takes as long as only what grows with the square of its text does: it takes a few milliseconds
 * otherwise. Counted is the time of the processor, which does not depend on what else the machine does.
 *
 * @param limit in milliseconds
 */
function inTime(work: () => unknown, what: string, limit = 4000): void {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  assert.ok((user + system) / 1000 < limit, `${what}: ${Math.round((user + system) / 1000)} ms`);
}
