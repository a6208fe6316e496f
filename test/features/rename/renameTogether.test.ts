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
    assert.equal(renamed({ text, to: '/var/x' }), text.replace('<|>', '').replaceAll(/\/opt\/app\b/gu, '/var/x'));
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
      renamed({ text: mount, to: '/var/x' }),
      mount.replace('<|>', '').replaceAll('/var/lib/app', '/var/x').replace('var-lib-app', 'var-x'),
    );
  });
});

describe('rename of what the texts of other files speak of', () => {
  const text = `${head}passwd:
  users:
    - name: app
      home_dir: /var/opt/app/home
      shell: /usr/local/bin/shell
storage:
  directories:
    - path: <|>/var/opt/app
  files:
    - path: /etc/app.conf
    - path: /usr/local/bin/shell
      mode: 0755
      contents:
        inline: |
          #!/usr/local/bin/run -x
          # /etc/app.conf in a comment
          . "/etc/app.conf"
          cp /etc/app.conf.d /old/etc/app.conf $ROOT/etc/app.conf \${ROOT}/etc/app.conf
          x=\`cat /etc/app.conf\` && systemctl restart app.service myapp.service
          cd /var/opt/app/run
    - path: /usr/local/bin/run
    - path: /etc/sudoers.d/app
      contents: { inline: "app ALL=(root) NOPASSWD: /usr/local/bin/run, /usr/bin/true" }
systemd:
  units:
    - name: app.service
      enabled: true
      contents_local: app.service
`;
  const plain = text.replace('<|>', '');
  const at = (marked: string): string => plain.replace(marked, `<|>${marked}`);

  it('changes paths in scripts, and nothing that is only like them', () => {
    assert.equal(
      renamed({ text: at('/etc/app.conf'), to: '/etc/b.conf' }),
      plain
        .replace('- path: /etc/app.conf', '- path: /etc/b.conf')
        .replace('"/etc/app.conf"', '"/etc/b.conf"')
        .replace('cat /etc/app.conf', 'cat /etc/b.conf'),
    );
    assert.equal(
      renamed({ text: at('/usr/local/bin/run\n'), to: '/usr/local/bin/go' }),
      plain.replaceAll('/usr/local/bin/run', '/usr/local/bin/go'),
    );
  });

  it('changes units in scripts', () => {
    assert.equal(
      renamed({ text: plain.replace('- name: app.service', '- name: <|>app.service'), to: 'b.service' }),
      plain.replace('- name: app.service', '- name: b.service').replace('restart app.service', 'restart b.service'),
    );
  });

  it('changes the shell and the home of users', () => {
    assert.equal(
      renamed({ text: at('/usr/local/bin/shell\n      mode'), to: '/usr/bin/b' }),
      plain.replaceAll('/usr/local/bin/shell', '/usr/bin/b'),
    );
    assert.equal(renamed({ text, to: '/srv/b' }), plain.replaceAll('/var/opt/app', '/srv/b'));
  });

  it('leaves a text alone in which a template takes part, and what is not defined', () => {
    const templated = `${head}storage:
  files:
    - path: <|>/etc/a
    - path: /etc/b
      contents:
        inline: |
          cat /etc/a /etc/{{ x }}/etc/a /etc/a{{ y }}
`;
    assert.equal(
      renamed({ text: templated, to: '/etc/c' }),
      templated.replace('<|>/etc/a', '/etc/c').replace('cat /etc/a ', 'cat /etc/c '),
    );
  });
});
