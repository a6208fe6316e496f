import assert from 'node:assert/strict';
import type { TimeLineResult } from '../../../server/src/base/protocol.ts';
import { timeLineResult } from '../../../server/src/features/timeLine/timeLineResult.ts';
import { analyseText } from '../../support/analyseText.ts';

function told(text: string, { os, tool }: { readonly os?: string; readonly tool?: string } = {}): TimeLineResult {
  const settings = { ...(os ? { os } : {}), ...(tool ? { tool: [tool] } : {}) };
  const result = timeLineResult(analyseText(text, { fileName: 'user-data', settings }));
  assert.ok(result);
  return result;
}

/** The steps of a stage that the config asks for: `name: places`. */
function asked({ stages }: TimeLineResult, stage: string): readonly string[] {
  const steps = stages.find(({ id }) => id === stage)?.steps ?? [];
  return steps
    .filter(({ isByItself }) => !isByItself)
    .map(({ name, places }) => [name, ...places.map(({ line, name: place }) => `${line} ${place}`)].join(', '));
}

const head = '#cloud-config\n';

describe('time line', () => {
  it('tells what runs in each stage, and which lines it reads', () => {
    const text = `${head}runcmd: [a]
write_files:
  - {path: /etc/a}
  - {path: /etc/b, defer: true}
bootcmd: [b]
power_state: {mode: reboot}
`;
    const result = told(text, { os: 'debian' });
    assert.equal(result.title, 'cloud-init 26.2 on debian');
    assert.deepEqual(asked(result, 'network'), ['bootcmd, 6 bootcmd', 'write_files, 4 file /etc/a']);
    assert.deepEqual(asked(result, 'config'), ['runcmd, 2 runcmd']);
    assert.deepEqual(asked(result, 'final'), [
      'write_files_deferred, 5 file /etc/b',
      'scripts_user, 2 runcmd',
      'power_state_change, 7 power_state',
    ]);
    assert.deepEqual(result.passedOver, []);
  });

  it('tells what runs by itself, and how often', () => {
    const { stages } = told(head, { os: 'debian' });
    const steps = stages.flatMap((stage) => stage.steps);
    assert.ok(steps.every(({ isByItself, places }) => isByItself && places.length === 0));
    const words = new Map(steps.map(({ name, often }) => [name, often]));
    assert.equal(words.get('growpart'), 'every boot');
    assert.equal(words.get('ssh'), 'once per instance');
    assert.equal(words.get('scripts_per_once'), 'once');
    assert.equal(words.has('runcmd'), false);
  });

  it('tells why something does not run', () => {
    const text = `${head}wireguard: {}\nssh_import_id: [a]\nresolv_conf: {}\npackage_reboot_if_required: true\nfqdn: a.b\n`;
    const why = (options: Parameters<typeof told>[1]): readonly string[] =>
      told(text, options).passedOver.map(({ name, does }) => `${name}: ${does}`);
    assert.deepEqual(why({ os: 'fedora' }), [
      'resolv_conf: it is not in the list of modules of fedora',
      'wireguard: it is not in the list of modules of fedora',
      'ssh_import_id: it is not made for fedora, and passed over there without a word',
      'package_update_upgrade_install: it runs only where there is `apt_update` or `apt_upgrade` or `package_update` or `package_upgrade` or `packages`',
    ]);
    assert.equal(
      why({ os: 'ubuntu', tool: '22.2' }).at(-1),
      'wireguard: cloud-init 22.2 does not have it: it came with 22.3',
    );
  });

  it('follows the release', () => {
    const text = `${head}password: a\n`;
    assert.deepEqual(asked(told(text, { os: 'debian', tool: '24.1' }), 'config'), ['set_passwords, 2 password']);
    assert.deepEqual(asked(told(text, { os: 'debian', tool: '24.2' }), 'network'), ['set_passwords, 2 password']);
    const unitOf = (tool: string): string | undefined => told(text, { os: 'debian', tool }).stages[1]?.about;
    assert.match(unitOf('22.4.2') ?? '', /^cloud-init\.service: /u);
    assert.match(unitOf('24.3') ?? '', /^cloud-init-network\.service: /u);
  });

  it('says of which systems something is true where none is chosen', () => {
    const { notes, stages } = told(`${head}snap: {}\nmounts: []\n`);
    assert.ok(notes.includes('No system is chosen: modules of all that may be meant are listed.'));
    const steps = new Map(stages.flatMap(({ steps: some }) => some.map(({ name, does }) => [name, does])));
    assert.match(steps.get('snap') ?? '', /; only on ubuntu$/u);
    assert.match(steps.get('mounts') ?? '', /; not on dragonfly, freebsd, netbsd, openbsd$/u);
  });
});

