import type { Settings } from './settings.ts';

/** How many lines from the top may hold a modeline. */
const searchedLines = 5;
const pattern = /^[ \t]*#[ \t]*strata:[ \t]*(\S.*)$/u;

/** Reads `# strata: os=flatcar@4230 tool=… format=…` from the first lines of a YAML text. */
export function modelineSettings(text: string): Settings {
  for (const line of firstLines(text)) {
    const words = pattern.exec(line)?.[1];
    if (words !== undefined) return readWords(words);
  }
  return {};
}

function readWords(words: string): Settings {
  let settings: Settings = {};
  for (const word of words.split(/\s+/u)) {
    const equals = word.indexOf('=');
    const value = word.slice(equals + 1);
    if (equals < 1 || value === '') continue;
    switch (word.slice(0, equals)) {
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

function firstLines(text: string): readonly string[] {
  return text
    .slice(0, 2000)
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u, searchedLines);
}
