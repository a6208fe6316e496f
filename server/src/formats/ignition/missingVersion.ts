import { type Path, printPath } from '../../base/path.ts';
import type { Fix, Problem } from '../../base/problem.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { respell } from '../../decode/fixes.ts';
import { problemAt } from '../../decode/shapeProblems.ts';
import { standInFor } from '../../decode/standIn.ts';
import type { Node } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { insertPair } from '../../document/textEdits.ts';

/** Who misses the version of an Ignition config, and what becomes of the config. */
export interface Demand {
  readonly code: string;
  readonly source: string;
  /** Where the config stands in the file, and the key that leads to it. */
  readonly path: Path;
  readonly key: Node | undefined;
  /** A clause for the message. */
  readonly fate: string;
  /** The version that is written where nobody says another. */
  readonly newest: string;
}

/** The problem of an Ignition config whose version is absent, null, or below a misspelt key. */
export function missingVersion(config: Decoded, document: TextDocument, demand: Demand): Problem {
  const { code, source, path, key: configKey, fate, newest } = demand;
  const section = config.members?.get('ignition');
  const at: Path = section ? [...path, 'ignition'] : path;
  const name = section ? 'version' : 'ignition';
  const wanted = `\`${printPath([...path, 'ignition', 'version'])}\``;
  const standIn = standInFor(section?.value ?? config, name);
  const common = { code, source, severity: 'error' } as const;
  const end = `${fate}; the newest stable version is \`${newest}\``;
  switch (standIn?.kind) {
    case 'misspelt': {
      const { pair, found, isCertain } = standIn;
      const message = `unknown key \`${found}\`: ${wanted} is missing, and ${fate}; did you mean \`${name}\`?`;
      const fixes = () => respell(pair, name, isCertain)(document);
      return problemAt(pair.key, { ...common, message, path: [...at, found], cause: pair.key, fixes });
    }
    case 'null': {
      const { key, value } = standIn.pair;
      const message = `\`${name}\` has no value, so ${wanted} is missing: ${end}`;
      const fixes = () => (value?.kind === 'scalar' ? versionInsteadOfNull(value, newest, name) : []);
      const node = value && value.end > value.start ? value : key;
      return problemAt(node, { ...common, message, path: [...at, name], cause: key, fixes });
    }
    case 'around':
    case undefined:
      return problemAt(section?.pair.key ?? configKey ?? firstNode(config.node), {
        ...common,
        message: `${wanted} is missing: ${end}`,
        path: at,
        fixes: () => insertion(newest, config, document),
      });
  }
}

function versionInsteadOfNull(node: Node, newest: string, name: 'version' | 'ignition'): readonly Fix[] {
  const written = name === 'version' ? `"${newest}"` : `{ "version": "${newest}" }`;
  // A null that is not written ends at the colon.
  const newText = node.start === node.end ? ` ${written}` : written;
  return [{ title: `Write \`${written}\``, edits: [{ start: node.start, end: node.end, newText }], certain: false }];
}

function insertion(newest: string, config: Decoded, document: TextDocument): readonly Fix[] {
  const section = config.members?.get('ignition')?.value.node;
  if (section?.kind === 'map') {
    const edits = insertPair(document, section, 'version', newest, 'first');
    return [{ title: `Insert version ${newest}`, edits, certain: false }];
  }
  const { node } = config;
  if (section || node.kind !== 'map') return [];
  const line = node.style === 'flow' ? `{ "version": "${newest}" }` : `version: ${newest}`;
  const edits = insertPair(document, node, 'ignition', { lines: [line] }, 'first');
  return [{ title: `Insert the section ignition with version ${newest}`, edits, certain: false }];
}

function firstNode(node: Node): Node {
  return node.kind === 'map' ? (node.pairs[0]?.key ?? node) : node;
}
