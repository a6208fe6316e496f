import { bootDeviceMistakes } from './cases/bootDeviceMistakes.ts';
import { butaneRows } from './cases/butaneRows.ts';
import { contentMistakes } from './cases/contentMistakes.ts';
import { contentsMistakes } from './cases/contentsMistakes.ts';
import { diskMistakes } from './cases/diskMistakes.ts';
import { duplicateMistakes } from './cases/duplicateMistakes.ts';
import { filesystemMistakes } from './cases/filesystemMistakes.ts';
import { linkMistakes } from './cases/linkMistakes.ts';
import { luksMistakes } from './cases/luksMistakes.ts';
import { nestedMistakes } from './cases/nestedMistakes.ts';
import { nodeMistakes } from './cases/nodeMistakes.ts';
import { partitionMistakes } from './cases/partitionMistakes.ts';
import { raidMistakes } from './cases/raidMistakes.ts';
import { unitMistakes } from './cases/unitMistakes.ts';
import { urlMistakes } from './cases/urlMistakes.ts';
import { casesOf, type RuleCase } from './ruleCase.ts';

export function allCases(): readonly RuleCase[] {
  return casesOf([
    ...nodeMistakes,
    ...partitionMistakes,
    ...filesystemMistakes,
    ...raidMistakes,
    ...luksMistakes,
    ...contentsMistakes,
    ...bootDeviceMistakes,
    ...diskMistakes,
    ...nestedMistakes,
    ...unitMistakes,
    ...urlMistakes,
    ...butaneRows,
    ...duplicateMistakes,
    ...contentMistakes,
    ...linkMistakes,
  ]);
}
