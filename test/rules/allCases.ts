import { nodeMistakes } from './cases/nodeMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([...nodeMistakes]);
}
