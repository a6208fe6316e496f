import { printPath } from '../../base/path.ts';
import { type Produced, plainValue } from '../../decode/produced.ts';
import { rangeOf } from '../../document/node.ts';
import type { UpTranslation } from '../../formats/ignition/upTranslate.ts';
import { writeMode } from '../../shape/fileMode.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { Loss } from '../conversion.ts';
import { effectiveCodes } from './effectiveCodes.ts';

/**
 * What Ignition takes out of a config that it reads as one of a newer version.
 *
 * @param name of the config; undefined for the file itself
 */
export function newerVersionLosses(
  changes: readonly UpTranslation[],
  { version }: VersionRow,
  name: string | undefined,
): readonly Loss[] {
  return changes.flatMap(({ path, before, after, step }) => {
    const [origin] = before.origins;
    if (!origin) return [];
    const what = `\`${printPath(path)}\`${name === undefined ? '' : ` of \`${name}\``}`;
    const because = `Ignition reads version ${version} as a newer one`;
    const message = after
      ? `${what} is ${shown(after)} on the machine and not ${shown(before)}: ${because}, and the bits that mean something new there go`
      : `${what} does not reach the machine: ${because}, and loses it on the way; from Ignition ${Object.values(step.into).join()} on a config keeps it`;
    const kind = after ? 'changed' : 'dropped';
    return [{ code: effectiveCodes.newerVersion, kind, message, range: rangeOf(origin.head), path: origin.path }];
  });
}

/** What changes are modes. */
function shown(value: Produced): string {
  const plain = value.kind === 'scalar' ? plainValue(value.value) : undefined;
  return `\`${typeof plain === 'number' ? writeMode(plain, 'yaml') : String(plain)}\``;
}
