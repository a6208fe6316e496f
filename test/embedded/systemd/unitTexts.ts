import { valueTexts } from './valueTexts.ts';

/** A unit that systemd is asked about. */
export interface UnitText {
  readonly name: string;
  readonly text: string;
}

function service(lines: string): UnitText {
  return { name: 'a.service', text: `[Service]\n${lines}` };
}

const started = 'ExecStart=/bin/true\n';

/** Units with mistakes, and units that only look as if they had some. */
export const unitTexts: readonly UnitText[] = [
  {
    name: 'a.service',
    text: `[Unit]
Description=keys that nobody knows, or that stand in the wrong section
Aftr=network-online.target
WantedBy=multi-user.target
X-Mine=is left alone
[Service]
${started}Restrat=always
After=network-online.target
StartLimitBurst=3
[Install]
WantedBy=multi-user.target
Restart=always
`,
  },
  {
    name: 'a.service',
    text: `[Service]
${started}[Instal]
WantedBy=multi-user.target
[X-Notes]
anything=goes
[Timer]
OnCalendar=daily
[service]
Restart=always
`,
  },
  {
    name: 'a.service',
    text: `# a comment
; another
[Service]
Environment="A=1" \\
  # not part of it
  "B=2"
${started}just a line
 = nothing in front
  Restart = always
Description
`,
  },
  { name: 'a.service', text: `Restart=always\n[Service]\n${started}` },
  { name: 'a.service', text: `[Service]\nExecStart=/bin/echo a \\\n  b \\\n\n[Install]\nWantedBy=multi-user.target\n` },
  service(`${started}Environment=A=1 \\\n  # a comment\n \t \n  B=2\n`),
  service(`${started}Environment=A=1 \\ \n  "B=2"\n`),
  service(`${started}Description=a \\ \nBlank=1\n`),
  service(`${started}Environment=A=1 \\\r\n  B=2\r\n\r\nTypo=1\r\n`),
  { name: 'a.service', text: `\uFEFF[Service]\r\nExecStart=/bin/true\r\nTypo=1\r\n` },
  { name: 'a.service', text: `[Service\n${started}Typo=1\n` },
  { name: 'a.service', text: `[Service] # no comment may stand here\n${started}` },
  { name: 'a.service', text: `[Service]\n${started}Environment=A=1 \\` },
  ...['yes', 'no', 'TRUE', 'f', 'On', 'off', '1', '0', 'perhaps', '2', 'yes please', ''].map((word) =>
    service(`${started}RemainAfterExit=${word}\n`),
  ),
  ...['30', '30s', '5min', '1h 30min', '1h30min', '1.5', '.5s', '500ms', 'infinity', '2 hours', '1month', '3 M'].map(
    (span) => service(`${started}TimeoutStopSec=${span}\n`),
  ),
  ...['fast', '5 minutes!', '30x', 'Infinity', '-1', 's', '1:30', '5Min', 'infinity s'].map((span) =>
    service(`${started}RuntimeMaxSec=${span}\n`),
  ),
  ...['always', 'no', 'on-failure', 'allways', 'yes', 'on_failure'].map((word) =>
    service(`${started}Restart=${word}\n`),
  ),
  ...['simple', 'exec', 'notify', 'idle', 'daemon', 'Simple'].map((word) => service(`${started}Type=${word}\n`)),
  ...['yes', 'true', 'full', 'strict', 'read-only', 'all'].map((word) => service(`${started}ProtectSystem=${word}\n`)),
  ...['control-group', 'mixed', 'process', 'none', 'all'].map((word) => service(`${started}KillMode=${word}\n`)),
  ...['/a', '-/a', '+/a', '-/a /b', 'a', '/a b', '%h/a'].map((paths) => service(`${started}ReadWritePaths=${paths}\n`)),
  ...['/run/a.env', '-/run/a.env', 'a.env', '/run/*.env'].map((paths) =>
    service(`${started}EnvironmentFile=${paths}\n`),
  ),
  ...['/a', '!/a', '|!/a', '|/a', 'a', '!a', '%t/a'].map((paths) => ({
    name: 'a.service',
    text: `[Unit]\nConditionPathExists=${paths}\n[Service]\n${started}`,
  })),
  ...[
    'network-online.target',
    'a.service b.socket',
    'network',
    'a.service, b.service',
    'dev-disk-by\\x2dlabel-a.device',
    'a@b.service',
    'a@%i.service',
    'multi-user',
    'b.unit',
  ].map((names) => ({ name: 'a.service', text: `[Unit]\nAfter=${names}\n[Service]\n${started}` })),
  ...['0644', '644', '5', '-5', 'many', '0x10'].map((number) => service(`${started}StartLimitBurst=${number}\n`)),
  service('Type=simple\n'),
  service('Type=oneshot\nRemainAfterExit=yes\n'),
  service('ExecStop=/bin/true\n'),
  service('ExecStop=/bin/true\nRemainAfterExit=yes\n'),
  service('ExecStop=/bin/true\nRemainAfterExit=0\n'),
  service('ExecStart=/bin/true\nExecStart=/bin/true\n'),
  service('ExecStart=/bin/true\nExecStart=\nExecStart=/bin/true\n'),
  service('ExecStart=/bin/true\nExecStart=\n'),
  service('Type=oneshot\nExecStart=/bin/true\nExecStart=/bin/true\n'),
  service(`Type=oneshot\n${started}Restart=always\n`),
  service(`Type=oneshot\n${started}Restart=on-failure\n`),
  service(`Type=dbus\n${started}`),
  service(`Type=dbus\nBusName=org.example.a\n${started}`),
  ...['./a', `\${DIR}/a`, '~/a', '-@/bin/true a', '"/bin/true" a', 'true', '!/bin/true', 'bin/true'].map((command) =>
    service(`ExecStart=${command}\n`),
  ),
  { name: 'a.service', text: '[Unit]\nSuccessAction=reboot\n' },
  { name: 'a.service', text: '[Unit]\nDescription=nothing to run\n' },
  { name: 'a.timer', text: '[Timer]\nPersistent=true\n' },
  { name: 'a.timer', text: '[Timer]\nOnBootSec=5min\n' },
  { name: 'a.timer', text: '[Timer]\nOnBootSec=soon\n' },
  { name: 'a.socket', text: '[Socket]\nAccept=no\n' },
  { name: 'a.socket', text: '[Socket]\nListenFIFO=/run/a\n' },
  { name: 'a.path', text: '[Path]\nUnit=a.service\n' },
  { name: 'a.path', text: '[Path]\nPathChanged=/etc/a\n' },
  { name: 'var-a.mount', text: '[Mount]\nWhere=/var/a\n' },
  { name: 'var-a.mount', text: '[Mount]\nWhat=/dev/sda\n' },
  { name: 'var-a.mount', text: '[Mount]\nWhat=/dev/sda\nWhere=/var/a\nType=ext4\n' },
  { name: 'var-a.mount', text: '[Mount]\nWhat=/dev/sda\nWhere=/var/b\n' },
  { name: 'var-a.mount', text: '[Mount]\nWhat=/dev/sda\nWhere=/var//a/\n' },
  { name: 'var-a\\x2db.mount', text: '[Mount]\nWhat=/dev/sda\nWhere=/var/a-b\n' },
  { name: 'var-a-b.mount', text: '[Mount]\nWhat=/dev/sda\nWhere=/var/a-b\n' },
  { name: 'var-a.automount', text: '[Automount]\nWhere=/var/b\n' },
  { name: 'var-a.automount', text: '[Automount]\nTimeoutIdleSec=5min\n' },
  { name: 'dev-sda.swap', text: '[Swap]\nWhat=/dev/sdb\n' },
  { name: 'dev-sda.swap', text: '[Swap]\nWhat=/dev/sda\n' },
  { name: 'a.target', text: '[Unit]\nDescription=a target\n[Service]\nExecStart=/bin/true\n' },
  { name: 'a.slice', text: '[Slice]\nMemoryMax=1G\nMemoryMx=1G\n' },
  ...valueTexts,
];
