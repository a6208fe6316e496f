import type { SyntaxProblem } from '../textDocument.ts';

/** A character that stands where JSON wants another one that it looks like. */
export interface Lookalike {
  readonly start: number;
  readonly meant: string;
}

const openingQuote = /[\u201c\u201d\u201e\u201f\uff02]/u;

/** What looks like the marks of JSON, and comes from a web page, a word processor or a keyboard of another script. */
const meantBy: Readonly<Record<string, string>> = {
  '\uff1a': ':',
  '\ufe55': ':',
  '\uff0c': ',',
  '\u3001': ',',
  '\uff5b': '{',
  '\uff5d': '}',
  '\uff3b': '[',
  '\uff3d': ']',
};

const any = /[\u201c-\u201f\uff02\uff1a\ufe55\uff0c\u3001\uff5b\uff5d\uff3b\uff3d]/u;

/** Such characters outside of texts, which begin with a good quote or with one of them, and end on their line. */
export function findJsonLookalikes(text: string): readonly Lookalike[] {
  if (!any.test(text)) return [];
  const found: Lookalike[] = [];
  let quote: 'none' | 'good' | 'odd' = 'none';
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\n' || character === '\r') quote = 'none';
    else if (quote === 'good') {
      if (character === '\\') offset++;
      else if (character === '"') quote = 'none';
    } else if (quote === 'odd') {
      const isOdd = openingQuote.test(character);
      if (isOdd) found.push({ start: offset, meant: '"' });
      if (isOdd || character === '"') quote = 'none';
    } else if (character === '"') quote = 'good';
    else if (openingQuote.test(character)) {
      found.push({ start: offset, meant: '"' });
      quote = 'odd';
    } else {
      const meant = meantBy[character];
      if (meant !== undefined) found.push({ start: offset, meant });
    }
  }
  return found;
}

/** A text of equal length with what was meant. */
export function withMeant(text: string, lookalikes: readonly Lookalike[]): string {
  let result = '';
  let done = 0;
  for (const { start, meant } of lookalikes) {
    result += text.slice(done, start) + meant;
    done = start + 1;
  }
  return result + text.slice(done);
}

/** The one problem of all of them. */
export function lookalikeProblem(text: string, lookalikes: readonly Lookalike[]): SyntaxProblem | undefined {
  const [first, ...others] = lookalikes;
  if (!first) return undefined;
  const { start, meant } = first;
  const more = others.length === 0 ? '' : `, with ${others.length} more like it below`;
  const edits = lookalikes.map((each) => ({ start: each.start, end: each.start + 1, newText: each.meant }));
  return {
    code: meant === '"' ? 'syntax/typographic-quote' : 'syntax/odd-punctuation',
    severity: 'error',
    message: `\`${text.charAt(start)}\` stands where JSON wants \`${meant}\`${more}; write \`${meant}\`, or the file is refused`,
    range: { start, end: start + 1 },
    fixes: [
      {
        title: others.length === 0 ? `Write \`${meant}\`` : 'Write what JSON wants for all of them',
        edits,
        certain: false,
      },
    ],
  };
}