describe('time line of what is not usual', () => {
  it('tells nothing of systems of which nothing is known, or that do not read the config', () => {
    for (const [os, note] of [
      ['flatcar', /^No module of cloud-init runs on Flatcar Container Linux: coreos-cloudinit does all of it /u],
      ['kairos', /^No module of cloud-init runs on Kairos: yip does all of it at every boot: /u],
      ['fcos', /^Nothing on Fedora CoreOS reads this config: /u],
      ['cos', /^Which modules run on cos is not known\.$/u],
    ] as const) {
      const { notes, stages } = told(`${head}runcmd: [a]\n`, { os });
      assert.match(notes.join('\n'), note);
      assert.deepEqual(stages, []);
    }
  });

  it('knows a module by its name, wherever the releases have it', () => {
    const config = `${head}chpasswd: {expire: false}\nrpi: {interfaces: {spi: true}}\n`;
    const stageOf = (module: string, tool: string): readonly string[] => {
      const { stages } = told(config, { os: 'raspberry-pi-os', tool });
      return stages.flatMap(({ id, steps }) => (steps.some(({ name }) => name === module) ? [id] : []));
    };
    // canonical/cloud-init config/cloud.cfg.tmpl of each release
    assert.deepEqual(stageOf('set_passwords', 'cloud-init@24.1'), ['config']);
    assert.deepEqual(stageOf('set_passwords', 'cloud-init@24.2'), ['network']);
    assert.deepEqual(stageOf('raspberry_pi', 'cloud-init@25.1'), []);
    assert.deepEqual(stageOf('raspberry_pi', 'cloud-init@25.2'), ['network']);
    assert.deepEqual(stageOf('raspberry_pi', 'cloud-init@26.1'), ['config']);
    const passed = (os: string, tool: string): readonly string[] =>
      told(config, { os, tool }).passedOver.map(({ name, does }) => `${name}: ${does}`);
    assert.deepEqual(passed('ubuntu', 'cloud-init@26.2'), ['raspberry_pi: it is not in the list of modules of ubuntu']);
    assert.deepEqual(passed('debian', 'cloud-init@22.4.2'), [
      'raspberry_pi: cloud-init 22.4 does not have it: it came with 25.2',
    ]);
  });

  it('says since when the last stage waits for all services', () => {
    const final = (os: string, tool: string): string => told(head, { os, tool }).stages.at(-1)?.about ?? '';
    // canonical/cloud-init systemd/cloud-final.service, and .tmpl before 24.4
    assert.match(final('fedora', 'cloud-init@24.3'), /does not wait for `multi-user.target`/u);
    assert.doesNotMatch(final('fedora', 'cloud-init@24.4'), /multi-user/u);
    assert.doesNotMatch(final('ubuntu', 'cloud-init@24.3'), /multi-user/u);
  });

  it('takes the lists of modules that a config has itself', () => {
    const text = `${head}runcmd: [a]\ncloud_config_modules: [runcmd, [timezone, always], nonesuch]\ntimezone: UTC\nntp: {}\n`;
    const result = told(text, { os: 'debian' });
    const config = result.stages.find(({ id }) => id === 'config')?.steps ?? [];
    assert.deepEqual(
      config.map(({ name, often }) => [name, often]),
      [
        ['runcmd', 'once per instance'],
        ['timezone', 'every boot'],
      ],
    );
    assert.deepEqual(
      result.passedOver.map(({ name, does }) => `${name}: ${does}`),
      ['ntp: the config itself lists what runs, without it'],
    );
  });

  it('tells of the other texts in a message, where they stand', () => {
    const part = (type: string, body: string): string => `--b\nContent-Type: ${type}\n\n${body}\n`;
    const text = [
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n',
      part('text/cloud-config', 'runcmd: [a]'),
      part('text/plain', '#!/bin/sh\necho'),
      part('text/cloud-boothook', '#!/bin/sh\necho'),
      part('text/x-shellscript-per-boot', '#!/bin/sh\necho'),
      part('text/cloud-config', 'runcmd: [b]'),
      '--b--\n',
    ].join('');
    const result = told(text, { os: 'debian' });
    assert.deepEqual(asked(result, 'network'), ['text/cloud-boothook, 16 part 3']);
    // The later config takes the place of what the earlier one says.
    assert.deepEqual(asked(result, 'final'), ['scripts_per_boot, 21 part 4', 'scripts_user, 26 runcmd, 11 part 2']);
    const merging = told(text.replace('runcmd: [b]', 'merge_how: list(append)\nruncmd: [b]'), { os: 'debian' });
    assert.deepEqual(asked(merging, 'config'), ['runcmd, 7 runcmd, 27 runcmd']);
    for (const name of ['Merge-Type', 'X-Merge-Type']) {
      const header = told(
        text.replace(/cloud-config\n\nruncmd: \[b\]/u, `cloud-config\n${name}: list(append)\n\nruncmd: [b]`),
        {
          os: 'debian',
        },
      );
      assert.deepEqual(asked(header, 'config'), ['runcmd, 7 runcmd, 27 runcmd']);
    }
  });

  it('tells of the other texts in an archive', () => {
    const text = '#cloud-config-archive\n- |\n  #!/bin/sh\n  echo\n- |\n  #cloud-config\n  runcmd: [a]\n';
    assert.deepEqual(asked(told(text, { os: 'debian' }), 'final'), ['scripts_user, 7 runcmd, 2 part 1']);
  });

  it('is a text whose lines lead to their places', () => {
    const { text, links } = told(`${head}hostname: a\n`, { os: 'debian' });
    const lines = text.split('\n');
    const leading = links.map(
      ({ textLine, place }) => `${lines[textLine - 1]?.trim()} > ${place.line}:${place.column}`,
    );
    assert.deepEqual(leading, [
      '4. set_hostname, once per instance: sets the host name > 2:1',
      'line 2: hostname > 2:1',
      '5. update_hostname, every boot: sets the host name again, unless > 2:1',
      'somebody has changed it since > 2:1',
      'line 2: hostname > 2:1',
    ]);
    assert.ok(lines.some((line) => line.startsWith('Network (cloud-init-network.service: ')));
  });

  it('is there for half a text, and not for other formats', () => {
    for (const text of [
      head,
      `${head}runcmd`,
      `${head}runcmd:\n  -`,
      `${head}write_files: 1\nusers: {{ x }}\n`,
      `${head}a: [\n`,
    ])
      assert.ok(told(text, { os: 'debian' }).text.includes('Network'));
    const other = analyseText('variant: fcos\nversion: 1.6.0\n', { fileName: 'a.bu' });
    assert.equal(timeLineResult(other), undefined);
  });
});

