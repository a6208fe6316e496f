import { printPath } from '../../base/path.ts';
import { itemsAt, type Produced } from '../../decode/produced.ts';
import { type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { codeFor, missingKeyMessage } from '../../shape/wording.ts';
import { ignitionEntry } from './ignitionEntry.ts';
import { snakeCase } from './renameKeys.ts';
import { reportAs, type Translation } from './translation.ts';

/**
 * What Ignition needs of arrays and volumes and does not get. A text may leave it out where `boot_device` makes something of
 * the same name, so whether it is there is to be seen in what comes out.
 */
export function reportIncomplete(translation: Translation, config: Produced): void {
  for (const list of ['raid', 'luks']) {
    const entry = ignitionEntry('storage', list, 0);
    for (const item of itemsAt(config, 'storage', list)) reportIn(translation, item, entry);
  }
}

function reportIn(translation: Translation, made: Produced, entry: Entry): void {
  if (made.kind === 'list') {
    if (made.items.length === 0 && entry.keywords.minItems !== undefined) reportEmpty(translation, made, entry);
    const item = itemOf(entry);
    if (item) for (const each of made.items) reportIn(translation, each, item);
  }
  if (made.kind !== 'object') return;
  for (const name of entry.keywords.required ?? [])
    if (!made.members.has(name) && !made.isOpen) reportMissing(translation, made, name);
  for (const [name, child] of propertiesOf(entry)) {
    const member = made.members.get(name);
    if (member) reportIn(translation, member, child);
  }
}

function reportMissing(translation: Translation, { origins: [origin] }: Produced, name: string): void {
  if (!origin) return;
  const code = codeFor('required', undefined, translation.input.target.area);
  reportAs(translation, origin, code, missingKeyMessage(snakeCase(name), printPath(origin.path), 'error'));
}

function reportEmpty(translation: Translation, { origins: [origin] }: Produced, entry: Entry): void {
  if (!origin) return;
  const code = codeFor('minItems', undefined, translation.input.target.area);
  reportAs(
    translation,
    origin,
    code,
    `\`${snakeCase(entry.name)}\` cannot be empty: the file is refused; name at least one`,
  );
}
