import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { valueCode, valueFaults } from '../../ignition/layerRules/valuesOfTheSystem.ts';
import { layerRulesOf } from '../../layerRulesOf.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { File } from '../config.ts';

/** What can be seen in the words of the author only; of everything else the config that is made of them is judged. */
export const layerRules = layerRulesOf([valueCode], (systems) => [valuesInline(systems)]);

/** What files of the system say in contents that stand in the config as they are. */
function valuesInline(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<File>({
    codes: [valueCode],
    at: ['storage.files.*'],
    *check({ path, contents }) {
      const text = contents?.inline;
      if (typeof path !== 'string' || typeof text !== 'string') return;
      for (const { message, range } of valueFaults(path, text, systems))
        yield leafFinding({ code: valueCode, message, range }, ['contents', 'inline'], text);
    },
  });
}
