import { applyEdits } from '../../base/text.ts';
import { unifiedDiff } from '../../base/unifiedDiff.ts';
import { layOutJson } from '../../document/format/layOutJson.ts';
import { readText } from '../../document/readText.ts';
import { sha2 } from '../../embedded/sha2.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { byteCount } from '../byteCount.ts';
import type { Detail } from './compareMachines.ts';
import type { HiddenSecrets } from './hiddenSecrets.ts';
import type { Field } from './things.ts';

/** A field as it may be shown: never with a secret in it. */
export type ShownField =
  /** On one line. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly string[] }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'secret'; readonly text: string }
  | { readonly kind: 'unknown' };

export function shownField({ value, isSecret }: Field, secrets: HiddenSecrets): ShownField {
  if (value.kind === 'unknown') return { kind: 'unknown' };
  if (isSecret) return { kind: 'secret', text: secrets.nameOf(wholeText(value)) };
  switch (value.kind) {
    case 'plain':
      return { kind: 'line', text: onOneLine(secrets.hideIn(value.text)) };
    case 'list':
      return { kind: 'items', items: value.items.map((item) => onOneLine(secrets.hideIn(item))) };
    case 'binary':
      return { kind: 'line', text: bytesInWords(value.bytes) };
    case 'text':
      return { kind: 'lines', text: secrets.hideIn(laidOut(value.text)) };
  }
}

function wholeText(value: Exclude<Field['value'], { readonly kind: 'unknown' }>): string {
  switch (value.kind) {
    case 'plain':
    case 'text':
      return value.text;
    case 'list':
      return value.items.join('\n');
    case 'binary':
      return Array.from(value.bytes).join();
  }
}

/** Quoted where its end or its beginning would not show. */
function onOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what would not show
  return text === '' || /^\s|\s$|[\u0000-\u001f]/u.test(text) ? JSON.stringify(text) : text;
}

/** Beyond so many bytes a hash takes seconds; the length alone is said then. */
const mostHashed = 256 * 1024;

function bytesInWords(bytes: Uint8Array): string {
  const hash = bytes.length > mostHashed ? '' : `, sha256 ${sha2('sha256', bytes).slice(0, 12)}…`;
  return `binary, ${byteCount(bytes.length)}${hash}`;
}

/** JSON that stands on one line, one key a line; any other text as it is. */
function laidOut(text: string): string {
  if (!/^[[{][^\n]*\n?$/u.test(text)) return text;
  const { parts } = readText(text, 'json');
  const [part] = parts;
  if (!part?.root || parts.length > 1 || part.problems.length > 0) return text;
  return applyEdits(text, layOutJson(text, part.root, '  ', '\n'));
}

/**
 * The lines in which two texts differ, as `diff -u` writes them; undefined where one of the two is something else. What
 * differs in its layout only is compared as it stands.
 */
export function shownDiff({ a, b }: Detail, secrets: HiddenSecrets): readonly string[] | undefined {
  if (a?.isSecret || b?.isSecret) return undefined;
  const [old, fresh] = [textOf(a), textOf(b)];
  if (old === undefined || fresh === undefined || (a?.value.kind !== 'text' && b?.value.kind !== 'text'))
    return undefined;
  const lines = unifiedDiff(secrets.hideIn(laidOut(old)), secrets.hideIn(laidOut(fresh)));
  return lines.length > 0 ? lines : unifiedDiff(secrets.hideIn(old), secrets.hideIn(fresh));
}

/** Empty for what is not there. */
function textOf(field: Field | undefined): string | undefined {
  if (!field) return '';
  return field.value.kind === 'text' || field.value.kind === 'plain' ? field.value.text : undefined;
}

/** Whether two units say the same to systemd, so that only comments, blanks and the like differ. */
export function isSameUnit({ a, b }: Detail): boolean {
  if (a?.value.kind !== 'text' || b?.value.kind !== 'text' || b.language !== 'systemd-unit') return false;
  return meaningOf(a.value.text) === meaningOf(b.value.text);
}

function meaningOf(unit: string): string | undefined {
  const { sections, faults } = readUnitFile(unit);
  if (faults.length > 0) return undefined;
  return JSON.stringify(
    sections.map(({ name, assignments }) => [name, assignments.map(({ key, value }) => [key, value])]),
  );
}
