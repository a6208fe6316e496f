import {
  endOfRun,
  endOfWord,
  insertFix,
  isKeyAt,
  type JsonReader,
  type OpenBracket,
  plainValue,
  report,
  shown,
} from './jsonReader.ts';

/**
 * Says what is wrong where a comma should be, and whether a member is to be read there: a good one lacks its comma, one
 * that is itself half typed says so, and stray words behind the member before are stepped over.
 */
export function reportMissingComma(reader: JsonReader, bracket: OpenBracket, memberEnd: number): boolean {
  const { text, position } = reader;
  const isMember = bracket.close === '}' ? isMemberAt(reader) : isItemAt(reader);
  if (isMember) {
    const range = { start: Math.max(memberEnd - 1, bracket.start), end: memberEnd };
    const message = 'a comma is missing after this; without it the file is refused';
    report(reader, 'missing-comma', range, message, insertFix('Insert a comma', memberEnd, ',', true));
    return true;
  }
  const isOnNextLine = /[\r\n]/u.test(text.slice(memberEnd, position));
  if (bracket.close === '}' && (isOnNextLine || /[{[]/u.test(text.charAt(position)))) return true;
  const end = endOfRun(reader, position);
  const found = shown(reader, position, end);
  const range = { start: position, end };
  if (found.includes('"')) {
    const message = `\`${found}\` cannot stand behind a value; a \`"\` inside a text is written \`\\"\`; the file is refused`;
    report(reader, 'unexpected-text', range, message);
  } else {
    const message = `\`${found}\` cannot stand behind a value; remove it, or the file is refused`;
    const edits = [{ start: memberEnd, end, newText: '' }];
    report(reader, 'unexpected-text', range, message, { title: 'Remove this text', edits, certain: false });
  }
  reader.position = end;
  return false;
}

function isItemAt(reader: JsonReader): boolean {
  const { text, position } = reader;
  return /["{['#]/u.test(text.charAt(position)) || plainValue.test(text.slice(position, endOfWord(reader, position)));
}

function isMemberAt(reader: JsonReader): boolean {
  const { text, position } = reader;
  if (isKeyAt(reader, position)) return true;
  return /^(?:'[^'\r\n]*'|[\w$./-]+"?)[ \t]*:/u.test(text.slice(position, position + 1000));
}

export function reportTrailingComma(reader: JsonReader, comma: number): void {
  const edits = [{ start: comma, end: comma + 1, newText: '' }];
  report(
    reader,
    'trailing-comma',
    { start: comma, end: comma + 1 },
    'JSON allows no comma behind the last item; remove it, or the file is refused',
    { title: 'Remove the comma', edits, certain: true },
  );
}

export function reportExtraComma(reader: JsonReader): void {
  const range = { start: reader.position, end: reader.position + 1 };
  report(reader, 'extra-comma', range, 'nothing stands before this comma; remove it, or the file is refused', {
    title: 'Remove the comma',
    edits: [{ ...range, newText: '' }],
    certain: true,
  });
}
