import type { MergeFinding } from './mergeWords.ts';

/** What is wrong with a way of merging, what becomes of the config, and what may stand there. */
export function mergeMessage({ kind, word, accepted }: MergeFinding): string {
  const may = accepted.map((each) => `\`${each}\``).join(', ');
  switch (kind) {
    case 'syntax':
      return `\`${word}\` is not the name of a merger with its options in brackets: cloud-init drops the whole config; write one like ${may}, and \`+\` between several`;
    case 'merger':
      return `there is no merger \`${word}\`: cloud-init drops the whole config; known are ${may}`;
    case 'option':
      return `cloud-init does not know the option \`${word}\` here, and goes on without it; known are ${may}`;
  }
}
