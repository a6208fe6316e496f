import { replaceScalar } from '../../../document/textEdits.ts';
import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';

const code = 'butane/merge-of-butane';

/** A local config is carried as it is: nobody converts it. */
export const mergeOfButane = configRule<Resource>({
  codes: [code],
  at: ['ignition.config.merge.*', 'ignition.config.replace'],
  *check({ local }) {
    if (typeof local !== 'string' || !/\.(?:bu|butane)$/iu.test(local)) return;
    const meant = local.replace(/\.\w+$/u, '.ign');
    yield {
      code,
      severity: 'warning',
      message: `\`${local}\` is carried as it is, and Ignition reads Butane only from 2.27 on: older machines stop in early boot; convert it to \`${meant}\` and name that`,
      path: ['local'],
      isOwn: true,
      fixes: ({ node }, document) =>
        node.kind === 'scalar'
          ? [{ title: `Change to \`${meant}\``, edits: replaceScalar(document, node, meant), certain: false }]
          : [],
    };
  },
});
