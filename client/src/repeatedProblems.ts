/** A place in a text, lines and characters counted from 0. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A problem as an editor shows it, whoever reports it. */
export interface ShownProblem {
  readonly source?: string | undefined;
  readonly code: string;
  readonly isError: boolean;
  readonly range: { readonly start: Place; readonly end: Place };
}

/**
 * Of our problems those that Red Hat's extension does not report too, as far as it has reported by now. What only one of
 * the two finds stays: they read YAML by different grammars.
 */
export function withoutRepeated<Problem extends ShownProblem>(
  ours: readonly Problem[],
  theirs: readonly ShownProblem[],
): readonly Problem[] {
  const repeated = new Set<Problem>();
  for (const problem of theirs) for (const found of sameAs(problem, ours)) repeated.add(found);
  return ours.filter((problem) => !repeated.has(problem));
}

const yamlSource = 'YAML';
const schemaSource = 'yaml-schema';

/** Whether the problem is one that Red Hat's extension reports. */
export function isTheirs({ source = '' }: Pick<ShownProblem, 'source'>): boolean {
  return source === yamlSource || source.startsWith(schemaSource);
}

function sameAs<Problem extends ShownProblem>(
  { source, range, isError }: ShownProblem,
  ours: readonly Problem[],
): readonly Problem[] {
  // Of a schema that the user gave.
  if (source !== yamlSource)
    return ours.filter((own) => isSamePlace(own.range.start, range.start) && isSamePlace(own.range.end, range.end));
  // Theirs reach to the end of the line.
  const here = ours.filter((own) => isOfYaml(own) && isSamePlace(own.range.start, range.start));
  if (here.length > 0 || !isError) return here;
  const syntax = ours.filter(({ code }) => code.startsWith('syntax/'));
  // Their parser notices a fault where it happens or later: an open quote at the end of the file.
  const before = syntax.findLast((own) => own.range.start.line <= range.end.line + 1) ?? syntax[0];
  return before ? [before] : [];
}

/** Whether it is about what every reader of YAML sees. */
function isOfYaml({ code }: ShownProblem): boolean {
  return code.startsWith('syntax/') || code.endsWith('/duplicate-key');
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.line === b.line && a.character === b.character;
}
