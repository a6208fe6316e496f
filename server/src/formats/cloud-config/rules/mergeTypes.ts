import { configRule, type Finding } from '../../configRule.ts';
import { mergeMessage } from '../../userData/mergeMessage.ts';
import { mergeFindings } from '../../userData/mergeWords.ts';
import { isObject } from '../keys.ts';

const code = 'cloud-config/merge-type';

/** How the config is to meet those before it: the second key counts where the first is not there. */
export const mergeTypes = configRule<unknown>({
  codes: [code],
  at: [''],
  *check(config): Iterable<Finding> {
    if (!isObject(config)) return;
    const key = ['merge_how', 'merge_type'].find((name) => name in config);
    const text = key === undefined ? undefined : config[key];
    if (key === undefined || typeof text !== 'string') return;
    for (const finding of mergeFindings(text))
      yield {
        code,
        severity: finding.kind === 'option' ? 'warning' : 'error',
        message: mergeMessage(finding),
        path: [key],
        span: finding.range,
        isOwn: finding.kind === 'option',
      };
  },
});
