import assert from 'node:assert/strict';
import { definitionAt, referencesAt } from '../../../server/src/features/navigation/definition.ts';
import { analyseText } from '../../support/analyseText.ts';
import { renamed } from '../../support/renamed.ts';

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('rename of a service and what starts it by its name', () => {
  const text = `${head}systemd:
  units:
    - name: job.service
      contents: "[Service]\\nExecStart=/bin/true\\n"
    - name: job.timer
      enabled: true
      contents: |
        [Timer]
        OnCalendar=daily
        [Install]
        WantedBy=timers.target
    - name: other.service
      contents: "[Unit]\\nAfter=job.timer\\n"
`;
  const both = text.replaceAll('job.', 'work.');
  const at = (cursor: string, source = text) => source.replace(cursor, `<|>${cursor}`);

  it('changes both together', () => {
    assert.equal(renamed({ text: at('job.service'), to: 'work.service' }), both);
    assert.equal(renamed({ text: at('job.timer'), to: 'work.timer' }), both);
    const socket = text
      .replace('job.service', 'job@.service')
      .replaceAll('job.timer', 'job.socket')
      .replace('[Timer]\n        OnCalendar=daily', '[Socket]\n        ListenStream=1\n        Accept=yes');
    assert.equal(
      renamed({ text: at('job.socket', socket), to: 'work.socket' }),
      socket.replaceAll(/job(?=[@.])/gu, 'work'),
    );
  });

  it('is refused where one of them cannot change', () => {
    const alone = text.replace('name: job.service', 'name: x.service');
    assert.match(
      renamed({ text: at('job.timer', alone), to: 'work.timer' }),
      /^refused: `job\.timer` starts `job\.service` only because .*`Unit=job\.service`/u,
    );
    const taken = text.replace('name: other.service', 'name: work.timer');
    assert.equal(
      renamed({ text: at('job.service', taken), to: 'work.service' }),
      'refused: there is another unit `work.timer`',
    );
    assert.match(
      renamed({ text: at('[Timer]'), to: 'x' }),
      /^refused: `job\.timer` starts `job\.service` by its own name/u,
    );
  });

  it('leaves the timer where it says what it starts, also in a drop-in', () => {
    const said = text.replace('OnCalendar=daily', 'OnCalendar=daily\n        Unit=job.service');
    assert.equal(
      renamed({ text: at('job.service', said), to: 'work.service' }),
      said.replaceAll('job.service', 'work.service'),
    );
    const dropIn = text.replace(
      'enabled: true\n',
      'enabled: true\n      dropins: [{name: a.conf, contents: "[Timer]\\nUnit=other.service\\n"}]\n',
    );
    assert.equal(
      renamed({ text: at('job.service', dropIn), to: 'work.service' }),
      dropIn.replaceAll('job.service', 'work.service'),
    );
  });

  it('stands at the header of the section, for whoever looks for references', () => {
    const analysis = analyseText(text);
    const slices = (ranges: readonly { start: number; end: number }[]) =>
      ranges.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(slices(referencesAt(analysis, text.indexOf('job.service'), false)), ['[Timer]']);
    assert.deepEqual(slices(definitionAt(analysis, text.indexOf('Timer]'))?.places ?? []), ['job.service']);
  });

  it('takes a Quadlet for its service', () => {
    const quadlet = `variant: fcos
version: 1.8.0-experimental
systemd:
  quadlets: [{name: web.container, contents: "[Container]\\nImage=a\\n"}]
  units: [{name: web.timer, contents: "[Timer]\\nOnCalendar=daily\\n"}]
`;
    assert.equal(
      renamed({ text: at('web.container', quadlet), to: 'site.container' }),
      quadlet.replaceAll('web.', 'site.'),
    );
  });
});

describe('rename of a directory', () => {
  const text = `${head}storage:
  directories: [{path: <|>/opt/app}]
  files:
    - path: /opt/app/bin/run
    - path: /opt/application
  links: [{path: /usr/local/bin/run, target: /opt/app/bin/run}]
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        WorkingDirectory=/opt/app
        ExecStart=/opt/app/bin/run --in=/opt/app/undefined/x /opt/application
`;

  it('takes along all that lies below it, also in units', () => {
    assert.equal(renamed({ text, to: '/srv/x' }), text.replace('<|>', '').replaceAll(/\/opt\/app\b/gu, '/srv/x'));
  });

  it('takes along the files below a mount point, and its directory', () => {
    const mount = `${head}storage:
  directories: [{path: /var/lib/app}]
  files: [{path: /var/lib/app/conf}]
  filesystems: [{device: /dev/vdb, path: <|>/var/lib/app}]
systemd:
  units: [{name: var-lib-app.mount, contents: "[Mount]\\nWhat=/dev/vdb\\nWhere=/var/lib/app\\n"}]
`;
    assert.equal(
      renamed({ text: mount, to: '/srv/x' }),
      mount.replace('<|>', '').replaceAll('/var/lib/app', '/srv/x').replace('var-lib-app', 'srv-x'),
    );
  });
});
