import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';
import { fileConfig, inButane, inIgnition, unitConfig } from '../units/unitFixtures.ts';

function hoverAt(
  source: string,
  options: AnalyseOptions = inButane,
): { readonly word: string; readonly lines: readonly string[] } {
  const { text, cursor = 0 } = parseFixture(source);
  const found = hover(analyseText(text, options), cursor);
  return { word: text.slice(found?.range.start, found?.range.end), lines: found?.markdown.split('\n\n') ?? [] };
}

function inUnit(text: string, name?: string): ReturnType<typeof hoverAt> {
  return hoverAt(unitConfig(text, name));
}

describe('hover in a unit', () => {
  it('says what a key does, what it takes and where to read on', () => {
    const { word, lines } = inUnit('[Service]\nRest<|>art=always');
    assert.equal(word, 'Restart');
    assert.equal(lines[0], '**`Restart=`** · `[Service]` · one of several words');
    assert.match(lines[1] ?? '', /started again/u);
    assert.match(lines[2] ?? '', /^Default: `no` · Accepted: .*`on-failure`/u);
    assert.match(lines.at(-1) ?? '', /\/systemd\.service\.html#Restart=\)$/u);
    assert.ok(lines.length <= 6);
  });

  it('says what a section is', () => {
    const { word, lines } = inUnit('[Inst<|>all]\nWantedBy=multi-user.target');
    assert.equal(word, '[Install]');
    assert.equal(lines[0], '**`[Install]`** · section');
    assert.equal(inUnit('[Tim<|>er]\n').lines[0], '**`[Timer]`** · no section of a `.service` file');
  });

  it('says of keys and sections that systemd leaves to others that it does', () => {
    const words = 'left to other programs: systemd skips what begins with `X-`';
    assert.deepEqual(inUnit('[Service]\nX-F<|>oo=bar').lines, [`**\`X-Foo=\`** · ${words}`]);
    assert.deepEqual(inUnit('[X-F<|>oo]\nA=b').lines, [`**\`[X-Foo]\`** · ${words}`]);
    assert.deepEqual(inUnit('[X-Foo]\nA<|>=b').lines, [`**\`A=\`** · ${words}`]);
    assert.deepEqual(inUnit('[Service]\nF<|>oo=bar').lines, ['**`Foo=`** · not known in `[Service]`']);
  });

  it('says nothing of what it does not know where a template decides which lines there are', () => {
    const unit =
      '[Service]\nExecStart=/bin/a \\\n%{ if x ~}\n  --b=c \\\n%{ endif ~}\n  --kubeconfig=/a\nRestart=always\n';
    assert.deepEqual(inUnit(unit.replace('--kube', '--ku<|>be')).lines, []);
    assert.match(inUnit(unit.replace('Restart', 'Rest<|>art')).lines[1] ?? '', /started again/u);
  });

  it('says what a word of a value means', () => {
    const { word, lines } = inUnit('[Service]\nRestart=alw<|>ays');
    assert.equal(word, 'always');
    assert.equal(lines[0], '**`always`** · whatever the reason');
  });

  it('says what times and sizes come to', () => {
    assert.ok(inUnit('[Service]\nRestartSec=9<|>0').lines.includes('Here: `90` = `1min 30s`'));
    assert.ok(inUnit('[Timer]\nOnCalendar=dai<|>ly', 'a.timer').lines.includes('Here: `daily` = `*-*-* 00:00:00`'));
    assert.ok(inUnit('[Service]\nMemoryMax=<|>1G').lines.includes('Here: `1G` = `1,073,741,824 bytes`'));
  });

  it('says what a unit is that is named', () => {
    const other = '    - name: other.service\n      enabled: true\n';
    const { word, lines } = hoverAt(unitConfig('[Unit]\nAfter=a.service oth<|>er.service', 'app.service', other));
    assert.equal(word, 'other.service');
    assert.equal(lines[0], '**`other.service`** · defined in this file, at line 5');
    assert.match(inUnit('[Unit]\nAfter=network-on<|>line.target').lines[0] ?? '', /network is up/u);
  });

  it('says where any other name is defined, also in a word of several pieces', () => {
    const more = `storage:
  files:
    - path: /opt/run
passwd:
  users:
    - name: app
`;
    const first = (line: string): { readonly word: string; readonly line: string | undefined } => {
      const { word, lines } = hoverAt(unitConfig(line, 'app.service', '    - name: job@.service\n') + more);
      return { word, line: lines[0] };
    };
    const { word, line } = first('[Service]\nExecStart=-/opt/r<|>un --x');
    assert.equal(word, '/opt/run');
    assert.match(line ?? '', /^\*\*`\/opt\/run`\*\* · defined in this file, at line \d+$/u);
    assert.equal(first('[Service]\nEnvironment=A=/opt/r<|>un:/usr/bin').word, '/opt/run');
    assert.match(first('[Service]\nUser=a<|>pp').line ?? '', /· defined in this file, at line \d+$/u);
    assert.match(first('[Unit]\nAfter=job@<|>one.service').line ?? '', /· defined in this file, at line \d+$/u);
    assert.equal(first('[Unit]\nAfter=app<|>.service').line, '**`app.service`** · this unit');
    assert.equal(first('[Service]\nUser=oth<|>er').line, '**`User=`** · `[Service]` · user or group');
  });

  it('says what a specifier stands for', () => {
    const { lines } = inUnit('[Service]\nExecStart=/bin/app --name %<|>i', 'app@.service');
    assert.match(lines[0] ?? '', /^\*\*`%i`\*\* · the instance/u);
  });

  it('explains keys of Quadlet files, and where they come from', () => {
    const { lines } = hoverAt(fileConfig('/etc/containers/systemd/web.container', '[Container]\nPublish<|>Port=80:80'));
    assert.equal(lines[0], '**`PublishPort=`** · `[Container]` · text');
    assert.match(lines.at(-1) ?? '', /^Since Podman 4\.4 · \[Documentation\]\(.*#container-units-container\)$/u);
    const service = hoverAt(fileConfig('/etc/containers/systemd/web.container', '[Service]\nRest<|>art=always'));
    assert.equal(service.lines[0], '**`Restart=`** · `[Service]` · one of several words');
  });

  it('reads escapes and drop-ins', () => {
    const json =
      '{"ignition": {"version": "3.4.0"}, "systemd": {"units": [{"name": "a.service", "contents": "[Service]\\nRest<|>art=always\\n"}]}}';
    assert.equal(hoverAt(json, inIgnition).word, 'Restart');
    const dropin =
      '{"ignition": {"version": "3.4.0"}, "systemd": {"units": [{"name": "a.timer", "dropins": [{"name": "x.conf", "contents": "[Timer]\\nOnCal<|>endar=daily\\n"}]}]}}';
    assert.equal(hoverAt(dropin, inIgnition).word, 'OnCalendar');
  });

  it('says that a key is not known, and nothing in comments and on blank lines', () => {
    assert.deepEqual(inUnit('[Service]\nCol<|>our=red').lines, ['**`Colour=`** · not known in `[Service]`']);
    for (const text of ['[Service]\n# Rest<|>art=always', '[Service]\n<|>\nType=exec', '# a <|>note\n[Service]'])
      assert.deepEqual(inUnit(text).lines, [], text);
  });

  it('leaves files alone that are no units', () => {
    assert.deepEqual(hoverAt(fileConfig('/etc/app.conf', '[Service]\nRest<|>art=always')).lines, []);
  });
});
