import type { Path } from '../base/path.ts';
import { type Produced, type ProducedObject, plainValue } from '../decode/produced.ts';
import { place, type Writer } from '../decode/written.ts';
import { isSimpleGoYamlKey, type PrintedString, printGoYamlString } from './goYamlString.ts';
import { putContent, putIndicator, startLine, textIndent, type YamlPage } from './yamlPage.ts';

/** What sets one format's YAML apart from another's. */
export interface YamlStyle {
  /** The members by the key that prints, in the order in which they print. */
  readonly members: (
    object: ProducedObject,
  ) => readonly (readonly [key: string, member: readonly [name: string, value: Produced]])[];
  /**
   * A scalar that stands at a path.
   *
   * @param indent the spaces in front of every line but the first
   */
  readonly scalar: (value: PlainScalar, path: Path, indent: string) => PrintedString;
}

export type PlainScalar = ReturnType<typeof plainValue>;

/** YAML in block style, two spaces a step, lists below their key one step deeper. Without a line break at its end. */
export function writeYamlBlocks(value: Produced, style: YamlStyle, writer: Writer): void {
  writeValue(value, [], { writer, style, line: 'empty' });
}

interface Page extends YamlPage {
  readonly style: YamlStyle;
}

function writeValue(value: Produced, path: Path, page: Page): void {
  switch (value.kind) {
    case 'scalar':
      writeScalar(page.style.scalar(plainValue(value.value), path, textIndent(path)), page);
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
    case 'object':
      if (value.members.size === 0) putContent(page, '{}');
      for (const [key, [name, member]] of page.style.members(value)) {
        const own = [...path, name];
        startLine(path, page);
        place(page.writer, own, member, () => {
          writeKey(key, member, own, page);
          writeValue(member, own, page);
        });
      }
      return;
  }
}

function writeKey(key: string, member: Produced, own: Path, page: Page): void {
  if (isSimpleGoYamlKey(key)) {
    writeScalar(printGoYamlString(key, textIndent(own)), page);
    putContent(page, isBlock(member) ? ':' : ': ');
    return;
  }
  putIndicator(page, '? ');
  writeScalar(printGoYamlString(key, textIndent(own)), page);
  startLine(own.slice(0, -1), page);
  putIndicator(page, ': ');
}

function writeScalar({ text, endsLine }: PrintedString, page: Page): void {
  putContent(page, text);
  if (endsLine) page.line = 'empty';
}

function isBlock(value: Produced): boolean {
  return (value.kind === 'list' && value.items.length > 0) || (value.kind === 'object' && value.members.size > 0);
}
