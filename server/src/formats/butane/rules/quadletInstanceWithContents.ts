import { removeKey } from '../../../decode/fixes.ts';
import { configRule } from '../../configRule.ts';
import type { Quadlet } from '../config.ts';
import { pairAt } from '../pairAt.ts';
import { quadletTemplate } from '../quadletTemplate.ts';

const code = 'butane/quadlet-instance-with-contents';

/** An instance of a Quadlet template is a link to the template, and has no contents of its own. */
export const quadletInstanceWithContents = configRule<Quadlet>({
  codes: [code],
  at: ['systemd.quadlets.*'],
  *check(quadlet, { target }) {
    const { name } = quadlet;
    const template = typeof name === 'string' ? quadletTemplate(name) : undefined;
    if (typeof name !== 'string' || template === undefined) return;
    for (const key of ['contents', 'contents_local'] as const) {
      if (typeof quadlet[key] !== 'string') continue;
      yield {
        code,
        severity: 'error',
        message: `\`${name}\` becomes a link to the template \`${template}\` and can have no \`${key}\`: ${target.refusal}; write them into a Quadlet named \`${template}\``,
        path: [key],
        related: { path: ['name'], message: 'the part behind the `@` makes it an instance' },
        fixes: ({ path }, document) => {
          const pair = pairAt(document, path);
          return pair ? removeKey(pair)(document) : [];
        },
      };
    }
  },
});
