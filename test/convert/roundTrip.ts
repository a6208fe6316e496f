import { parse } from 'yaml';
import type { Path } from '../../server/src/base/path.ts';
import type { Loss } from '../../server/src/convert/conversion.ts';
import type { Value } from '../../server/src/decode/decoded.ts';
import { judgedText } from '../../server/src/decode/judgedConfig.ts';
import { rootPlace } from '../../server/src/decode/visit.ts';
import { fileText } from '../../server/src/features/conversion/convert.ts';
import { type Conversion, convertAs } from './convertBytes.ts';
import { anything, differingPaths, normalised, type Plain } from './normalised.ts';

export interface RoundTripSource {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly format: 'ignition' | 'machineconfig';
  /** `butane`, or a version of it. */
  readonly to: string;
}

/** What the Butane text becomes again; undefined where it is refused, with what is said of it. */
export type Compile = (butane: string) => Promise<{ readonly output?: string; readonly error?: string }>;

export type RoundTrip = {
  readonly conversion: Conversion;
} & (
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'converted';
      readonly butane: string;
      readonly losses: readonly Loss[];
      /** What differs from the source and is no loss that was reported. */
      readonly differences: readonly string[];
      /** Texts that stand as data URLs all the same. */
      readonly encodedTexts: readonly string[];
    }
  /** Butane refuses the result, and the conversion has said so. */
  | { readonly kind: 'said to be refused'; readonly butane: string; readonly losses: readonly Loss[] }
);

/** Converts a config to Butane, compiles that, and compares. */
export async function roundTrip({ bytes, name, format, to }: RoundTripSource, compile: Compile): Promise<RoundTrip> {
  const conversion = await convertAs(bytes, { pretty: false, raw: false, filesDir: undefined, format, to }, name);
  const { outcome, analysis } = conversion;
  // What an older config becomes again is no older config.
  const isOlder = analysis.parts.some(({ resolution }) => resolution.predecessorAt);
  if (outcome.kind !== 'converted' || isOlder) return { kind: 'refused', conversion };
  const butane = fileText(outcome);
  const { losses } = outcome;
  const { output, error } = await compile(butane);
  if (output === undefined && losses.some(({ code }) => code === 'convert/result-refused'))
    return { kind: 'said to be refused', conversion, butane, losses };
  const encodedTexts = encodedTextsIn(butane);
  const converted = { kind: 'converted', conversion, butane, losses, encodedTexts } as const;
  if (output === undefined) return { ...converted, differences: [`Butane refuses the result: ${error ?? ''}`] };
  const part = analysis.asItStands().parts[0];
  const source = part && judgedText(rootPlace(part.decoded), part.target).value;
  const result: Plain = format === 'ignition' ? JSON.parse(output) : parse(output);
  const differences = differingPaths(comparable(withoutLosses(plainOf(source ?? {}), losses)), comparable(result));
  return { ...converted, differences };
}

function plainOf(value: Value): Plain {
  if (typeof value === 'symbol') throw new Error('a value that nobody knows was converted');
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object') return value as Plain;
  return Object.fromEntries(Object.entries(value as Record<string, Value>).map(([key, each]) => [key, plainOf(each)]));
}

/** The version of the config itself is for the version of Butane to say. */
function comparable(value: Plain): Plain | undefined {
  return normalised(withoutVersions(value));
}

function withoutVersions(value: Plain): Plain {
  return [
    ['ignition', 'version'],
    ['spec', 'config', 'ignition', 'version'],
  ].reduce((left, path) => changedAt(left, path, undefined) ?? {}, value);
}

function withoutLosses(value: Plain, losses: readonly Loss[]): Plain {
  // From the last to the first, so that indices keep their meaning.
  const inOrder = losses.toSorted((a, b) => comparePaths(b.path, a.path));
  let left = value;
  for (const { kind, path, code } of inOrder) {
    // Another config of the file was never a part of this one.
    if (kind === 'approximated' || code === 'convert/other-config') continue;
    // Of a volume that gets a cipher, its options change.
    const place = code === 'convert/fips-cipher' ? [...path, 'options'] : path;
    left = changedAt(left, place, kind === 'dropped' ? undefined : anything) ?? {};
  }
  return left;
}

function comparePaths(a: Path, b: Path): number {
  for (let step = 0; step < Math.max(a.length, b.length); step++) {
    const [one, other] = [a[step], b[step]];
    if (one === other) continue;
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return String(one) < String(other) ? -1 : 1;
  }
  return 0;
}

function changedAt(value: Plain | undefined, [step, ...rest]: Path, made: Plain | undefined): Plain | undefined {
  if (step === undefined) return made;
  if (Array.isArray(value)) {
    const items: readonly Plain[] = value;
    return items.flatMap((item, index) => {
      const changed = index === step ? changedAt(item, rest, made) : item;
      return changed === undefined ? [] : [changed];
    });
  }
  if (typeof value !== 'object' || value === null)
    return made === anything && rest.length === 0 ? { [step]: made } : value;
  const members = value as { readonly [key: string]: Plain };
  if (members[step] === undefined && made === undefined) return value;
  const changed = changedAt(members[step], rest, made);
  const { [step]: _, ...others } = members;
  return changed === undefined ? others : { ...others, [step]: changed };
}

/** Where a Butane text has data URLs whose contents are text. */
function encodedTextsIn(butane: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('source' in value && holdsText(normalised(value as Plain))) found.push(path.join('.'));
    for (const [key, member] of Object.entries(value)) visit(member, [...path, key]);
  };
  visit(parse(butane, { schema: 'failsafe' }), []);
  return found;
}

function holdsText(resource: Plain | undefined): boolean {
  const contents =
    typeof resource === 'object' && resource !== null && 'contents' in resource ? resource.contents : undefined;
  if (typeof contents !== 'string') return false;
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(contents, 'latin1')).includes('\0');
  } catch {
    return false;
  }
}
