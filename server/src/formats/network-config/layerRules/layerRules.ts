import { layerRulesOf } from '../../layerRulesOf.ts';
import { rendererCode, rendererUnread } from './rendererUnread.ts';

/** What operating systems make of a network config. */
export const layerRules = layerRulesOf([rendererCode], (systems) => [rendererUnread(systems)]);
