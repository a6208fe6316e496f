import { nestedMistakes } from './cases/nestedMistakes.ts';
import { nodeMistakes } from './cases/nodeMistakes.ts';
import { unitMistakes } from './cases/unitMistakes.ts';
import { urlMistakes } from './cases/urlMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([...nestedMistakes, ...nodeMistakes, ...unitMistakes, ...urlMistakes]);
}
