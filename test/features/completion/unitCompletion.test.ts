import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keysOf } from '../../../server/src/embedded/systemd/unitKeys.ts';
import { complete } from '../../../server/src/features/completion/completion.ts';
import { accept, acceptItem, offered, offeredLabels } from '../../support/acceptCompletion.ts';
import { analyseText } from '../../support/analyseText.ts';
import { fileConfig, inButane, inIgnition, unitConfig } from '../units/unitFixtures.ts';

function accepted(text: string, label: string, name?: string): string {
  return accept(unitConfig(text, name), label, inButane);
}

function labelsIn(text: string, name?: string): readonly string[] {
  return offeredLabels(unitConfig(text, name), inButane);
}

describe('completion in a unit', () => {
  it('writes a key with its equals sign', () => {
    assert.equal(accepted('[Service]\nRest<|>', 'Restart'), unitConfig('[Service]\nRestart=<|>'));
    assert.equal(accepted('[Service]\n<|>', 'ExecStart'), unitConfig('[Service]\nExecStart=<|>'));
    assert.equal(accepted('[Service]\nRe<|>st=always', 'Restart'), unitConfig('[Service]\nRestart<|>=always'));
  });

  it('offers the keys of the section, the common ones first, those that are there last', () => {
    const keys = labelsIn('[Service]\nExecStart=/bin/true\n<|>');
    assert.deepEqual(keys.slice(0, 2), ['Type', 'Restart']);
    assert.ok(keys.indexOf('MemoryMax') > 0);
    assert.ok(keys.indexOf('ExecStart') > keys.indexOf('SystemCallLog'));
    assert.ok(!keys.includes('After'));
    assert.ok(![...keys, ...labelsIn('[Unit]\n<|>')].some((key) => keysOf('Unit').get(key) === 'obsolete'));
    assert.ok([...keysOf('Unit').values()].includes('obsolete'));
  });

  it('offers the sections that are still missing', () => {
    assert.deepEqual(labelsIn('[Unit]\nDescription=x\n[<|>'), ['[Service]', '[Install]']);
    assert.equal(accepted('[Unit]\n\n[Ser<|>', '[Service]'), unitConfig('[Unit]\n\n[Service]<|>'));
    assert.equal(accepted('[Unit]\n\n[<|>]', '[Service]'), unitConfig('[Unit]\n\n[Service]<|>'));
    assert.ok(labelsIn('[Unit]\n\n<|>', 'app.timer').includes('[Timer]'));
    assert.deepEqual(labelsIn('Desc<|>'), []);
  });

  it('offers the words that a key takes, each with its text', () => {
    const items = offered(unitConfig('[Service]\nType=<|>'), inButane);
    assert.equal(items[0]?.label, 'oneshot');
    assert.ok(items.every(({ detail }) => detail !== undefined));
    assert.equal(accepted('[Service]\nType=one<|>', 'oneshot'), unitConfig('[Service]\nType=oneshot<|>'));
    assert.equal(accepted('[Service]\nType=<|>simple', 'oneshot'), unitConfig('[Service]\nType=oneshot<|>'));
    assert.deepEqual(labelsIn('[Service]\nRemainAfterExit=<|>'), ['yes', 'no']);
    assert.equal(
      accepted('[Timer]\nOnCalendar=<|>', 'daily', 'a.timer'),
      unitConfig('[Timer]\nOnCalendar=daily<|>', 'a.timer'),
    );
  });

  it('offers units of this file, then those of every machine, and none twice', () => {
    const other = '    - name: other.service\n      enabled: true\n';
    const labels = offeredLabels(unitConfig('[Unit]\nAfter=network.target <|>', 'app.service', other), inButane);
    assert.equal(labels[0], 'other.service');
    assert.ok(labels.includes('network-online.target'));
    assert.ok(!labels.includes('network.target'));
    assert.ok(!labels.includes('app.service'));
    assert.equal(
      accepted('[Unit]\nAfter=network.target net<|>', 'network-online.target'),
      unitConfig('[Unit]\nAfter=network.target network-online.target<|>'),
    );
  });

  it('is silent in comments, continued lines and keys that nobody knows', () => {
    for (const text of [
      '[Unit]\n# Des<|>',
      '[Service]\nExecStart=/bin/a \\\n  <|>',
      '[Service]\nColour=<|>',
      '[Unit]\nnot a key <|>',
    ])
      assert.deepEqual(labelsIn(text), [], text);
  });
});

