import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { removeKeyOf } from '../../removeKeyOf.ts';
import type { File } from '../config.ts';

const code = 'ignition/overwrite-without-contents';

/** What is overwritten needs something to be overwritten with. */
export const overwriteWithoutContents = configRule<File>({
  codes: [code],
  at: ['storage.files.*'],
  *check(file, { target }) {
    if (file.overwrite !== true || !isAbsent(file, 'contents', 'source')) return;
    const besides = knownItems(file.append).length > 0 ? ', which `append` does not replace' : '';
    yield {
      code,
      severity: 'error',
      message: `\`overwrite: true\` needs \`contents\` to write${besides}: ${target.refusal}; give the file its contents, or take \`overwrite\` away to keep what is there`,
      path: ['overwrite'],
      fixes: removeKeyOf,
    };
  },
});
