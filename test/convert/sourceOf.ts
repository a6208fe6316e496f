import assert from 'node:assert/strict';
import type { Path } from '../../server/src/base/path.ts';
import type { Decoded } from '../../server/src/decode/decoded.ts';
import type { WrittenPlace } from '../../server/src/decode/written.ts';
import type { Node, Pair } from '../../server/src/document/node.ts';
import type { Conversion } from './convertBytes.ts';

/** Throws unless every place of the output comes from somewhere in the source, and places follow and hold each other. */
export function assertMapped({ analysis, outcome }: Conversion): void {
  assert.equal(outcome.kind, 'converted');
  if (outcome.kind !== 'converted') return;
  const part = analysis.asItStands().parts[0];
  assert.ok(part);
  const { decoded } = part;
  // The keys of a predecessor are none of the format's own.
  const stands = (path: Path): boolean => standsAt(decoded, path) || nodeStandsAt(part.part.root, path);
  const length = analysis.document.text.length;
  for (const place of outcome.places) {
    const shown = place.path.join('.');
    assert.ok(place.origins.length > 0, `${shown} comes from nowhere`);
    for (const { path, node, head } of place.origins) {
      assert.ok(stands(path), `${shown} comes from ${path.join('.')}, which is not there`);
      for (const { start, end } of [node, head]) assert.ok(start >= 0 && start <= end && end <= length, shown);
    }
  }
  assertNested(outcome.places, outcome.text.length);
  const written = new Set(outcome.places.map(({ path }) => JSON.stringify(path)));
  for (const { path, toPath } of outcome.losses) {
    assert.ok(stands(path), `${path.join('.')} is reported, and not there`);
    assert.ok(toPath === undefined || written.has(JSON.stringify(toPath)), `${path.join('.')} goes nowhere`);
  }
}

/** Places come in the order of the text; what holds others comes before them and reaches around them. */
function assertNested(places: readonly WrittenPlace[], length: number): void {
  const open: WrittenPlace[] = [];
  let end = 0;
  for (const place of places) {
    const shown = place.path.join('.');
    while (open.length > 0 && !startsWith(place.path, open.at(-1)!.path)) end = open.pop()!.range.end;
    const holder = open.at(-1);
    assert.equal(place.path.length, (holder?.path.length ?? 0) + 1, `${shown} stands outside of what it belongs to`);
    assert.ok(!holder?.isLeaf, `${shown} stands in a leaf`);
    assert.ok(place.range.start >= end && place.range.start < place.range.end, `${shown} overlaps what is before it`);
    assert.ok(place.range.end <= (holder?.range.end ?? length), `${shown} reaches out of what holds it`);
    end = place.range.start;
    open.push(place);
  }
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.length < path.length && beginning.every((step, index) => path[index] === step);
}

function standsAt(decoded: Decoded, path: Path): boolean {
  let place: Decoded | undefined = decoded;
  for (const step of path) {
    if (typeof step === 'number') place = place?.items?.find(({ index }) => index === step)?.value;
    else place = place?.members?.get(step)?.value;
    if (!place) return false;
  }
  return true;
}

function nodeStandsAt(root: Node | undefined, path: Path): boolean {
  let place = root;
  for (const step of path) {
    if (place?.kind === 'seq') place = place.items[Number(step)];
    else if (place?.kind === 'map') place = pairOf(place.pairs, String(step))?.value;
    else return false;
    if (!place) return false;
  }
  return true;
}

function pairOf(pairs: readonly Pair[], name: string): Pair | undefined {
  return pairs.find(({ key }) => key.kind === 'scalar' && key.text === name);
}
