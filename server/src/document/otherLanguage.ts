import { type JsonReader, report } from './json/jsonReader.ts';

/** What begins a text that is no JSON at all, and what is to be said of it. */
const languages: readonly (readonly [RegExp, string])[] = [
  [
    /^#cloud-config(?:-archive)?[ \t]*(?=[\r\n]|$)/u,
    'this is cloud-config, which is for cloud-init and not read by Ignition: the file is refused; write the config as JSON, or as Butane YAML, which begins with `variant:` and `version:`',
  ],
  [
    /^#![^\r\n]*/u,
    'this is a script, and Ignition runs none: the file is refused; write a config in JSON that puts the script into a file and a systemd unit that runs it',
  ],
  [
    /^(?:---(?=\s|$)|[\w-]+:(?=[ \t]*(?:[\r\n]|$)|[ \t]+[^\s:{["]|[ \t][^\r\n]*[\r\n](?:[^\r\n]*[\r\n])*[\w-]+:(?:\s|$)))/u,
    'this is YAML, but JSON is read here: the file is refused; write it as JSON, which begins with `{`, or as Butane YAML, which begins with `variant:` and `version:` and is read by Ignition 2.27 and later',
  ],
];

/** Says once that a text is written in another language, whose every line would be a mistake in JSON. */
export function reportOtherLanguage(reader: JsonReader): boolean {
  const { text, position } = reader;
  const hash = text.slice(position, position + 2000);
  // Lines of comment are the same in YAML and no more JSON than the rest of it.
  const start = /^\s*#(?:cloud-config|!)/u.test(hash) ? hash.search(/\S/u) : endOfComments(hash);
  const begin = text.slice(position + start, position + start + 1000);
  for (const [pattern, message] of languages) {
    const found = pattern.exec(begin)?.[0];
    if (found === undefined) continue;
    report(reader, 'not-json', { start: position + start, end: position + start + found.length }, message);
    return true;
  }
  return false;
}

function endOfComments(text: string): number {
  return /^(?:\s*#[^\r\n]*(?:[\r\n]|$))*\s*/u.exec(text)?.[0].length ?? 0;
}
