import type { Range } from '../../base/text.ts';
import { rangeOf } from '../../document/node.ts';
import { readAsItStands, readText } from '../../document/readText.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { sourceRange } from '../../document/yaml/scalarOffsets.ts';
import { loadPyYaml } from '../pyYaml/loadPyYaml.ts';
import { isNone, memberOf, type PyDict, type PyScalar, type PyValue, textOf } from '../pyYaml/pyValue.ts';
import { typeInArchive } from './archiveEntries.ts';
import type { UserData, UserDataEntry } from './userDataEntry.ts';

/**
 * The entries of an archive as cloud-init makes parts of a message of them (`_explode_archive` of cloudinit/user_data.py).
 *
 * @param sourceOf where in the document a stretch of the text stands
 */
export function archiveParts(text: string, sourceOf: (range: Range) => Range): UserData {
  const loaded = loadPyYaml(text);
  const whole = sourceOf({ start: 0, end: text.length });
  if (loaded.kind === 'refused') {
    return { kind: 'entries', entries: [], unread: [{ range: sourceOf(loaded.range), why: loaded.why }] };
  }
  const { value } = loaded;
  if (isNone(value)) return { kind: 'entries', entries: [], unread: [] };
  if (value.kind !== 'list') {
    return { kind: 'entries', entries: [], unread: [{ range: whole, why: 'an archive is a list of texts' }] };
  }
  const document = readAsItStands(readText(text, 'yaml', { template: 'none' }));
  const entries: UserDataEntry[] = [];
  for (const item of value.items) {
    const made = entryFrom(item, document, sourceOf);
    if (typeof made === 'string') return { kind: 'failed', range: sourceOf(placeOf(item)), why: made };
    if (made) entries.push(made);
  }
  return { kind: 'entries', entries, unread: [] };
}

/** Undefined for what cloud-init passes over; a text says why it fails. */
function entryFrom(
  item: PyValue,
  document: TextDocument,
  sourceOf: (range: Range) => Range,
): UserDataEntry | string | undefined {
  if (item.kind === 'list') return undefined;
  const content = item.kind === 'dict' ? memberOf(item, 'content') : item;
  if (item.kind === 'scalar' && textOf(item) === undefined) return undefined;
  const own = content ?? emptyIn(item);
  if (own.kind !== 'scalar') return 'its `content` is no text';
  const type = item.kind === 'dict' ? typeOf(item, own) : typeInArchive({ kind: 'string', text: textOf(own) ?? '' });
  if (typeof type !== 'string') return type.why;
  const { kind } = own.value;
  if (kind !== 'string' && (kind !== 'bytes' || !type.startsWith('text/'))) {
    if (type.startsWith('text/') || kind !== 'bytes') return 'its `content` is no text';
  }
  const headers = item.kind === 'dict' ? headersOf(item) : new Map<string, string>();
  if (typeof headers === 'string') return headers;
  const text = own.value.kind === 'string' || own.value.kind === 'bytes' ? own.value.text : '';
  return {
    type: type.toLowerCase(),
    headers,
    range: sourceOf(placeOf(own)),
    content: { kind: 'text', text, sourceOf: (range) => sourceOf(withinScalar(own, document, range)) },
  };
}

function emptyIn(item: PyValue): PyScalar {
  return { kind: 'scalar', value: { kind: 'string', text: '' }, origins: item.origins };
}

function typeOf(item: PyDict, content: PyScalar): string | { readonly why: string } {
  const said = memberOf(item, 'type');
  const isFalse =
    said?.kind === 'scalar' && ['null', 'boolean'].includes(said.value.kind) && textOf(said) === undefined;
  if (said && !isFalse && textOf(said) !== '') {
    const type = textOf(said);
    return type?.includes('/') ? type : { why: 'its `type` is no MIME type, as `text/cloud-config` is one' };
  }
  switch (content.value.kind) {
    case 'string':
    case 'bytes':
      return typeInArchive(content.value);
    default:
      return { why: 'its `content` is no text' };
  }
}

const ownKeys = [
  'content',
  'filename',
  'type',
  'launch-index',
  'content-disposition',
  'number-attachments',
  'content-type',
];

/** Every other key of an entry becomes a header of its part, and so has to be a text. */
function headersOf({ members }: PyDict): ReadonlyMap<string, string> | string {
  const headers = new Map<string, string>();
  for (const { key, value } of members.values()) {
    const name = textOf(key);
    if (name === undefined) return 'a key of it is no text';
    if (name === 'launch-index') headers.set('Launch-Index', printed(value));
    if (ownKeys.includes(name.toLowerCase())) continue;
    const text = isNone(value) ? '' : textOf(value);
    if (text === undefined) return `\`${name}\` becomes a header and is no text`;
    headers.set(name, text);
  }
  return headers;
}

/** Python's `str` of what may stand for a number. */
function printed(value: PyValue): string {
  if (value.kind !== 'scalar') return '[]';
  switch (value.value.kind) {
    case 'null':
      return 'None';
    case 'boolean':
      return value.value.value ? 'True' : 'False';
    case 'integer':
      return String(value.value.value);
    case 'float':
      return 'float';
    default:
      return value.value.text;
  }
}

function placeOf({ origins: [origin] }: PyValue): Range {
  return origin ? rangeOf(origin.node) : { start: 0, end: 0 };
}

/** Where a stretch of a text stands that is a scalar of the archive. */
function withinScalar({ origins: [origin] }: PyScalar, document: TextDocument, range: Range): Range {
  const node = origin?.node;
  return node?.kind === 'scalar' ? sourceRange(document, node, range) : { start: 0, end: 0 };
}
