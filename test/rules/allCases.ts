import { contentMistakes } from './cases/contentMistakes.ts';
import { duplicateMistakes } from './cases/duplicateMistakes.ts';
import { linkMistakes } from './cases/linkMistakes.ts';
import { nodeMistakes } from './cases/nodeMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([...nodeMistakes, ...duplicateMistakes, ...contentMistakes, ...linkMistakes]);
}
