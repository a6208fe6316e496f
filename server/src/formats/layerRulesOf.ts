import { type KnownSystem, knownSystems } from '../layers/knownSystems.ts';
import type { ConfigRule } from './configRule.ts';
import type { LayerRules } from './format.ts';

/**
 * Rules about what operating systems make of a config. They speak only where something is true on all systems that the config
 * may be for, so where one of them is unknown, none does; and a rule of which a system has no facts is left out.
 */
export function layerRulesOf(
  codes: readonly string[],
  rulesOn: (systems: readonly KnownSystem[]) => readonly (ConfigRule | undefined)[],
): LayerRules {
  const rulesBySystems = new Map<string, readonly ConfigRule[]>();
  return {
    codes,
    rulesFor: (systems) => {
      const key = systems.map(({ id, version = '' }) => `${id}@${version}`).join();
      const known = rulesBySystems.get(key);
      if (known) return known;
      const facts = knownSystems(systems);
      const rules = facts ? rulesOn(facts).flatMap((rule) => rule ?? []) : [];
      rulesBySystems.set(key, rules);
      return rules;
    },
  };
}
