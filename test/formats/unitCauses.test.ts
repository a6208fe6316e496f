import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n';
const withoutInstall = 'ignition/unit-without-install';

function check(source: string): void {
  checkMarkers(head + source, options);
}

/** An enabled unit of these lines. */
function unit(lines: readonly string[], enabled = true): string {
  const written = lines.map((line) => (line === '' ? '\n' : `        ${line}\n`)).join('');
  return `${head}    - name: a.service\n${enabled ? '      enabled: true\n' : ''}      contents: |\n${written}`;
}

describe('One mistake in a unit makes one problem, which names its cause', () => {
  it('a header behind a backslash', () => {
    check(`    - name: a.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/usr/bin/a \\
          --bar \\
#              ^^ warning[ignition/unit-without-install] the \`\\\` at the end makes the header in the next line a part
        [Install]
        WantedBy=multi-user.target
    - name: b.service
      contents: |
        [Service]
        ExecStart=/usr/bin/a \\
#                           ^^ warning[systemd/unreadable-line] take the \`\\\` away
        [Install]
        WantedBy=multi-user.target
    - name: c.service
      contents: |
        [Service]
        ExecStart=/bin/sh -c 'if \\
          [ -f /etc/a ] \\
          then a; fi'
`);
    checkFix({
      before: unit(['[Service]', 'ExecStart=/usr/bin/a \\', '[Install]', 'WantedBy=multi-user.target']),
      code: withoutInstall,
      after: unit(['[Service]', 'ExecStart=/usr/bin/a', '[Install]', 'WantedBy=multi-user.target']),
      options,
    });
  });

  it('an enabled unit with WantedBy in another section', () => {
    check(`    - name: a.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/usr/bin/a
        WantedBy=multi-user.target
#       ^^^^^^^^ warning[ignition/unit-without-install] stands in another section, where systemd ignores it; move it to \`[Install]\`
`);
    checkFix({
      before: unit(['[Service]', 'WantedBy=multi-user.target', 'ExecStart=/usr/bin/a']),
      code: withoutInstall,
      after: unit(['[Service]', 'ExecStart=/usr/bin/a', '', '[Install]', 'WantedBy=multi-user.target']),
      options,
    });
  });

  it('a unit without its first header', () => {
    check(`    - name: a.service
      contents: |
        ExecStart=/usr/bin/a
#       ^^^^^^^^^^^^^^^^^^^^ warning[systemd/unreadable-line] 3 lines from here stand in front of the first section: systemd ignores them, and the unit goes without; write \`[Service]\` above
        Restart=always
        User=core
        [Install]
        WantedBy=multi-user.target
    - name: b.service
      contents: |
        <unit>
#       ^^^^^^ warning[systemd/unreadable-line] this is no unit
          <name>b</name>
        </unit>
`);
    checkFix({
      before: unit(['# it runs', 'ExecStart=/usr/bin/a', 'Restart=always'], false),
      code: 'systemd/unreadable-line',
      after: unit(['# it runs', '[Service]', 'ExecStart=/usr/bin/a', 'Restart=always'], false),
      options,
    });
  });

  it('a unit whose lines are folded', () => {
    const folded = (sign: string): string =>
      `${head}    - name: a.service\n      contents: ${sign}\n        [Service]\n        ExecStart=/usr/bin/a\n`;
    checkMarkers(
      `${head}    - name: a.service
      contents: >
        [Service]
        ExecStart=/usr/bin/a
#       ^^^^^^^^^^^^^^^^^^^^ error[ignition/unit-syntax] \`>\` makes one line of lines
`,
      options,
    );
    checkFix({ before: folded('>'), code: 'ignition/unit-syntax', after: folded('|'), options });
    checkFix({ before: folded('>-'), code: 'ignition/unit-syntax', after: folded('|-'), options });
  });
});

describe('An enabled unit without Install', () => {
  it('may be started by another unit of the config', () => {
    const config = (enabled: string): string => `${head}    - name: a.service
${enabled}      contents: |
        [Service]
        ExecStart=/usr/bin/a
    - name: a.timer
      enabled: true
      contents: |
        [Timer]
        OnCalendar=daily
        [Install]
        WantedBy=timers.target
`;
    checkFix({ before: config('      enabled: true\n'), code: withoutInstall, after: config(''), options });
    check(`    - name: a.service
      enabled: true
      contents: |
        [Service]
#       ^^^^^^^^^ warning[ignition/unit-without-install] \`b.socket\` starts it: take \`enabled: true\` away
        ExecStart=/usr/bin/a
    - name: b.socket
      contents: |
        [Socket]
        ListenStream=80
        Service=a.service
    - name: b.service
      enabled: true
      contents: |
        [Service]
#       ^^^^^^^^^ warning[ignition/unit-without-install] so nothing starts it
        ExecStart=/usr/bin/b
`);
  });

  it('may have it in a drop-in', () => {
    check(`    - name: a.service
      enabled: true
      contents: |
        [Service]
#       ^^^^^^^^^ warning[ignition/unit-without-install] stands in the drop-in \`b.conf\`: systemd reads it there
        ExecStart=/usr/bin/a
      dropins:
        - name: b.conf
          contents: |
            [Install]
            WantedBy=multi-user.target
`);
  });
});
