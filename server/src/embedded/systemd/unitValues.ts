import type { UnitValue } from '../../shape/unitFacts.ts';
import { type AmountForm, readAmounts } from './readAmounts.ts';

/** Every word for yes and no, in any case. */
export const booleanWords = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/iu;

/** A number with a unit, as often as one likes. */
const times: AmountForm = {
  units:
    ' seconds second sec s minutes minute min months month M msec ms m hours hour hr h days day d weeks week w years year y usec us µs μs nsec ns'.split(
      ' ',
    ),
  digits: 'behind',
};

const unitName = /^[\w:.\\@-]+\.(?:service|socket|target|mount|automount|swap|timer|path|slice|scope|device)$/u;

/** What a key wants, for a person; undefined where the value is taken, or nobody can say. */
export function valueFault(value: string, wanted: UnitValue): string | undefined {
  // An empty value takes back what was said before; what a specifier or a template stands for is not known here.
  if (value === '' || /%|\$\{|\{\{|<%/u.test(value)) return undefined;
  if (typeof wanted !== 'string') return wordFault(value, wanted);
  switch (wanted) {
    case 'text':
    case 'obsolete':
      return undefined;
    case 'boolean':
      return booleanWords.test(value) ? undefined : '`yes` or `no`';
    case 'count':
      return /^(?:0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)$/iu.test(value) ? undefined : 'a whole number';
    case 'timespan':
      return value === 'infinity' || readAmounts(value, times)
        ? undefined
        : 'a time span like `30s`, `5min` or `infinity`';
    case 'path':
      return pathsIn(value).every((path) => path.startsWith('/')) ? undefined : 'an absolute path';
    case 'units': {
      const wrong = namesIn(value).find((name) => !unitName.test(name));
      return wrong === undefined ? undefined : 'names of units with their endings, like `network-online.target`';
    }
  }
}

function wordFault(value: string, words: readonly string[]): string | undefined {
  if (words.includes(value) || (words.includes('boolean') && booleanWords.test(value))) return undefined;
  const shown = words.flatMap((word) => (word === 'boolean' ? ['yes', 'no'] : [word]));
  return `one of ${shown.map((word) => `\`${word}\``).join(', ')}`;
}

/** Each path without the marks that say how it is taken. */
function pathsIn(value: string): readonly string[] {
  return namesIn(value).map((name) => name.replace(/^[-+!|@:]+/u, ''));
}

/** What is quoted or escaped is not looked into. */
function namesIn(value: string): readonly string[] {
  return /["'\\]/u.test(value) ? [] : value.split(/\s+/u);
}
