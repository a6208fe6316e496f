import type { Path } from '../../../base/path.ts';
import { removeKey } from '../../../decode/fixes.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { holds } from '../../../shape/availability.ts';
import type { Target } from '../../../shape/target.ts';
import { listed } from '../../../shape/wording.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Quadlet } from '../config.ts';
import { pairAt } from '../pairAt.ts';
import { quadletTemplate } from '../quadletTemplate.ts';

const code = 'butane/several-sources';

type Sourced = Readonly<Record<string, unknown>>;

const ofResources = configRule<Sourced>({
  codes: [code],
  at: [
    'ignition.config.merge.*',
    'ignition.config.replace',
    'ignition.security.tls.certificate_authorities.*',
    'storage.files.*.contents',
    'storage.files.*.append.*',
    'storage.luks.*.key_file',
  ],
  check: (resource, { target }) => {
    const hasLocal = holds({ since: { base: '0.2' } }, target);
    return found(resource, hasLocal ? ['source', 'inline', 'local'] : ['inline', 'source'], target);
  },
});

const ofUnits = configRule<Sourced>({
  codes: [code],
  at: ['systemd.units.*', 'systemd.units.*.dropins.*', 'systemd.quadlets.*.dropins.*'],
  check: (unit, { target }) => found(unit, ['contents_local', 'contents'], target),
});

/** An instance of a template must have none of them. */
const ofQuadlets = configRule<Quadlet>({
  codes: [code],
  at: ['systemd.quadlets.*'],
  check: (quadlet, { target }) => {
    const isWhole = typeof quadlet.name === 'string' && quadletTemplate(quadlet.name) === undefined;
    return isWhole ? found(quadlet, ['contents_local', 'contents'], target) : [];
  },
});

/** What a file, a unit or another config holds stands in one place. */
export const severalSources: readonly ConfigRule[] = [ofResources, ofUnits, ofQuadlets];

/** @param sources the first of them that is there is the one that the real tool names */
function* found(value: Sourced, sources: readonly string[], target: Target): Generator<Finding> {
  const [blamed, other, ...more] = sources.filter((source) => typeof value[source] === 'string');
  if (blamed === undefined || other === undefined) return;
  const given = [blamed, other, ...more];
  yield {
    code,
    severity: 'error',
    message: `the contents are given by ${listed(given)}, and only one of them may be there: ${target.refusal}; remove ${given.length > 2 ? 'all but one' : 'one of the two'}`,
    path: [blamed],
    related: { path: [other], message: `\`${other}\` stands here` },
    fixes: ({ path }, document) => given.toReversed().flatMap((source) => removal(document, path, source)),
  };
}

function removal(document: TextDocument, path: Path, source: string) {
  const pair = pairAt(document, [...path.slice(0, -1), source]);
  return pair ? removeKey(pair)(document) : [];
}
