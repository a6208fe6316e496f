import { decodeText } from '../../base/decodeText.ts';
import type { FileRequest, FileSnapshot } from '../../base/fileSnapshot.ts';
import { type InstanceData, readInstanceData } from './instanceData.ts';
import { templateFacts } from './templateFacts.ts';

/** The values that a template is rendered with. */
export type GivenData =
  | { readonly kind: 'given'; readonly data: InstanceData; readonly isSample: boolean }
  /** The file has to be read first. */
  | { readonly kind: 'needs'; readonly requests: readonly FileRequest[] }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * The values of the file in the files directory that holds those of a machine, or a sample where there is none.
 *
 * @param filesDir undefined where no file may be read
 */
export function givenData(files: FileSnapshot, filesDir: string | undefined): GivenData {
  const { companion } = templateFacts();
  const request = { path: companion, want: 'bytes' } as const;
  const answer = filesDir === undefined ? undefined : files.get(request);
  if (filesDir !== undefined && !answer) return { kind: 'needs', requests: [request] };
  if (answer?.kind === 'bytes') {
    const data = readInstanceData(decodeText(answer.bytes).text);
    if (data) return { kind: 'given', data, isSample: false };
    return {
      kind: 'refused',
      why: `\`${companion}\` in the files directory is no JSON object; mend it, or take it away`,
    };
  }
  const isThere = answer?.kind === 'refused' && !['missing', 'outside', 'directory-outside'].includes(answer.reason);
  if (isThere) return { kind: 'refused', why: `\`${companion}\` in the files directory cannot be read` };
  return { kind: 'given', data: sampleData(), isSample: true };
}

let sample: InstanceData | undefined;

function sampleData(): InstanceData {
  sample ??= readInstanceData(JSON.stringify(templateFacts().sample)) ?? new Map();
  return sample;
}

/** The files that a text is rendered with, where it has templates. */
export function companionsOf(text: string): readonly string[] {
  return /^[ \t]*##\s*template:\s*jinja/imu.test(text) ? [templateFacts().companion] : [];
}
