import type { Problem } from '../../server/src/base/problem.ts';
import type { Decoded } from '../../server/src/decode/decoded.ts';
import { readText } from '../../server/src/document/readText.ts';
import type { TextDocument } from '../../server/src/document/textDocument.ts';
import { type Detection, type Format, targetOf } from '../../server/src/formats/format.ts';
import { partStages, withoutRepeats } from '../../server/src/formats/partProblems.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';

export interface Judgement {
  readonly document: TextDocument;
  /** Undefined where the text is not of the format. */
  readonly detection: Detection | undefined;
  readonly decoded: Decoded;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

export interface JudgeOptions {
  readonly fileName?: string;
  /** The release of the tool that judges; by default the newest. */
  readonly release?: string;
}

/** What a format says of a text, whether it is in the registry or not. */
export function judgeText(
  format: Format,
  text: string,
  { fileName = 'file.yaml', release }: JudgeOptions = {},
): Judgement {
  const document = readText(text, 'yaml');
  const [part] = document.parts;
  if (!part) throw new Error('the text has no part');
  const detection = format.detect(part, { fileName }, text);
  const decoded = format.dialect.decode(part, rootEntry(format.schemaFile));
  const resolution = format.resolveVersion(decoded, release);
  const target = targetOf(format, resolution);
  const stages = partStages({
    document,
    part,
    index: 0,
    format,
    decoded,
    resolution,
    target,
    patch: detection?.patch,
    systems: [],
  });
  const problems = withoutRepeats(stages).toSorted(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  return { document, detection, decoded, problems };
}
