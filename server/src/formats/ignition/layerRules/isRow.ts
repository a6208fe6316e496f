import { isBelow } from '../../../layers/pathFacts.ts';

interface PathPattern {
  readonly path: string;
  readonly endings?: readonly string[];
  readonly otherEndings?: readonly string[];
}

/** Whether a row about a path is about a file: one of that path, or below it. A step `*` stands for any name. */
export function isRow({ path, endings, otherEndings }: PathPattern, real: string): boolean {
  const steps = path.split('/');
  const isThere = path.includes('*')
    ? real.split('/').length === steps.length &&
      real.split('/').every((step, index) => steps[index] === '*' || steps[index] === step)
    : isBelow(real, path);
  if (!isThere) return false;
  if (endings && !endings.some((ending) => real.endsWith(ending))) return false;
  return !otherEndings?.some((ending) => real.endsWith(ending));
}
