import assert from 'node:assert/strict';
import type { EditCostResult } from '../../../server/src/base/protocol.ts';
import { editCostResult } from '../../../server/src/features/layers/editCostResult.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

export type Compared = Extract<EditCostResult, { readonly kind: 'compared' }>;

export const butane: AnalyseOptions = { fileName: 'a.bu' };

export function costOf(before: string, after: string, options = butane): Compared {
  const result = editCostResult(analyseText(after, options), before);
  assert.equal(result.kind, 'compared', JSON.stringify(result));
  return result as Compared;
}

/** `deleted file /etc/motd: reboot reverts`, for each edit; of several systems what each of them has. */
export function shortly({ edits }: Compared): readonly string[] {
  return edits.map(({ kind, what, costs, danger }) => {
    const costly = costs.map(({ os, change, undo }) => {
      const cost = undo === undefined ? change : `${change} ${undo}`;
      return costs.length > 1 ? `${os.join('+')} ${cost}` : cost;
    });
    return `${kind} ${what}: ${costly.join(', ')}${danger === null ? '' : '!'}`;
  });
}

export const fcos = 'variant: fcos\nversion: 1.6.0\n';
export const flatcar = 'variant: flatcar\nversion: 1.1.0\n';
export const cluster =
  'variant: openshift\nversion: 4.18.0\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';

/** An edit of the lines behind a head, and what it comes to. */
export type Row = readonly [name: string, before: string, after: string, answers: readonly string[]];

export function checkRows(head: string, rows: readonly Row[], options = butane): void {
  for (const [name, before, after, answers] of rows)
    it(name, () => assert.deepEqual(shortly(costOf(head + before, head + after, options)), answers));
}

export function file(path: string, contents = 'a'): string {
  return `storage:\n  files:\n    - path: ${path}\n      contents: {inline: ${contents}}\n`;
}

export function fileEdit(path: string, answer: string): Row {
  return [`file ${path}`, file(path, 'a'), file(path, 'b'), [`changed file ${path}: ${answer}`]];
}
