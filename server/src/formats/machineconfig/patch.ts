import type { Node } from '../../document/node.ts';
import type { Patch } from '../format.ts';
import { topLevelPair } from '../topLevel.ts';

/**
 * The keys of a strategic merge patch, as Kustomize reads them; source: kubernetes/apimachinery
 * pkg/util/strategicpatch/patch.go.
 */
const directive = /^\$(?:patch|retainKeys|setElementOrder\/.*|deleteFromPrimitiveList\/.*)$/u;
const patchName = /(?:^|[-_.])patch(?:es)?[-_.]/iu;

/** Whether a MachineConfig is only a patch for another one; undefined where nothing says so. */
export function patchOf(root: Node | undefined, fileName: string): Patch | undefined {
  const because = reasonOf(root, fileName);
  return because === undefined ? undefined : { because, isDirective };
}

function reasonOf(root: Node | undefined, fileName: string): string | undefined {
  const found = root && findDirective(root);
  if (found !== undefined) return `a patch: it holds \`${found}\``;
  if (patchName.test(fileName)) return 'a patch: the name says so';
  return isPiece(root) ? 'a patch: no labels, and a config without a version' : undefined;
}

function isDirective(key: string): boolean {
  return directive.test(key);
}

function findDirective(root: Node): string | undefined {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'seq') for (const item of node.items) waiting.push(item);
    if (node.kind !== 'map') continue;
    for (const { key, value } of node.pairs) {
      if (key.kind === 'scalar' && isDirective(key.text)) return key.text;
      if (value) waiting.push(value);
    }
  }
  return undefined;
}

/** Without labels no pool would take it up, and without a version no machine would read it: it is not meant to be whole. */
function isPiece(root: Node | undefined): boolean {
  const config = topLevelPair(topLevelPair(root, 'spec')?.value, 'config')?.value;
  if (config?.kind !== 'map' || config.pairs.length === 0) return false;
  const version = topLevelPair(topLevelPair(config, 'ignition')?.value, 'version');
  return version === undefined && topLevelPair(topLevelPair(root, 'metadata')?.value, 'labels') === undefined;
}
