import { decodeText } from '../../../base/decodeText.ts';
import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { unitKindOfPath } from '../../../embedded/systemd/unitKind.ts';
import { unitProblemCodes } from '../../../embedded/systemd/unitProblems.ts';
import { configRule } from '../../configRule.ts';
import { fileProblems } from '../../unitFile.ts';
import type { File } from '../config.ts';

/** Units and Quadlet files that a config writes as plain files, as far as their contents can be read without unpacking. */
export const unitFiles = configRule<File>({
  codes: unitProblemCodes,
  at: ['storage.files.*'],
  *check({ path, contents }) {
    const { source, compression } = contents ?? {};
    if (
      typeof path !== 'string' ||
      typeof source !== 'string' ||
      compression !== undefined ||
      !source.startsWith('data:')
    )
      return;
    const reading = unitKindOfPath(path) ? readDataUrl(source) : undefined;
    if (reading?.kind !== 'contents') return;
    for (const { code, message } of fileProblems(path, decodeText(reading.bytes).text))
      yield { code, severity: 'warning', message, path: ['contents', 'source'], isOwn: true };
  },
});
