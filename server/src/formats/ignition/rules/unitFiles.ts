import { decodeText } from '../../../base/decodeText.ts';
import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { configRule } from '../../configRule.ts';
import { fileProblemCodes, fileProblems, isReadByProgram } from '../../fileProblems.ts';
import type { File } from '../config.ts';

/** Units, Quadlet files and the configuration of sshd that a config writes as plain files, as far as their contents can be read without unpacking. */
export const unitFiles = configRule<File>({
  codes: fileProblemCodes,
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
    const reading = isReadByProgram(path) ? readDataUrl(source) : undefined;
    if (reading?.kind !== 'contents') return;
    for (const { code, message } of fileProblems(path, decodeText(reading.bytes).text))
      yield { code, severity: 'warning', message, path: ['contents', 'source'], isOwn: true };
  },
});
