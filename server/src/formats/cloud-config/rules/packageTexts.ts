import { configRule, type Finding } from '../../configRule.ts';
import { isObject } from '../keys.ts';

const code = 'cloud-config/package-with-blank';

/** Several packages in one text: each item is handed on as the name of one. */
export const packageTexts = configRule<unknown>({
  codes: [code],
  at: ['packages'],
  *check(packages): Generator<Finding> {
    yield* inList(packages, []);
  },
});

function* inList(packages: unknown, path: readonly (string | number)[]): Generator<Finding> {
  if (!Array.isArray(packages)) return;
  for (const [index, item] of (packages as readonly unknown[]).entries()) {
    if (isObject(item))
      for (const [manager, list] of Object.entries(item)) yield* inList(list, [...path, index, manager]);
    // Groups of dnf have blanks in their names, and what a shell would fill in is another mistake.
    if (typeof item !== 'string' || !/^[a-z0-9][\w.+:=~-]*\s+[a-z0-9][\w.+:=~-]*/iu.test(item.trim())) continue;
    const [first = '', second = ''] = item.trim().split(/\s+/u);
    yield {
      code,
      severity: 'warning',
      message: `\`${item.trim()}\` is looked for as one package, and there is none with a blank in its name: the installation fails; write \`${first}\` and \`${second}\` as items of their own`,
      path: [...path, index],
      isOwn: true,
    };
  }
}