describe('completion in a unit, wherever it stands,', () => {
  it('works in drop-ins, in the middle of a text and on lines that are indented deeper', () => {
    const dropin = `variant: fcos
version: 1.6.0
systemd:
  units:
    - name: docker.service
      dropins:
        - name: 10-wait.conf
          contents: |
            [Service]
            Env<|>

            [Install]
`;
    assert.match(accept(dropin, 'Environment', inButane), /\n {12}Environment=<\|>\n/u);
    assert.equal(accepted('[Unit]\n  Desc<|>', 'Description'), unitConfig('[Unit]\n  Description=<|>'));
  });

  it('writes a whole unit into an empty text', () => {
    const after = accepted('<|>', 'oneshot service');
    assert.match(after, /contents: \|\n {8}\[Unit\]\n {8}Description=<\|>What it does\n\n {8}\[Service\]\n/u);
    assert.match(after, /\n {8}Type=oneshot\n/u);
    assert.deepEqual(
      labelsIn('<|>', 'app.timer').filter((label) => label.includes('timer')),
      ['timer', 'repeating timer'],
    );
    assert.match(accepted('<|>', 'mount', 'var-lib-my\\x2ddata.mount'), /\n {8}Where=\/var\/lib\/my-data\n/u);
  });

  it('writes a whole unit behind the key', () => {
    const source = (gap: string): string =>
      `variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: app.timer\n      contents:${gap}<|>\n      enabled: true\n`;
    for (const gap of ['', ' ']) {
      const after = accept(source(gap), 'timer', inButane);
      assert.match(after, /contents: \|\n {8}\[Unit\]\n[\s\S]+\n {8}WantedBy=timers\.target\n {6}enabled: true\n$/u);
      assert.deepEqual(analyseText(after.replace('<|>', ''), inButane).problems(), []);
    }
  });

  it('knows Quadlet files by their path', () => {
    const text = fileConfig('/etc/containers/systemd/web.container', '[Container]\n<|>');
    assert.deepEqual(offeredLabels(text, inButane).slice(0, 3), ['Image', 'ContainerName', 'PublishPort']);
    const service = fileConfig('/etc/systemd/system/web.service', '[Service]\n<|>');
    assert.equal(offeredLabels(service, inButane)[0], 'ExecStart');
    assert.deepEqual(offered(fileConfig('/etc/motd', '[Service]\n<|>'), inButane), []);
    const whole = accept(fileConfig('/etc/containers/systemd/web.container', '<|>'), 'container', inButane);
    assert.deepEqual(analyseText(whole.replace('<|>', ''), inButane).problems(), []);
  });

  it('writes in JSON only what can stand there', () => {
    const json = (contents: string): string =>
      `{"ignition": {"version": "3.4.0"}, "systemd": {"units": [{"name": "a.service", "contents": "${contents}"}]}}`;
    assert.equal(accept(json('[Service]\\nRest<|>'), 'Restart', inIgnition), json('[Service]\\nRestart=<|>'));
    assert.equal(
      accept(json('[Service]\\nType=<|>\\n'), 'oneshot', inIgnition),
      json('[Service]\\nType=oneshot<|>\\n'),
    );
    assert.ok(offered(json('[Service]\\n<|>'), inIgnition).every(({ insertText }) => !/["\\\n]/u.test(insertText)));
    assert.deepEqual(offered(json('[Service]\\<|>nRest'), inIgnition), []);
    const whole = accept(json('<|>'), 'service', inIgnition).replace('<|>', '');
    assert.match(JSON.parse(whole).systemd.units[0].contents, /^\[Unit\]\nDescription=What it does\n/u);
  });

  it('keeps the line ends of the file and leaves templates alone', () => {
    const crlf = (text: string): string => unitConfig(text).replaceAll('\n', '\r\n');
    assert.equal(
      accept(crlf('[Service]\nRest<|>\nUser=a'), 'Restart', inButane),
      crlf('[Service]\nRestart=<|>\nUser=a'),
    );
    assert.match(accept(crlf('<|>'), 'service', inButane), /\r\n\r\n {8}\[Service\]\r\n {8}ExecStart=/u);
    const template = { fileName: 'config.bu.tftpl' };
    const text = unitConfig('[Service]\nEnvironment=%{ if a }A=b%{ endif }\nRest<|>');
    assert.equal(accept(text, 'Restart', template), text.replace('<|>', 'art=<|>'));
  });

  it('is silent where the unit has no name, or one without a known ending', () => {
    for (const name of ['app', 'app.servce', '""', '{{ name }}'])
      assert.deepEqual(offered(unitConfig('[Service]\n<|>', name), inButane), [], name);
  });

  it('offers nothing where lines are folded', () => {
    assert.deepEqual(offered(unitConfig('[Service]\nRest<|>').replace('|\n', '>\n'), inButane), []);
  });
});

describe('what is accepted in a unit', () => {
  it('keeps the text whole and readable, whatever is accepted wherever', () => {
    const text = unitConfig('[Unit]\nDescription=a\nAfter=x.service\n\n[Service]\nType=oneshot\nExecStart=/bin/true');
    const start = text.indexOf('[Unit]');
    fc.assert(
      fc.property(fc.integer({ min: start, max: text.length }), fc.nat(), (offset, choice) => {
        const items = complete(analyseText(text, inButane), offset);
        const item = items[choice % Math.max(1, items.length)];
        if (!item) return;
        const after = analyseText(acceptItem(text, item), inButane);
        const wrong = after
          .problems()
          .filter(({ code }) => code.startsWith('syntax/') || code === 'systemd/unreadable-line');
        assert.deepEqual(wrong, [], `${item.label} at ${offset}`);
      }),
      { seed: 6, numRuns: 150 },
    );
  });

  it('offers a key that was taken out again', () => {
    const text =
      '[Unit]\nDescription=a\nAfter=x.service\n[Service]\nUser=app\nExecStart=/bin/true\nMemoryMax=1G\n[Install]\nWantedBy=multi-user.target';
    for (const [line] of text.matchAll(/^[A-Z]\w+=.*$/gmu)) {
      const key = line.slice(0, line.indexOf('='));
      assert.ok(labelsIn(text.replace(line, '<|>')).slice(0, 70).includes(key), key);
      assert.ok(labelsIn(text.replace(line, `${key.slice(0, 2)}<|>`)).includes(key), key);
    }
  });
});
