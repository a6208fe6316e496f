import { type Produced, producedAt } from '../../decode/produced.ts';
import { clusterLimits } from '../../formats/butane/clusterLimits.ts';
import { reportValue, type Translation } from './translation.ts';

/** Reports what a cluster cannot do, in the whole config: the user's words and what shorthands made of them. */
export function reportClusterLimits(translation: Translation, config: Produced): void {
  for (const { path, code, message } of clusterLimits(config, translation.input.target)) {
    const [origin] = producedAt(config, ...path)?.origins ?? [];
    if (origin) reportValue(translation, origin, code, `${message}: Butane refuses the file`);
  }
}