describe('time line of a template', () => {
  const condition = '{% if v1.distro == "ubuntu" %}';
  const template = `## template: jinja
${head}${condition}
packages: [a]
runcmd: [a]
{% else %}
runcmd: [b]
write_files:
  - path: /etc/a
{%  endif %}
write_files:
  - path: /etc/b
{% if v1.x %}
  - {path: /etc/c, defer: true}
{% elif v1.y %}
  - path: /etc/d
{% endif %}
bootcmd:
{% for x in y %}
  - {{ x }}
{% endfor %}
ntp: {}
`;

  /** Line and name of what a module reads, and what that depends on. */
  function read(text: string, module: string): readonly string[] {
    const steps = told(text, { os: 'debian' }).stages.flatMap((stage) => stage.steps);
    const places = steps.find(({ name }) => name === module)?.places ?? [];
    return places.map(({ line, name, depends }) => [`${line} ${name}`, ...(depends ? [depends] : [])].join(', '));
  }

  it('has what stands in every branch, and says what it depends on', () => {
    assert.deepEqual(read(template, 'package_update_upgrade_install'), [`4 packages, depends on \`${condition}\``]);
    assert.deepEqual(read(template, 'runcmd'), [
      `5 runcmd, depends on \`${condition}\``,
      `7 runcmd, depends on \`{% else %}\` of \`${condition}\``,
    ]);
    assert.deepEqual(read(template, 'write_files'), [
      `9 file /etc/a, depends on \`{% else %}\` of \`${condition}\``,
      '12 file /etc/b',
      '16 file /etc/d, depends on `{% elif v1.y %}` of `{% if v1.x %}`',
    ]);
    assert.deepEqual(read(template, 'write_files_deferred'), ['14 file /etc/c, depends on `{% if v1.x %}`']);
    assert.deepEqual(read(template, 'bootcmd'), ['18 bootcmd, in part depends on `{% for x in y %}`']);
    assert.deepEqual(read(template, 'ntp'), ['22 ntp']);
    assert.deepEqual(told(template, { os: 'debian' }).notes, []);
  });

  it('says which branches it cannot read', () => {
    const text = `## template: jinja\n${head}runcmd:\n${condition}\n  - a\n{% else %}\n  a: b\n{% endif %}\n`;
    assert.deepEqual(told(text, { os: 'debian' }).notes, [
      `What stands behind \`{% else %}\` of \`${condition}\` from line 6 on cannot be read together with the rest: it is not told here.`,
    ]);
  });

  it('keeps what an earlier config says beside what a branch may say', () => {
    const text = `#cloud-config-archive\n- |\n  #cloud-config\n  runcmd: [a]\n- |\n  ## template: jinja\n  #cloud-config\n  {% if v1.x %}\n  runcmd: [b]\n  {% endif %}\n`;
    assert.deepEqual(read(text, 'runcmd'), ['4 runcmd', '9 runcmd, depends on `{% if v1.x %}`']);
  });
});

