import { type Origin, type Produced, type ProducedValue, plainValue } from '../../decode/produced.ts';
import { rangeOf } from '../../document/node.ts';
import type { GivesWay } from '../../formats/ignition/mergeConfigs.ts';
import type { Entry } from '../../shape/entry.ts';
import { writeMode } from '../../shape/fileMode.ts';
import type { Loss } from '../conversion.ts';
import { effectiveCodes } from './effectiveCodes.ts';

/** Notes what of the file itself gives way to what is merged into it, each place once. */
export function overridden(losses: Map<string, Loss>, name: string): GivesWay {
  return (old, own, entry) => {
    const [origin] = old.origins;
    if (!origin || origin.from !== undefined || isSame(old, own)) return;
    // What is merged may have merged it itself.
    const winner = own?.origins[0]?.from ?? name;
    losses.set(origin.path.join('/'), lossOf(origin, old, own, winner, entry));
  };
}

function isSame(old: Produced, own: Produced | undefined): boolean {
  return old.kind === 'scalar' && own?.kind === 'scalar' && plainValue(old.value) === plainValue(own.value);
}

function lossOf({ head, path }: Origin, old: Produced, own: Produced | undefined, name: string, entry: Entry): Loss {
  const common = { code: effectiveCodes.overridden, range: rangeOf(head), path };
  if (old.kind === 'scalar' && own?.kind === 'scalar') {
    const values = `${shown(own.value, entry)} in the place of ${shown(old.value, entry)}`;
    return { ...common, kind: 'changed', message: `this gives way to what \`${name}\` says: ${values}` };
  }
  const how = own === undefined ? 'takes it away' : 'makes something else of it';
  const message = `this gives way to \`${name}\`, which ${how}: nothing of it reaches the machine`;
  return { ...common, kind: 'dropped', message };
}

const longest = 40;

function shown(value: ProducedValue, { keywords }: Entry): string {
  const plain = plainValue(value);
  if (typeof plain === 'number' && keywords['x-notation'] === 'octal') return `\`${writeMode(plain, 'yaml')}\``;
  if (typeof plain !== 'string') return `\`${plain}\``;
  const text = JSON.stringify(plain);
  return `\`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
}
