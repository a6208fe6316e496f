import type { Range } from '../base/text.ts';
import { refuse } from './knownSettings.ts';
import type { Settings } from './settings.ts';

/** How many lines from the top may hold a modeline. */
const searchedLines = 5;
/** What is longer than this has no modeline behind it. In UTF-16 units. */
const searchedLength = 2000;
const pattern = /^([ \t]*#[ \t]*strata:[ \t]*)(\S.*)$/u;

/** What a modeline may set. */
export const modelineKeys = ['os', 'tool', 'format', 'filesDir'] as const;

export type ModelineKey = (typeof modelineKeys)[number];

/** A word of a modeline, `key=value`; without an equals sign all of it is the key. */
export interface ModelineWord extends Range {
  readonly key: string;
  readonly value: string | undefined;
}

/** The words of `# strata: os=flatcar@4230 tool=… format=…` in the first lines of a YAML text. */
export function modelineWords(text: string): readonly ModelineWord[] {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const line of text.slice(start, searchedLength).split(/(?<=\r\n|\r(?!\n)|\n)/u, searchedLines)) {
    const [, head = '', words] = pattern.exec(line.trimEnd()) ?? [];
    if (words !== undefined) return wordsOf(words, start + head.length);
    start += line.length;
  }
  return [];
}

/** What a modeline sets; words that Strata does not know set nothing. */
export function modelineSettings(text: string): Settings {
  let settings: Settings = {};
  for (const { key, value } of modelineWords(text)) {
    if (value === undefined || value === '' || !isModelineKey(key)) continue;
    if (refuseModelineValue(key, value)) continue;
    switch (key) {
      case 'os':
        settings = { ...settings, os: value };
        break;
      case 'tool':
        settings = { ...settings, tool: [...(settings.tool ?? []), value] };
        break;
      case 'format':
        settings = { ...settings, format: value, formatBy: 'the modeline' };
        break;
      case 'filesDir':
        settings = { ...settings, filesDir: value };
        break;
    }
  }
  return settings;
}

export function isModelineKey(key: string): key is ModelineKey {
  return modelineKeys.some((known) => known === key);
}

export function refuseModelineValue(key: ModelineKey, value: string) {
  return key === 'filesDir' ? undefined : refuse(key === 'format' ? 'fileFormat' : key, value);
}

function wordsOf(text: string, start: number): readonly ModelineWord[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
    const equals = word.indexOf('=');
    const range = { start: start + index, end: start + index + word.length };
    return equals < 0
      ? { ...range, key: word, value: undefined }
      : { ...range, key: word.slice(0, equals), value: word.slice(equals + 1) };
  });
}