describe('time line of what is encoded', () => {
  const noteOf = (text: string): readonly string[] => told(text, { os: 'debian' }).notes;

  it('says which configs it does not tell of', () => {
    const message = (type: string): string =>
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: ${type}\nContent-Transfer-Encoding: base64\n\nI2Nsb3VkLWNvbmZpZwo=\n--b--\n`;
    assert.deepEqual(noteOf(message('text/cloud-config')), [
      'What the config says that is encoded or in quotes (line 6) is not told here.',
    ]);
    assert.deepEqual(noteOf(message('text/x-shellscript-per-boot')), []);
    assert.deepEqual(noteOf('#cloud-config-archive\n- "a: 1"\n- |\n  a: 1\n- "b: 1"\n'), [
      'What the config says that is encoded or in quotes (lines 2, 5) is not told here.',
    ]);
  });
});

describe('time line as a text', () => {
  it('is no wider than half an editor, and goes on below where it began', () => {
    const text = `${head}snap: {}\nruncmd: [a]\nwrite_files:\n  - path: /a/${'b'.repeat(80)}\n`;
    for (const os of ['debian', undefined, 'bootc', 'fcos']) {
      const lines = told(text, os === undefined ? {} : { os }).text.split('\n');
      // Only a word may be longer.
      for (const line of lines) assert.ok(line.length <= 72 || !line.trim().includes(' '), line);
    }
    const lines = told(text, { os: 'debian' }).text.split('\n');
    const first = lines.findIndex((line) => line.includes(' runcmd, once per instance: '));
    assert.match(lines[first] ?? '', /^ {3}\d\. runcmd, /u);
    assert.match(lines[first + 1] ?? '', /^ {6}`scripts_user` runs it/u);
  });
});

describe('time line of a system', () => {
  it('knows what its images bring beyond the lists of the tool', () => {
    const steps = (os: string, tool?: string): readonly string[] =>
      told(`${head}apt_pipelining: true\n`, { os, ...(tool ? { tool } : {}) }).stages.flatMap((stage) =>
        stage.steps.filter(({ isByItself }) => !isByItself).map(({ name }) => name),
      );
    assert.deepEqual(steps('raspberry-pi-os'), ['apt_pipelining']);
    assert.deepEqual(steps('arch'), []);
  });

  it('says once why a module that has moved does not run', () => {
    const { passedOver } = told(`${head}grub_dpkg: {}\n`, { os: 'rocky' });
    assert.deepEqual(
      passedOver.map(({ name, does }) => `${name}: ${does}`),
      ['grub_dpkg: it is not in the list of modules of rocky'],
    );
  });
});
