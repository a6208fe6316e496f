import { encodeBase64 } from '../../base/base64.ts';
import { goBytes } from '../../base/goString.ts';
import type { Path } from '../../base/path.ts';
import { resolvePyScalar } from '../../decode/py/resolvePyScalar.ts';
import { createWriter, place, put, type Written, written } from '../../decode/written.ts';
import { indentBelow, putContent, putIndicator, startLine, textIndent, type YamlPage } from '../yamlPage.ts';
import { printYamlString } from '../yamlString.ts';
import { type PyPlain, type PyValue, textOf } from './pyValue.ts';

/**
 * YAML of which PyYAML makes the very same value, in block style, two spaces a step, lists below their key one step deeper.
 * What aliases stood for is written out; undefined where that is longer than anybody can use.
 *
 * @param head the lines above, each with its line break
 */
export function writePyYaml(value: PyValue, head: string): Written | undefined {
  const page: YamlPage = { writer: createWriter(), line: 'empty' };
  put(page.writer, head);
  writeValue(value, [], page);
  put(page.writer, '\n');
  return page.writer.length > longest ? undefined : written(page.writer);
}

const longest = 2 * 1024 * 1024;

function writeValue(value: PyValue, path: Path, page: YamlPage): void {
  if (page.writer.length > longest) return;
  switch (value.kind) {
    case 'scalar':
      putContent(page, printPlain(value.value, textIndent(path)));
      return;
    case 'list':
      if (value.items.length === 0) putContent(page, '[]');
      for (const [index, item] of value.items.entries()) {
        const own = [...path, index];
        startLine(path, page);
        putIndicator(page, '- ');
        place(page.writer, own, item, () => writeValue(item, own, page));
      }
      return;
    case 'dict':
      if (value.members.size === 0) putContent(page, '{}');
      for (const { key, value: member } of value.members.values()) {
        const own = [...path, textOf(key) ?? printPlain(key.value, '')];
        startLine(path, page);
        place(page.writer, own, { ...member, origins: [...member.origins, ...key.origins] }, () => {
          writeKey(key.value, isBlock(member), path, page);
          writeValue(member, own, page);
        });
      }
      return;
  }
}

/** A key fits in front of its colon where it is short and of one line, else it gets a line of its own. */
function writeKey(key: PyPlain, isBeforeBlock: boolean, path: Path, page: YamlPage): void {
  const text = printPlain(key, indentBelow([...path, 0]));
  if (text.length <= 100 && !/[\n\r]/u.test(text)) {
    putContent(page, `${text}:${isBeforeBlock ? '' : ' '}`);
    return;
  }
  putIndicator(page, '? ');
  putContent(page, text);
  startLine(path, page);
  putIndicator(page, ': ');
}

function printPlain(value: PyPlain, indent: string): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
    case 'integer':
      return String(value.value);
    case 'float':
      return printFloat(value.value);
    case 'timestamp':
      return value.text;
    case 'bytes':
      return `!!binary "${encodeBase64(goBytes(value.text))}"`;
    case 'string':
      return printYamlString(value.text, indent, readsAsOther).text;
  }
}

function readsAsOther(text: string): boolean {
  const scalar = { kind: 'scalar', style: 'plain', text, masked: false, start: 0, end: text.length } as const;
  return resolvePyScalar(scalar).kind !== 'string';
}

/** To PyYAML only what has a point is one, and an exponent has a sign. */
function printFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  const [digits = '', exponent] = (Object.is(value, -0) ? '-0' : String(value)).split('e');
  const pointed = digits.includes('.') ? digits : `${digits}.0`;
  return exponent === undefined
    ? pointed
    : `${pointed}e${exponent.startsWith('-') ? exponent : `+${exponent.replace('+', '')}`}`;
}

function isBlock(value: PyValue): boolean {
  return (value.kind === 'list' && value.items.length > 0) || (value.kind === 'dict' && value.members.size > 0);
}
