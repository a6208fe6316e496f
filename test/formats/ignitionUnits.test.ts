import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };
const head = 'variant: fcos\nversion: 1.6.0\n';

describe('Units: a mistake stands at its own line', () => {
  it('of a block scalar', () => {
    checkMarkers(
      `${head}systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        Description=a

        ExecStart /bin/true
#       ^^^^^^^^^^^^^^^^^^^ error[ignition/unit-syntax] line 4 of this unit is no \`Name=value\`
        [Install]
      dropins:
        - name: a.conf
          contents: >
            [Unit
#           ^^^^^ error[ignition/unit-syntax] line 1 of this unit begins a section that no \`]\` closes
`,
      butane,
    );
  });

  it('of a quoted text', () => {
    checkMarkers(
      `{
  "ignition": { "version": "3.4.0" },
  "systemd": { "units": [{ "name": "a.service", "contents": "[Unit] # \\u00e9\\nA=b\\n" }] }
#                                                                   ^^^^^^^^ error[ignition/unit-syntax] (\`# é\`)
}
`,
      ignition,
    );
  });

  it('but that of a text from elsewhere at what brings it', () => {
    checkMarkers(
      `${head}systemd:
  units:
    - name: a.service
      contents: &text |
        [Unit]
        A
#       ^ error[ignition/unit-syntax]
    - name: b.service
      contents: *text
#               ^^^^^ error[ignition/unit-syntax]
`,
      butane,
    );
  });

  it('and can be turned off by a comment at its key', () => {
    const text = `${head}systemd:
  units:
    - name: a.service
      # strata-ignore ignition/unit-syntax
      contents: |
        [Unit]
        A
`;
    assert.deepEqual(analyseText(text, butane).problems(), []);
  });
});

describe('Units: what cannot be read', () => {
  const unit = (lines: readonly string[]): string =>
    `${head}systemd:\n  units:\n    - name: a.target\n      contents: |\n${lines.map((line) => `        ${line}\n`).join('')}`;
  const fixed = (before: readonly string[], after: readonly string[]): void =>
    checkFix({ before: unit(before), code: 'ignition/unit-syntax', after: unit(after), options: butane });

  it('is mended where the mistake is plain', () => {
    fixed(['[Unit] # what it is', 'Description=b'], ['[Unit]', '# what it is', 'Description=b']);
    fixed(
      ['[Unit]', 'Description=b', 'no option', 'After=d.service'],
      ['[Unit]', 'Description=b', '# no option', 'After=d.service'],
    );
    fixed(['[Unit', 'Description=b', 'After=d.service'], ['[Unit]', 'Description=b', 'After=d.service']);
  });

  it('is left alone where it is not', () => {
    const text = unit(['[Unit] Description=b']);
    assert.deepEqual(analyseText(text, butane).problems()[0]?.fixes?.(), []);
  });
});

describe('Units: nothing is said', () => {
  it('of what nobody knows', () => {
    checkMarkers(
      `${head}systemd:
  units:
    - name: a.service
      enabled: true
      contents: |
        [Unit]
        {{ template }}
    - name: b.target
      enabled: {{ template }}
      contents: "[Unit]\\nDescription=b\\n"
    - name: "c@1.service"
      enabled: true
    - name: "c@.service"
      contents: {{ template }}
`,
      butane,
    );
  });

  it('of a file that nobody has read', () => {
    const text = `${head}systemd:
  units:
    - name: a.service
      enabled: true
      contents_local: a.service
`;
    assert.deepEqual(analyseText(text, butane).problems(), []);
  });
});

describe('Units: an enabled one without Install', () => {
  it('is shown at its first section, or at the one that was meant', () => {
    checkMarkers(
      `${head}systemd:
  units:
    - name: a.service
      enabled: true
      contents: |
        # comment
        [Service]
#       ^^^^^^^^^ warning[ignition/unit-without-install] has no \`[Install]\` section
        ExecStart=/bin/true
    - name: b.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/bin/true
        [install]
#       ^^^^^^^^^ warning[ignition/unit-without-install] write \`[Install]\`
        WantedBy=multi-user.target
    - name: c.timer
      enabled: true
      contents: |
        [Timer]
        OnBootSec=5min
        [Install]
#       ^^^^^^^^^ warning[ignition/unit-without-install] is empty, so nothing starts it; add \`WantedBy=timers.target\`
`,
      butane,
    );
  });

  it('gets one below its last line', () => {
    checkFix({
      before: `${head}systemd:
  units:
    - name: a.timer
      contents: |  # what it does
        [Timer]
        OnBootSec=5min

      enabled: true
`,
      code: 'ignition/unit-without-install',
      after: `${head}systemd:
  units:
    - name: a.timer
      contents: |  # what it does
        [Timer]
        OnBootSec=5min

        [Install]
        WantedBy=timers.target

      enabled: true
`,
      options: butane,
    });
  });

  it('gets the section that was meant', () => {
    const socket = (lines: string): string =>
      `${head}systemd:\n  units:\n    - name: a.socket\n      enabled: true\n      contents: |\n        [Socket]\n        ListenStream=1\n${lines}`;
    const code = 'ignition/unit-without-install';
    checkFix({
      before: socket('        [install]\n        WantedBy=sockets.target\n'),
      code,
      after: socket('        [Install]\n        WantedBy=sockets.target\n'),
      options: butane,
    });
    checkFix({
      before: socket('        [Install]\n        # none yet\n'),
      code,
      after: socket('        [Install]\n        WantedBy=sockets.target\n        # none yet\n'),
      options: butane,
    });
  });

  it('gets one inside quotes', () => {
    checkFix({
      before: `{
  "ignition": { "version": "3.4.0" },
  "systemd": { "units": [{ "name": "a.service", "enabled": true, "contents": "[Service]\\nExecStart=/bin/a" }] }
}
`,
      code: 'ignition/unit-without-install',
      title: 'Add `[Install]` with `WantedBy=multi-user.target`',
      after: `{
  "ignition": { "version": "3.4.0" },
  "systemd": { "units": [{ "name": "a.service", "enabled": true, "contents": "[Service]\\nExecStart=/bin/a\\n\\n[Install]\\nWantedBy=multi-user.target" }] }
}
`,
      options: ignition,
    });
  });

  it('that came through an alias is left alone', () => {
    const text = `${head}systemd:
  units:
    - name: a.service
      contents: &text |
        [Service]
        ExecStart=/bin/true
    - name: b.service
      enabled: true
      contents: *text
`;
    const problem = analyseText(text, butane)
      .problems()
      .find(({ code }) => code === 'ignition/unit-without-install');
    assert.deepEqual(problem?.fixes?.(), []);
  });

  it('of which an instance is enabled is named with it', () => {
    const text = `${head}systemd:
  units:
    - name: a@.service
      contents: |
        [Service]
        ExecStart=/bin/true
    - name: a@1.service
      enabled: true
`;
    const [problem] = analyseText(text, butane).problems();
    assert.equal(problem?.code, 'ignition/template-without-install');
    assert.equal(text.slice(problem.range.start, problem.range.end), 'name');
    assert.match(problem.message, /its template `a@\.service` has no `\[Install\]` section/u);
    assert.equal(problem.related?.[0]?.message, 'the template stands here');
  });
});
