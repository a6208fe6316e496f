/** Good and bad values of keys by section, as `key: value | value`. */
const values: Readonly<Record<string, string>> = {
  Service: `
Delegate: cpu cpuset io memory pids | yes | foo | cpu foo | cpu,io
LimitCPU: 10min:20min | 30:60 | 1.5 | infinity:infinity | foo | 1: | 5:6:7
LimitRTTIME: 5s:10s | x
LimitNOFILE: many | 1:2 | 1024 | 1K | 1e3 | 0x10 | infinity | 5:infinity | -1 | unlimited | 5 : 6
LimitNPROC: 0b11 | +5 | abc
LimitAS: 1G | 1.5G | 1Q | 1GB | 1 G | 1G:2G | 5G:infinity | 5 5
LimitCORE: infinity | 0 | no
LimitMEMLOCK: 64M | unlimited
Environment: FOO | A=b C | "A=b c" 'D=e' | A= | 1A=b | A-B=c | export A=b | A = b | "A=b | A=b;C=d | A=b "C D"=e | A=$x | "FOO" | A=%h/b C | A='b c' D=e | A=it's | FOO={"a":1} | "A=b"C=d | "A=b" # comment | FOO=a\\nb
MemoryMax: lots | 1Q | 1G | infinity | 1.5G | 1.G | .5G | 1GB | 1GiB | 1 G | 1g | 512m | 1G2M | 2M1G | 1G 2M | max | auto | +5 | 5 5 | 1B | 1,5G | 0x10
MemoryHigh: 2G | half
MemoryLow: 512M | K
MemorySwapMax: 0 | x
CPUQuota: 50 | infinity | .5 | 50% | 300%
TasksMax: infinity | 100 | 0x10 | 1K | abc | 5.5 | 15%
Nice: 99 | 19 | -20 | -21 | +5 | 0x5 | -0x3 | 5.5 | high
OOMScoreAdjust: -2000 | 1000 | -1000 | 1001 | abc
IOSchedulingPriority: 9 | 7 | 0 | 8 | -1 | 0x3
IOWeight: 0 | 100 | 10001 | idle
KillSignal: SIGFOO | TERM | SIGTERM | 15 | sigterm | 99 | 0 | SIGRTMIN+3 | RTMIN+3 | SIGRTMAX-1 | 64 | 65 | SIGIOT | SIGSTKFLT | SIGPWR | SIGSIGTERM
ReloadSignal: FOO | SIGHUP
SuccessExitStatus: foo | 143 SIGTERM | 0 1 255 | 256 | -1 | TEMPFAIL SIGKILL | TERM | 143,1 | 1-5 | foo 143 | usage | "143"
RestartPreventExitStatus: 1;2 | 1 2
SystemCallFilter: @foo | @system-service | ~@mount | @system-service @bar | read write
RestrictAddressFamilies: AF_FOO | AF_INET AF_UNIX | ~AF_INET | none | ~none | inet | AF_INET,AF_UNIX | AF_NETLINK AF_PACKET
RuntimeDirectory: /run/foo | foo/bar baz:qux | app | a..b | .. | "a b"
StateDirectory: ../x | x/../y | x:y:ro | x::ro | /x | a:/b
BusPolicy: a
NetClass: 1
Capabilities: a
SysVStartPriority: 2
UMask: 9 | 022 | 0077 | 07777 | 10000 | u+x | 0x22
RuntimeDirectoryMode: 0755 | 99
WorkingDirectory: foo | -foo | ~ | -~ | /home/core | -/srv | "/home" | /home/my files
RootDirectory: foo | /a
User: 1000:1000 | 1000 | core | a.b
Group: 1:2 | wheel
SupplementaryGroups: a b | a:b
Slice: foo | foo.service | app.slice | -.slice
EnvironmentFile: /etc/my file.env | -/etc/my file.env | "/etc/x" | foo | -foo | - /etc/x
ReadWritePaths: /a b | "/a b" | -+/a | a
BindPaths: /a:/b | a:/b | /a b:/c
TTYPath: /dev/tty1 | tty1
ExecStartPre: -bin/x | bin/x | /bin/true | -/bin/true | /bin/echo "unclosed | -/bin/echo "unclosed | /bin/echo it's | /bin/echo \\"a | /bin/echo "a\\" | true | /bin/echo 'a b' "c d"
TimeoutStopSec: 1h30 | 1h 30 | 1.5.5 | 1..5 | 1. | 5s5 | 1hour2min | +5 | 1.5 .5 | 5Y | 10ss | 5sm | 1e3
`,
  Socket: `
Timestamping: us | ns | µs | usec | yes | off | ms
Service: foo | foo.service | foo.socket
ListenStream: 999999 | 80 | 0 | 0.0.0.0:80 | [::]:80 | /run/x | @abstract | vsock::1234 | foo | localhost:80 | 127.0.0.1:99999 | 127.0.0.1 | *:80 | :80 | 80/tcp | ::1:80 | 256.0.0.1:80 | 080 | 0x50 | 65535 | 65536 | 1.2.3.4:0 | run/x | /run/my sock
ListenDatagram: foo | 53
SocketMode: 999 | 0660
SocketUser: a:b | root
`,
  Timer: `
Unit: foo | foo.service
OnCalendar: everyday | Mon..Fri 25:00 | *-*-* 25:00 | dayly | daily | Mon..Fri 03:30
`,
  Path: `
PathChanged: /srv/My Files | "/srv/x" | x | -/srv/x
PathExistsGlob: /srv/My Files/*
Unit: foo | foo.service
`,
  Unit: `
Requires: "docker.service" | docker.service
After: network.target docker | a.service, b.service | a.service,b.service | 'a.service' | a.service;b.service | docker\\x2da.service
ConditionPathExists: /media/My Disk/x | "/a" | ! /etc/foo | \\|!/etc/foo | !\\|/etc/foo | -/etc/x
IgnoreOnSnapshot: yes
RequiresMountsFor: /a /b | /a b | "/a b"
`,
  Mount: `
Where: "/var/a" | var/a
DirectoryMode: 0755 | 888
`,
};

const heads: Readonly<Record<string, readonly [name: string, text: string]>> = {
  Service: ['a.service', '[Service]\nExecStart=/bin/true\n'],
  Socket: ['a.socket', '[Socket]\nListenFIFO=/run/a\n'],
  Timer: ['a.timer', '[Timer]\nOnBootSec=5min\n'],
  Path: ['a.path', '[Path]\nPathExists=/etc/a\n'],
  Unit: ['a.service', '[Service]\nExecStart=/bin/true\n[Unit]\n'],
  Mount: ['a.mount', '[Mount]\nWhat=/dev/sda\nWhere=/a\n'],
};

/** A unit for each of them. */
export const valueTexts = Object.entries(values).flatMap(([section, lines]) => {
  const [name, head] = heads[section] ?? ['', ''];
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const colon = line.indexOf(': ');
      const key = line.slice(0, colon);
      const each = line.slice(colon + 2).split(/(?<!\\)\|/u);
      return each.map((value) => ({ name, text: `${head}${key}=${value.trim().replaceAll('\\|', '|')}\n` }));
    });
});
