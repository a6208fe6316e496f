import { bootDeviceMistakes } from './cases/bootDeviceMistakes.ts';
import { butaneRows } from './cases/butaneRows.ts';
import { contentsMistakes } from './cases/contentsMistakes.ts';
import { diskMistakes } from './cases/diskMistakes.ts';
import { nestedMistakes } from './cases/nestedMistakes.ts';
import { nodeMistakes } from './cases/nodeMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([
    ...nodeMistakes,
    ...contentsMistakes,
    ...bootDeviceMistakes,
    ...diskMistakes,
    ...nestedMistakes,
    ...butaneRows,
  ]);
}
