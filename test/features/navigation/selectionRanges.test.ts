import assert from 'node:assert/strict';
import { selectionRanges } from '../../../server/src/features/navigation/selectionRanges.ts';
import { analyseText } from '../../support/analyseText.ts';

function selections(source: string): readonly string[] {
  const text = source.replace('<|>', '');
  return selectionRanges(analyseText(text), source.indexOf('<|>')).map(({ start, end }) => text.slice(start, end));
}

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('selection ranges', () => {
  it('grow from the word over value, pair, item, list and section to the whole text', () => {
    const text = `${head}storage:
  files:
    - path: "/etc/mo<|>td"
      mode: 0644
    - path: /b
`;
    const plain = text.replace('<|>', '');
    const item = '- path: "/etc/motd"\n      mode: 0644';
    const list = `${item}\n    - path: /b`;
    assert.deepEqual(selections(text), [
      'motd',
      '/etc/motd',
      '"/etc/motd"',
      'path: "/etc/motd"',
      item.slice(2),
      item,
      list,
      `files:\n    ${list}`,
      `storage:\n  files:\n    ${list}`,
      plain.trimEnd(),
      plain,
    ]);
  });

  it('know the lines and sections of units', () => {
    const text = `${head}systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        After=b.service c.serv<|>ice

        [Install]
        WantedBy=d.target
`;
    assert.deepEqual(selections(text).slice(0, 4), [
      'c.service',
      'b.service c.service',
      'After=b.service c.service',
      '[Unit]\n        After=b.service c.service',
    ]);
  });

  it('know the words between blanks and the lines of texts', () => {
    const script = `${head}storage:
  files:
    - path: /a
      contents:
        inline: |
          set -e
          exec /opt/a<|>pp/run.sh --fast
`;
    assert.deepEqual(selections(script).slice(0, 4), [
      'app',
      '/opt/app/run.sh',
      'exec /opt/app/run.sh --fast',
      'set -e\n          exec /opt/app/run.sh --fast',
    ]);
    const unit = `${head}systemd:\n  units:\n    - name: a.service\n      contents: "[Service]\\nExecStart=/opt/a<|>pp/run.sh --fast\\n"\n`;
    assert.deepEqual(selections(unit).slice(0, 4), [
      'app',
      '/opt/app/run.sh',
      '/opt/app/run.sh --fast',
      'ExecStart=/opt/app/run.sh --fast',
    ]);
  });

  it('are the whole text where nothing is known', () => {
    assert.deepEqual(selections('a: <|>b\n'), ['a: b\n']);
  });
});
