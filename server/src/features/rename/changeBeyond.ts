import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { ownValue } from '../../base/ownValue.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import { namesOf, type PartName } from '../navigation/names.ts';
import { encodedWith } from './encodedWith.ts';
import { madeNames } from './madeNames.ts';
import { type Moves, nameKey } from './moves.ts';

interface Change {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly part: PartAnalysis;
  readonly moves: Moves;
  /** What the person has asked for. */
  readonly meant: string;
}

/** What renaming changes beyond the names themselves, for a person: a machine that is set up otherwise, or a file that is refused. */
export function changeBeyond(change: Change): string | undefined {
  const { before, after, part, moves, meant } = change;
  const index = before.parts.indexOf(part);
  const afterPart = after.parts[index];
  if (!afterPart) return `with \`${meant}\` the file would be read as something else`;
  // What is written in a longer text, or in another form, has to be read as the same name again.
  const wanted = meanings(before, part, (name) => moves.get(nameKey(name))?.meant ?? name.name);
  const found = meanings(after, afterPart, ({ name }) => name);
  if (wanted.join('\n') !== found.join('\n')) return `\`${meant}\` would mean something else at some place`;
  return madeOtherwise(part, afterPart, moves) ?? refusedThen(change) ?? encodedWith(part, moves);
}

function meanings(analysis: Analysis, part: PartAnalysis, nameOf: (name: PartName) => string): readonly string[] {
  return namesOf(analysis)
    .filter((each) => each.part === part)
    .map((each) => `${each.role} ${each.kind} ${nameOf(each)}`)
    .sort();
}

/** A shorthand may make what already has the new name, or the old one once more. */
function madeOtherwise(before: PartAnalysis, after: PartAnalysis, moves: Moves): string | undefined {
  const [made, then] = [madeNames(before), madeNames(after)];
  for (const move of moves.values()) {
    const title = ownValue(nameFacts.kinds, move.kind)?.title ?? 'name';
    const isMoved = moves.has(nameKey({ kind: move.kind, name: move.meant }));
    if (!isMoved && made?.has(nameKey({ kind: move.kind, name: move.meant })))
      return `there is another ${title} \`${move.meant}\`, which other keys of this file make`;
    if (then?.has(nameKey(move)))
      return `other keys of this file make the ${title} \`${move.name}\` too: renamed it would be another one`;
  }
  return undefined;
}

/** The first error that was not there. */
function refusedThen({ before, after, meant }: Change): string | undefined {
  const known = new Map<string, number>();
  const errors = (analysis: Analysis) => analysis.found().filter(({ severity }) => severity === 'error');
  const keyOf = ({ code, path }: ReturnType<typeof errors>[number]): string => `${code} ${path.join('/')}`;
  for (const error of errors(before)) known.set(keyOf(error), (known.get(keyOf(error)) ?? 0) + 1);
  const first = errors(after).find((error) => {
    const left = known.get(keyOf(error)) ?? 0;
    known.set(keyOf(error), left - 1);
    return left <= 0;
  });
  return first && `with \`${meant}\` the file would be refused: ${first.message}`;
}
