import { code } from '../describeEntry.ts';
import { printOctal } from '../printValue.ts';

/** A file mode as people read it: `0644` in octal: `rw-r--r--`, and who may do what. */
export function describeMode(mode: number): string {
  if (!Number.isInteger(mode) || mode < 0 || mode > 0o7777) return `${code(printOctal(mode))} in octal`;
  return `${code(printOctal(mode))} in octal: ${code(letters(mode))}, ${rights(mode)}`;
}

/** As `ls` shows it. */
function letters(mode: number): string {
  const plain = [6, 3, 0].map((shift) => triple((mode >> shift) & 7));
  const special = [
    { bit: 0o4000, letter: 's' },
    { bit: 0o2000, letter: 's' },
    { bit: 0o1000, letter: 't' },
  ];
  return plain
    .map((three, place) => {
      const { bit = 0, letter = '' } = special[place] ?? {};
      if ((mode & bit) === 0) return three;
      return `${three.slice(0, 2)}${three.endsWith('x') ? letter : letter.toUpperCase()}`;
    })
    .join('');
}

function triple(bits: number): string {
  return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${bits & 1 ? 'x' : '-'}`;
}

function rights(mode: number): string {
  const [owner = 0, group = 0, others = 0] = [6, 3, 0].map((shift) => (mode >> shift) & 7);
  if (group === others)
    return owner === group ? `all ${may(owner)}` : `the owner ${may(owner)}, all others ${may(group)}`;
  return `the owner ${may(owner)}, the group ${may(group)}, others ${may(others)}`;
}

function may(bits: number): string {
  const deeds = [...(bits & 4 ? ['read'] : []), ...(bits & 2 ? ['write'] : []), ...(bits & 1 ? ['run'] : [])];
  if (deeds.length === 0) return 'may do nothing';
  return `may ${deeds.length === 1 ? deeds[0] : `${deeds.slice(0, -1).join(', ')} and ${deeds.at(-1)}`}`;
}
