import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { rewriteText } from '../../rewriteText.ts';
import type { IgnitionConfig } from '../config.ts';
import { callIn } from './callIn.ts';
import { hasAnyOf, isWithOthers } from './ownThings.ts';

export const orderCode = 'layers/command-out-of-order';

/** Units with commands that get in the way of a unit of the system. */
export function commandsInOrder(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ orders }) => orders)) return undefined;
  return configRule<IgnitionConfig>({
    codes: [orderCode],
    at: [''],
    *check(config) {
      if (isWithOthers(config)) return;
      for (const [index, unit] of knownItems(config.systemd?.units).entries()) {
        const { contents } = unit;
        if (typeof contents !== 'string' || !isAbsent(unit, 'dropins')) continue;
        const found = findingIn(contents, config, systems);
        if (found) yield { ...found, path: ['systemd', 'units', index, 'contents'] };
      }
    },
  });
}

function findingIn(
  text: string,
  config: IgnitionConfig,
  systems: readonly KnownSystem[],
): Omit<Finding, 'path'> | undefined {
  const { sections } = readUnitFile(text);
  for (const { key, value, valueRange } of sections.flatMap(({ assignments }) => assignments)) {
    const called = key.startsWith('Exec') ? callIn(value) : undefined;
    const row =
      called &&
      factOnAll(
        systems,
        ({ orders }) => orders,
        ({ program, verbs }) => program === called.program && verbs.includes(called.verb),
      );
    if (!called || !row || (row.unless && hasAnyOf(config, row.unless))) continue;
    const { before, because } = row;
    if (
      sections.some(({ assignments }) =>
        assignments.some((each) => each.key === 'Before' && each.value.includes(before)),
      )
    )
      return undefined;
    const header = sections.find(({ name }) => name === 'Unit')?.range.end;
    return {
      code: orderCode,
      severity: 'info',
      message: `\`${called.program} ${called.verb}\` may fail here: ${because}; write \`Before=${before}\` in \`[Unit]\``,
      span: valueRange,
      isOwn: true,
      fixes: rewriteText(text, () =>
        header === undefined
          ? []
          : [
              {
                title: `Write \`Before=${before}\``,
                text: `${text.slice(0, header)}\nBefore=${before}${text.slice(header)}`,
                certain: false,
              },
            ],
      ),
    };
  }
  return undefined;
}
