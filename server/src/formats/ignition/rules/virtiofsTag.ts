import { goBytes } from '../../../base/goString.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { isVirtiofs } from '../virtiofs.ts';

const code = 'ignition/virtiofs-tag';

const mostBytes = 36;

/** The device of a virtiofs is the tag that the host gave it. */
export const virtiofsTag = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check(filesystem, { target, key }) {
    const { device } = filesystem;
    if (typeof device !== 'string' || !isVirtiofs(filesystem, target)) return;
    const { length } = goBytes(device);
    if (length > 0 && length <= mostBytes) return;
    const found = length === 0 ? 'is empty' : `takes ${length} bytes, and a tag has at most ${mostBytes}`;
    yield {
      code,
      severity: 'error',
      message: `\`${key('device')}\` of a virtiofs is the tag that the host gave the folder, and this one ${found}: ${target.refusal}; write the tag as the host has it`,
      path: ['device'],
    };
  },
});
