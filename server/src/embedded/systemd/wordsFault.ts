import type { Range } from '../../base/text.ts';
import { systemdFacts } from '../../generated/unitFacts.ts';
import { nearest } from '../../shape/nearest.ts';
import type { UnitForm } from '../../shape/unitFacts.ts';
import { booleanWords } from './booleanWords.ts';
import { isUnitName } from './isUnitName.ts';
import { splitBlanks, splitWords } from './splitWords.ts';
import type { ValueFault } from './valueFault.ts';

/** Values that are lists of words. */
export const listForms = [
  'paths',
  'directories',
  'units',
  'accounts',
  'environment',
  'exit-statuses',
  'controllers',
  'syscalls',
  'address-families',
] as const satisfies readonly UnitForm[];

export type ListForm = (typeof listForms)[number];

/** The first word of a list that systemd leaves out. */
export function wordsFault(value: string, form: ListForm, endings: readonly string[]): ValueFault | undefined {
  switch (form) {
    case 'units':
      return unitsFault(value, endings);
    case 'paths':
      return quotedFault(value, (path) => path.replace(/^[-+!|@:]+/u, '').startsWith('/'), 'an absolute path');
    case 'directories':
      return quotedFault(value, isBelow, 'a path below its folder, like `app`, without `/` in front and without `..`');
    case 'environment':
      return environmentFault(value);
    case 'accounts':
      return plainFault(value, (word) => !/[:/]/u.test(word), 'names or numbers of groups', { isFatal: true });
    case 'exit-statuses':
      return plainFault(
        value,
        isExitStatus,
        'numbers from 0 to 255, or names of signals and statuses, like `143 SIGTERM`',
      );
    case 'controllers':
      return booleanWords.test(value)
        ? undefined
        : namesFault(value, 'controllers', '`yes`, `no`, or controllers like `cpu memory pids`');
    case 'syscalls':
      return value.split(/[~\s]+/u).every((word) => !word.startsWith('@'))
        ? undefined
        : plainFault(
            value.replace(/^~/u, ' '),
            isSyscall,
            'sets of system calls that there are, like `@system-service`',
            {},
          );
    case 'address-families':
      return /^~?none$/u.test(value)
        ? noneFault(value)
        : namesFault(value.replace(/^~/u, ' '), 'addressFamilies', 'address families like `AF_INET`');
  }
}

/** `~none` is the one that is not taken. */
function noneFault(value: string): ValueFault | undefined {
  return value === 'none' ? undefined : { wants: 'address families like `AF_INET`' };
}

function unitsFault(value: string, endings: readonly string[]): ValueFault | undefined {
  const isTaken = (name: string): boolean =>
    isUnitName(name) || endings.some((ending) => /^[\w:.\\@-]+$/u.test(name) && name.endsWith(`.${ending}`));
  const wrong = splitBlanks(value).find(({ text }) => !/[%$]/u.test(text) && !isTaken(text));
  if (!wrong) return undefined;
  // Commas and quotes mean nothing here.
  const names = wrong.text.split(/["',;]+/u).filter((name) => name !== '');
  const isPlain = names.length > 0 && names.every(isTaken);
  const wants = `names of units with their endings${isPlain ? ', only blanks between them' : ', like `network-online.target`'}`;
  return { wants, range: wrong, ...(isPlain ? { instead: names.join(' ') } : {}) };
}

/** Words in which quotes count. What is escaped or filled in is not looked into. */
function quotedFault(value: string, isTaken: (word: string) => boolean, wants: string): ValueFault | undefined {
  const wrong = splitWords(value).find(
    ({ plain, isClosed, hasEscape }) => isClosed && !hasEscape && !/[%$]/u.test(plain) && !isTaken(plain),
  );
  return wrong && { wants, range: wrong };
}

function environmentFault(value: string): ValueFault | undefined {
  const words = splitWords(value);
  if (words.some(({ isClosed }) => !isClosed)) return { wants: 'quotes that are closed' };
  const wrong = words.find(
    ({ plain, text }) => !/[%$\\]/u.test(text.split('=')[0] ?? '') && !/^[A-Za-z_]\w*=/u.test(plain),
  );
  if (!wrong) return undefined;
  const isFirst = wrong === words[0];
  const wants = isFirst ? '`NAME=value`' : '`NAME=value`, in quotes as a whole where it has blanks';
  return { wants, range: wrong };
}

function isBelow(word: string): boolean {
  return word
    .split(':')
    .slice(0, 2)
    .every((path) => !path.startsWith('/') && !/(?:^|\/)\.\.(?:\/|$)/u.test(path));
}

function isExitStatus(word: string): boolean {
  if (/^\+?(?:0x[\da-f]+|\d+)$/iu.test(word)) return Number(word.replace('+', '')) <= 255;
  return /^[A-Z][\w+-]*$/u.test(word);
}

/** What is no set is not looked into: which calls there are, the kernel knows. */
function isSyscall(word: string): boolean {
  return !word.startsWith('@') || systemdFacts.words.syscallSets.includes(word.split(':')[0] ?? '');
}

function namesFault(value: string, kind: keyof typeof systemdFacts.words, wants: string): ValueFault | undefined {
  const names = systemdFacts.words[kind];
  const fault = plainFault(value, (word) => names.includes(word), wants, {});
  const [likely] = fault ? nearest(textAt(value, fault.range), names) : [];
  return likely === undefined ? fault : { ...fault, wants, instead: likely };
}

function textAt(value: string, range: Range | undefined): string {
  return range ? value.slice(range.start, range.end) : value;
}

function plainFault(
  value: string,
  isTaken: (word: string) => boolean,
  wants: string,
  more: Pick<ValueFault, 'isFatal'> = {},
): ValueFault | undefined {
  const wrong = splitBlanks(value).find(({ text }) => !/[%$]/u.test(text) && !isTaken(text));
  return wrong && { wants, range: wrong, ...more };
}
