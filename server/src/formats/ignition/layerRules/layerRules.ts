import { type KnownSystem, knownSystems } from '../../../layers/knownSystems.ts';
import type { ConfigRule } from '../../configRule.ts';
import type { LayerRules } from '../../format.ts';
import { mountThroughLink, mountThroughLinkCode } from './mountThroughLink.ts';
import { placeCodes, placesThatTakeNothing } from './placesThatTakeNothing.ts';
import { sameFileByLink, sameFileByLinkCode } from './sameFileByLink.ts';

/**
 * What the operating systems that a config may be for make of it. A rule speaks only where it is true on all of them, so
 * where one of them is unknown, none does.
 */
export const layerRules: LayerRules = {
  codes: [...placeCodes, mountThroughLinkCode, sameFileByLinkCode],
  rulesFor: (systems) => {
    const key = systems.map(({ id, version = '' }) => `${id}@${version}`).join();
    const known = rulesBySystems.get(key);
    if (known) return known;
    const facts = knownSystems(systems);
    const rules = facts ? rulesOn(facts) : [];
    rulesBySystems.set(key, rules);
    return rules;
  },
};

const rulesBySystems = new Map<string, readonly ConfigRule[]>();

function rulesOn(systems: readonly KnownSystem[]): readonly ConfigRule[] {
  return [placesThatTakeNothing(systems), mountThroughLink(systems), sameFileByLink(systems)];
}
