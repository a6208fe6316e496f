import assert from 'node:assert/strict';
import { explainRecord, type SettingRecord } from '../../server/src/features/layers/explainRecord.ts';
import { analyseText } from '../support/analyseText.ts';
import { questionsAboutCloudConfig } from './quiz/cloudConfig.ts';
import { questionsAboutCloudInit } from './quiz/cloudInit.ts';
import { questionsAboutClusters } from './quiz/cluster.ts';
import { questionsAboutPlaces } from './quiz/places.ts';
import type { Question } from './quiz/question.ts';
import { questionsAboutSettings } from './quiz/settings.ts';

const topics: Readonly<Record<string, readonly Question[]>> = {
  places: questionsAboutPlaces,
  settings: questionsAboutSettings,
  clusters: questionsAboutClusters,
  'cloud-config': questionsAboutCloudConfig,
  'cloud-init on other systems': questionsAboutCloudInit,
};

/** What `strata explain` answers; of several systems the one that was asked for. */
function answerTo({ config, fileName, os, setting, tool }: Question): SettingRecord | undefined {
  const [id = ''] = os.split('@', 1);
  // Of Butane and MachineConfigs a comment says it.
  const isSaid = config.startsWith('# strata: ');
  const chosen = { os, ...(tool === undefined ? {} : { tool: [tool] }) };
  const options = isSaid ? { fileName } : { fileName, settings: chosen };
  const { settings } = explainRecord(analyseText(config, options));
  return settings.find((record) => record.name === setting && record.os?.includes(id) !== false);
}

function shortly({ phase, repeat, badge, layer, lasts, change, undo, text }: SettingRecord): string {
  const effect = /, then (\w+) ·/u.exec(text)?.[0].slice(0, -2) ?? '';
  return `${phase.join('+')} ${repeat.join('+')}: ${badge} ${layer.join('+')} ${lasts} ${change} ${undo}${effect}`;
}

describe('the answers of strata explain are those of upstream', () => {
  for (const [topic, questions] of Object.entries(topics))
    it(`about ${topic}: ${questions.length} questions`, () => {
      const wrong = questions.flatMap((question) => {
        const { os, setting, config, answer, says, source } = question;
        assert.match(source, /^[^ ]+\/[^ ]+ .+$/u);
        const given = answerTo(question);
        const asked = `${setting} on ${os}\n${config}`;
        if (!given) return [`${asked}nothing, not ${answer}`];
        const found = shortly(given);
        if (found !== answer) return [`${asked}  ${found}\n  is not\n  ${answer}`];
        return says && !says.test(given.text.replaceAll('\n', ' '))
          ? [`${asked}does not say ${says}:\n${given.text}`]
          : [];
      });
      assert.equal(wrong.join('\n\n'), '');
    });

  it('are for at least 360 questions', () => {
    assert.ok(Object.values(topics).flat().length >= 360);
  });
});
