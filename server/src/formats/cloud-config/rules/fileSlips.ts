import { type ConfigRule, configRule } from '../../configRule.ts';
import { fileCodes, modeFindings } from '../../fileFindings.ts';
import { shellCode, shellFindings } from '../../shellFindings.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { isObject, type Keys } from '../keys.ts';
import { writtenTexts } from '../writtenFile.ts';

/** Permissions and shells that are nearly what was meant. */
export const fileSlips: readonly ConfigRule[] = [
  configRule<Keys>({
    codes: fileCodes,
    at: [''],
    *check(config) {
      for (const { index, mode } of writtenTexts(config.write_files)) {
        if (mode !== undefined) yield* modeFindings(mode, ['write_files', index, 'permissions']);
      }
    },
  }),
  configRule<Keys>({
    codes: [shellCode],
    at: ['users.*'],
    *check(account) {
      if (!isObject(account) || typeof account.shell !== 'string' || isFilledIn(account.shell)) return;
      yield* shellFindings(account.shell, ['shell']);
    },
  }),
];
