import { bootDeviceMistakes } from './cases/bootDeviceMistakes.ts';
import { butaneRows } from './cases/butaneRows.ts';
import { contentsMistakes } from './cases/contentsMistakes.ts';
import { diskMistakes } from './cases/diskMistakes.ts';
import { nodeMistakes } from './cases/nodeMistakes.ts';
import { unitMistakes } from './cases/unitMistakes.ts';
import { urlMistakes } from './cases/urlMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([
    ...nodeMistakes,
    ...unitMistakes,
    ...urlMistakes,
    ...contentsMistakes,
    ...bootDeviceMistakes,
    ...diskMistakes,
    ...butaneRows,
  ]);
}
