import { replaceScalar } from '../../../document/textEdits.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { nearest } from '../../../shape/nearest.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/unknown-keyboard-layout';

/** Layouts that no keyboard has. */
export const keyboardLayout = configRule<Keys>({
  codes: [code],
  at: ['keyboard'],
  *check(keyboard): Generator<Finding> {
    if (!isObject(keyboard) || typeof keyboard.layout !== 'string' || isFilledIn(keyboard.layout)) return;
    const names = toolFacts.keyboardLayouts.names.split(' ');
    const layouts = keyboard.layout.split(',').map((name) => name.trim());
    const unknown = layouts.find((name) => name !== '' && !names.includes(name));
    if (unknown === undefined) return;
    const [likely] = names.includes(unknown.toLowerCase()) ? [unknown.toLowerCase()] : nearest(unknown, names);
    const isHelp = likely !== undefined && layouts.length === 1;
    yield {
      code,
      severity: 'warning',
      message: `there is no keyboard layout \`${unknown}\`, so keys are where the image has them, or where US keyboards have them; ${likely === undefined ? 'write one such as `us` or `de`' : `did you mean \`${likely}\`?`}`,
      path: ['layout'],
      isOwn: true,
      fixes: ({ node }, document) =>
        isHelp && node.kind === 'scalar'
          ? [{ title: `Change to \`${likely}\``, edits: replaceScalar(document, node, likely), certain: false }]
          : [],
    };
  },
});
