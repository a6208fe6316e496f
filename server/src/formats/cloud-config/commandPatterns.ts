import { lazyTable } from '../../base/lazyTable.ts';
import { commandFacts, writtenFiles } from '../../generated/machineFacts.ts';

/** The regular expressions that facts about commands and files name, made when somebody first asks for them. */
export const commandPatterns = lazyTable({
  waits: () => compiled(commandFacts.waits, 'u'),
  spoils: () => compiled(commandFacts.spoils, 'u'),
  once: () => compiled(commandFacts.once, 'mu'),
  guards: () => new RegExp(commandFacts.guards, 'u'),
  beyondDash: () => compiled(commandFacts.beyondDash, 'mu'),
  lost: () => compiled(commandFacts.lost, 'u'),
  restarts: () => new RegExp(commandFacts.restarts, 'u'),
  secrets: () =>
    writtenFiles.secrets.map(({ what, path, content }) => ({
      what,
      path: path === undefined ? undefined : new RegExp(path, 'u'),
      content: content === undefined ? undefined : new RegExp(content, 'u'),
    })),
});

function compiled<T extends { readonly pattern: string }>(facts: readonly T[], flags: string) {
  return facts.map((fact) => ({ ...fact, pattern: new RegExp(fact.pattern, flags) }));
}
