import type { Path } from '../../base/path.ts';
import { type Produced, plainValue } from '../../decode/produced.ts';
import { createWriter, place, put, type Writer, type Written, written } from '../../decode/written.ts';

/**
 * JSON byte for byte as Go's encoder writes it, with `<`, `>` and `&` escaped. Without a line break at its end.
 *
 * @param value exactly what is to be printed, in this order
 */
export function writeJson(value: Produced, pretty: boolean): Written {
  const writer = createWriter();
  writeValue(value, [], pretty, writer);
  return written(writer);
}

function writeValue(value: Produced, path: Path, pretty: boolean, writer: Writer): void {
  const breakLine = (depth: number): void => {
    if (pretty) put(writer, `\n${'  '.repeat(depth)}`);
  };
  if (value.kind === 'scalar') {
    put(writer, jsonScalar(plainValue(value.value)));
    return;
  }
  const children: readonly (readonly [step: string | number, child: Produced])[] =
    value.kind === 'list' ? [...value.items.entries()] : [...value.members];
  const [open, close] = value.kind === 'list' ? '[]' : '{}';
  put(writer, `${open}`);
  for (const [index, [step, child]] of children.entries()) {
    if (index > 0) put(writer, ',');
    breakLine(path.length + 1);
    const own = [...path, step];
    place(writer, own, child, () => {
      if (typeof step === 'string') put(writer, pretty ? `${jsonText(step)}: ` : `${jsonText(step)}:`);
      writeValue(child, own, pretty, writer);
    });
  }
  if (children.length > 0) breakLine(path.length);
  put(writer, `${close}`);
}

function jsonScalar(value: string | number | bigint | boolean | null): string {
  return typeof value === 'string' ? jsonText(value) : String(value);
}

/** A text as Go writes it in JSON: safe inside HTML and JavaScript, bytes that are no UTF-8 as U+FFFD. */
function jsonText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped.
  return `"${text.replace(/["\\<>&\u0000-\u001f\u2028\u2029]|[\uD800-\uDFFF]/gu, escaped)}"`;
}

function escaped(character: string): string {
  switch (character) {
    case '"':
    case '\\':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default: {
      const code = character.charCodeAt(0);
      return code >= 0xd800 && code <= 0xdfff ? '\\ufffd' : `\\u${code.toString(16).padStart(4, '0')}`;
    }
  }
}
