import { goBytes } from '../../../base/goString.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { filesystemFormat } from '../schema.ts';

const code = 'ignition/filesystem-label-too-long';

export const filesystemLabelTooLong = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check({ format, label }, { target }) {
    const most = filesystemFormat(format)?.facts?.['label-bytes'];
    if (most === undefined || typeof label !== 'string') return;
    const { length } = goBytes(label);
    if (length <= most) return;
    yield {
      code,
      severity: 'error',
      message: `\`${label}\` takes ${length} bytes, and a label of ${String(format)} has at most ${most}: ${target.refusal}; shorten it`,
      path: ['label'],
    };
  },
});
