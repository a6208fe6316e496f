import { ownValue } from '../../base/ownValue.ts';
import { type Decoded, known } from '../../decode/decoded.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { passwordScheme } from '../../embedded/passwordHash.ts';
import { readUrl } from '../../embedded/readUrl.ts';
import { sshKeyWords } from '../../embedded/sshKey.ts';
import { kernelArguments } from '../../generated/kernelArguments.ts';
import { suggestionTable } from '../../generated/suggestionTable.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import type { Entry } from '../../shape/entry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { code } from '../describeEntry.ts';
import { offerOfSpan } from '../keyVersions.ts';
import { sizeWords } from '../sizeWords.ts';
import { describeMode } from './describeMode.ts';
import type { HoverPart, HoverSpot } from './hoverSpot.ts';

/** What the real tool makes of the value, where that is not plain to see; on its key and on itself. */
export function valueLines(spot: HoverSpot, entry: Entry, part: HoverPart, document: TextDocument): readonly string[] {
  const { decoded } = spot;
  const words =
    emptyHere(spot) ??
    (decoded?.node.kind === 'scalar' && known(decoded.value)
      ? (numberHere(decoded, entry, document.text) ?? textHere(decoded.value, entry, part.target))
      : undefined);
  const here = words === undefined ? [] : [`Here: ${words}`];
  if (spot.pair) return here;
  const common = commonHere(spot, entry, part.target) ?? [];
  const unit = common.length > 0 ? undefined : unitHere(spot, entry);
  return [...here, ...common, ...(unit === undefined ? [] : [unit])];
}

/** A key without a value, or with a null. */
function emptyHere({ pair, node, decoded }: HoverSpot): string | undefined {
  const value = pair ? pair.value : node;
  if (decoded) return isEmptyText(decoded) ? 'an empty text' : undefined;
  if (value?.kind !== 'scalar' || value.style !== 'plain' || value.masked) return undefined;
  return /^(?:~|null|Null|NULL)?$/u.test(value.text) ? 'no value, as if the key were not written' : undefined;
}

/** A text that says what an empty one means has said enough. */
function isEmptyText({ value, entry }: Decoded): boolean {
  return value === '' && entry?.keywords['x-embeds'] !== 'password-hash';
}

function numberHere({ value, node }: Decoded, entry: Entry, text: string): string | undefined {
  const written = text.slice(node.start, node.end);
  switch (typeof value) {
    case 'number':
    case 'bigint': {
      if (entry.keywords['x-notation'] === 'octal') return `${code(String(value))} = ${describeMode(Number(value))}`;
      const unit = entry.keywords['x-unit'];
      const size = unit === undefined ? undefined : sizeWords(Number(value), unit);
      if (size !== undefined) return `${code(String(value))} ${unit} ${size}`;
      return written === String(value) ? undefined : code(String(value));
    }
    case 'boolean':
      return written === String(value) ? undefined : code(String(value));
    default:
      return undefined;
  }
}

function textHere(value: Decoded['value'], entry: Entry, target: Target): string | undefined {
  if (typeof value !== 'string') return undefined;
  switch (entry.keywords['x-embeds']) {
    case 'password-hash':
      return passwordScheme(value);
    case 'ssh-public-key':
      return sshHere(value);
    case 'url':
      return urlHere(value, entry, target);
    case 'hash':
      return hashHere(value);
    case 'kernel-argument':
      return kernelArgumentHere(value);
    default:
      return undefined;
  }
}

function sshHere(text: string): string | undefined {
  const words = sshKeyWords(text);
  if (!words) return undefined;
  const { type, bits, comment, options } = words;
  const parts = [
    `a public key of type ${code(type)}`,
    ...(bits === undefined ? [] : [`${bits} bits`]),
    ...(comment === '' ? ['without a comment'] : [`comment ${code(comment)}`]),
    ...(options === '' ? [] : [`options ${code(options)}`]),
  ];
  return parts.join(', ');
}

function urlHere(text: string, { keywords }: Entry, target: Target): string | undefined {
  const url = readUrl(text);
  if (url.kind !== 'url' || url.scheme === '') return undefined;
  if (url.scheme === 'data') return undefined;
  const schemes = keywords['x-schemes'];
  const scheme = schemes?.find((known) => known.scheme === url.scheme);
  if (!scheme) return `a URL of scheme ${code(url.scheme)}${schemes ? ', which is not fetched' : ''}`;
  const offer = offerOfSpan(scheme, target);
  const needs = offer.kind === 'later' ? `, which needs ${rowName(offer.row)} or later` : '';
  return `fetched by the machine through ${code(url.scheme)}${needs}`;
}

function kernelArgumentHere(text: string): string | undefined {
  const name = text.split('=', 1)[0] ?? '';
  const meaning =
    ownValue(kernelArguments.arguments, name.replaceAll('-', '_')) ?? ownValue(kernelArguments.arguments, name);
  return meaning === undefined ? undefined : `${code(name)}: ${meaning}`;
}

function hashHere(text: string): string | undefined {
  const [, bits = '', digits = ''] = /^sha(\d+)-([\da-f]+)$/iu.exec(text) ?? [];
  return bits !== '' && digits.length * 4 === Number(bits) ? `SHA-${bits} of ${bits} bits` : undefined;
}

/** What machines of the file's system know under the text. */
function commonHere({ decoded }: HoverSpot, { keywords }: Entry, { row }: Target): readonly string[] | undefined {
  const list = ownValue(suggestionTable, keywords['x-suggests'] ?? '');
  const text = decoded?.value;
  if (typeof text !== 'string') return undefined;
  const systems = row?.os ?? [];
  return list
    ?.filter(({ value }) => value === text)
    .filter(({ os }) => !os || systems.length === 0 || systems.some((system) => os.includes(system)))
    .map(({ description }) => `${code(text)}: ${description}`);
}

/** What many machines have under the name of a unit, where nothing is said of it for this system. */
function unitHere({ decoded }: HoverSpot, { keywords }: Entry): string | undefined {
  if (keywords['x-defines'] !== 'unit' || typeof decoded?.value !== 'string') return undefined;
  const unit = ownValue(unitWords.units, decoded.value);
  return unit && `${code(decoded.value)} is on many machines: ${unit}`;
}
