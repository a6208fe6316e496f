import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix, type FixCase } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

function check(source: string): void {
  checkMarkers(source, options);
}

describe('Butane: keys', () => {
  it('that nobody knows are warned of, with what was probably meant', () => {
    check(`${fcos}storge:
#^^^^^ warning[butane/unknown-key] did you mean \`storage\`?
  files: []
passwd:
  users:
    - name: core
      sshAuthorizedKeys: []
#     ^^^^^^^^^^^^^^^^^ warning[butane/unknown-key] did you mean \`ssh_authorized_keys\`?
      home-dir: /var/home/core
#     ^^^^^^^^ warning[butane/unknown-key] did you mean \`home_dir\`?
      colour: blue
#     ^^^^^^ warning[butane/unknown-key] in \`passwd.users[0]\`: it is ignored; accepted here:
`);
  });

  it('of a later version are warned of without a value too', () =>
    checkMarkers(
      `variant: fcos
version: 1.0.0
boot_device:
#^^^^^^^^^^ warning[butane/key-of-later-version] needs fcos 1.3.0 or later
storage:
  luks: ~
# ^^^^ warning[butane/key-of-later-version] needs fcos 1.2.0 or later
  files: ~
`,
      { fileName: 'config.bu' },
    ));

  it('of a later version are warned of where they begin', () => {
    check(`variant: fcos
version: 1.4.0
grub:
#^^^ warning[butane/key-of-later-version] needs fcos 1.5.0 or later, and this file says fcos 1.4.0
  users: [{ colour: blue }]
storage:
  trees:
    - local: tree
      user: { id: 5 }
#     ^^^^ warning[butane/key-of-later-version] needs fcos 1.7.0 or later
openshift:
#^^^^^^^^ warning[butane/key-of-later-version] which only openshift 4.8.0 and later have
  fips: true
`);
  });

  it('that the variant refuses are errors', () => {
    check(`variant: r4e
version: 1.1.0
storage:
  disks:
# ^^^^^ error[butane/forbidden-key] not supported by r4e 1.1.0
    - device: /dev/vda
  luks: []
kernel_arguments:
#^^^^^^^^^^^^^^^ error[butane/forbidden-key] not supported by r4e 1.1.0
  should_exist: [quiet]
`);
  });

  it('that are required and missing are errors where they belong', () => {
    check(`${fcos}storage:
  files:
    - mode: 0644
#     ^^^^ error[butane/missing-key] \`storage.files[0]\` needs the key \`path\`
  links:
    - path: /etc/a
#     ^^^^ error[butane/missing-key] needs the key \`target\`
systemd:
  units:
    - enabled: true
#     ^^^^^^^ error[butane/missing-key] needs the key \`name\`
`);
  });

  it('that only some variants require are errors there', () => {
    check(`variant: openshift
#^^^^^^ error[butane/missing-key] the file needs the key \`metadata\`
version: 4.14.0
`);
  });

  it('that only the documentation asks for are warned of', () => {
    check(`${fcos}passwd:
  users:
    - shell: /bin/bash
#     ^^^^^ warning[butane/documented-key-missing] no \`name\`
`);
  });

  it('that stand twice are errors', () => {
    check(`${fcos}storage:
  files: []
  files: []
# ^^^^^ error[butane/duplicate-key] second time
`);
  });
});

describe('Butane: values', () => {
  it('of another type are errors', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/x
      mode: "0644"
#           ^^^^^^ error[butane/wrong-type] remove the quotes
    - path: /etc/y
      overwrite: 1
#                ^ error[butane/wrong-type] needs \`true\` or \`false\`
      user: [1]
#           ^^^ error[butane/wrong-type] keys of its own
  links: /x
#        ^^ error[butane/wrong-type] needs a list
`);
  });

  it('are read as the real tool reads them', () => {
    check(`${fcos}storage:
  files:
    - path: 1_000/x
#           ^^^^^^^ error[butane/bad-value] absolute path
    - path: /etc/a
      overwrite: yes
      contents: { inline: y }
      mode: 0o644
    - path: /etc/b
      overwrite: Off
      mode: 420.0
      contents:
        inline: 0777
passwd:
  users:
    - name: yes
      shell: 1_000
#            ^^^^^ warning[passwd/relative-path] \`1_000\`
`);
  });

  it('that are not in the list of choices are errors', () => {
    check(`${fcos}storage:
  filesystems:
    - device: /dev/vdb
      format: ext5
#             ^^^^ error[butane/value-not-allowed] accepted: \`ext4\`
    - device: /dev/vdc
      format: ntfs
#             ^^^^ error[butane/value-not-allowed] \`xfs\`, \`btrfs\`
`);
  });

  it('of a list of choices of a later version are errors', () => {
    check(`variant: fcos
version: 1.5.0
boot_device:
  layout: s390x-virt
#         ^^^^^^^^^^ error[butane/value-of-other-version] from fcos 1.6.0 on
`);
  });

  it('that do not fit the pattern are errors that say what does', () => {
    check(`${fcos}storage:
  files:
    - path: etc/motd
#           ^^^^^^^^ error[butane/bad-value] expected an absolute path
systemd:
  units:
    - name: app
#           ^^^ error[butane/bad-value] \`.service\`
`);
  });

  it('outside their range are errors', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/x
      mode: 010000
#           ^^^^^^ error[butane/bad-value] the largest accepted value
    - path: /etc/y
      mode: 99999999999999999999
#           ^^^^^^^^^^^^^^^^^^^^ error[butane/number-out-of-range]
`);
  });

  it('that are missing are said to be dropped', () => {
    check(`${fcos}storage:
  files:
    -
#    ^ warning[butane/null-item] dropped
    - path: /etc/x
      mode:
      contents:
#     ^^^^^^^^ warning[butane/null-value] as if the key were not there
`);
  });
});

describe('Butane: YAML that hides something from the real tool', () => {
  it('is warned of: merge keys and aliases', () => {
    check(`${fcos}passwd:
  users:
    - &core
      name: core
      shel: /bin/bash
#     ^^^^ warning[butane/unknown-key] did you mean \`shell\`?
    - <<: *core
#     ^^ warning[butane/merge-key]
      name: second
    - *core
#     ^^^^^ warning[butane/unchecked-alias]
#     ^^^^^ error[ignition/duplicate-entry]
`);
  });

  it('is refused where an alias brings it, at the anchor, as the real tool says', () => {
    check(`${fcos}storage: &all
#        ^^^^… error[butane/wrong-type]
  files: *all
`);
  });

  it('is refused: keys that are no names, tags that do not fit, merges of nothing', () => {
    check(`${fcos}storage:
  ? [a]
#   ^^^ error[butane/complex-key] a list cannot be a key
  : b
  <<: 5
#     ^ error[butane/invalid-merge]
  files:
    - path: !!int x
#           ^^^^^^^ error[butane/misfit-tag]
      contents:
        inline: !!binary aGVsbG8=
`);
  });

  it('is refused: aliases that multiply', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const bomb = levels.map((name, level) => {
      const below = levels[level - 1];
      return `    - &${name} [${Array.from({ length: 9 }, () => (below === undefined ? 'x' : `*${below}`)).join(', ')}]\n`;
    });
    const text = `${fcos}passwd:\n  users:\n${bomb.join('')}`;
    const problems = analyseText(text, options).problems();
    assert.ok(problems.some(({ severity }) => severity === 'error'));
  });
});

describe('Butane: variant and version', () => {
  it('are needed', () => {
    check('version: 1.6.0\n#^^^^^^ error[butane/missing-variant] accepted: `fcos`\nstorage: {}\n');
    check(
      'variant: flatcar\n#^^^^^^ error[butane/missing-version] the newest stable version of flatcar is `1.1.0`\nstorage: {}\n',
    );
  });

  it('must name a pair that exists; the nearest comes first', () => {
    check(
      'variant: flatcarr\n#        ^^^^^^^^ error[butane/unknown-variant] accepted: `flatcar`, `fcos`\nversion: 1.1.0\n',
    );
    check('variant: fcos\nversion: 1.6\n#        ^^^ error[butane/unknown-version] nearest accepted: `1.6.0`\n');
    check('variant: flatcar\nversion: 1.6.0\n#        ^^^^^ error[butane/unknown-version] nearest accepted: `1.1.0`\n');
    check('variant: fcos\nversion: latest\n#        ^^^^^^ error[butane/unknown-version] nearest accepted: `1.7.0`\n');
  });

  it('end where a comment begins, if a blank stands in front of it', () => {
    check('variant: fcos\nversion: 1.5.0# stable\n#        ^^^^^^^^^^^^^ error[butane/unknown-version] put a blank\n');
    checkFix({
      before: 'variant: fcos\nversion: 1.5.0# stable\n',
      code: 'butane/unknown-version',
      after: 'variant: fcos\nversion: 1.5.0 # stable\n',
      options,
    });
  });

  it('are not what a MachineConfig calls its version', () => {
    const problems = analyseText(
      'variant: fcos\napiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n',
      options,
    ).problems();
    const titles = problems.flatMap(({ fixes }) => fixes?.().map(({ title }) => title) ?? []);
    assert.ok(!titles.includes('Change to `version`'), titles.join(', '));
    assert.ok(problems.some(({ message }) => message.includes('known to MachineConfig')));
  });

  it('keep keys quiet that depend on the version, but not unknown ones', () => {
    check(`variant: fcos
version: 9.9.9
#        ^^^^^ error[butane/unknown-version]
grub: { users: [] }
storge: {}
#^^^^^ warning[butane/unknown-key]
`);
  });

  it('of what is gone are answered with what to use', () => {
    check('variant: rhcos\n#        ^^^^^ error[butane/removed-variant] openshift\nversion: 0.1.0\n');
  });

  it('may be unknown because of a template', () => {
    check(`variant: {{ variant }}\nversion: \${version}\nstorage: {}\n`);
  });
});

describe('Butane: documents', () => {
  it('behind the first are not read', () => {
    check(`${fcos}---
variant: fcos
#^^^^^^^^^^^^ warning[butane/later-document] only the first document
version: 1.6.0
storge: {}
`);
  });

  it('of the predecessor are told what they are, and nothing else', () => {
    checkMarkers(`storage:
#^^^^^^ error[butane/container-linux-config] Container Linux Config
  files:
    - path: /etc/x
      filesystem: root
      mode: 0644
`);
    checkMarkers(`etcd:
#^^^ error[butane/container-linux-config]
  name: a
systemd:
  units: []
`);
  });

  it('that are not a mapping are refused', () => {
    check('- a\n#^^ error[butane/not-a-mapping]\n');
    check('hello\n#^^^^ error[butane/not-a-mapping]\n');
  });

  it('are found by their content, whatever their name', () => {
    checkMarkers(`${fcos}storge: {}\n#^^^^^ warning[butane/unknown-key]\n`, { fileName: 'config.yaml' });
    assert.deepEqual(analyseText(fcos).info.evidence, ['variant: fcos, version: 1.6.0']);
  });

  it('above 2 MB and binary ones are declined with one message', () => {
    const large = `${fcos}# ${'x'.repeat(2.5 * 1024 * 1024)}\n`;
    for (const [text, code] of [
      [large, 'strata/too-large'],
      ['variant: fcos\u0000', 'strata/binary'],
    ] as const) {
      assert.deepEqual(
        analyseText(text, options)
          .problems()
          .map((problem) => problem.code),
        [code],
      );
      assert.deepEqual(analyseText(text, { fileName: 'other.yaml' }).problems(), []);
    }
  });
});

describe('Butane: what the user says', () => {
  it('on the line or above it keeps a problem from being shown', () => {
    check(`${fcos}one: 1 # strata-ignore butane/unknown-key kept for another tool
# strata-ignore butane/unknown-key
two: 2
three: 3
#^^^^ warning[butane/unknown-key]
`);
  });

  it('about another code changes nothing', () => {
    check(`${fcos}one: 1 # strata-ignore butane/duplicate-key
#^^ warning[butane/unknown-key]
`);
  });

  it('in the modeline decides the format', () => {
    checkMarkers(`# strata: format=butane\n${fcos}one: 1\n#^^ warning[butane/unknown-key]\n`, { fileName: 'a.txt' });
    check(`# strata: format=none\n${fcos}one: 1\n`);
  });

  it('in the settings decides the severity', () => {
    const text = `${fcos}one: 1\n`;
    const severity = (level: 'error' | 'off') =>
      analyseText(text, { ...options, settings: { severity: { 'butane/unknown-key': level } } }).problems();
    assert.deepEqual(
      severity('error').map((problem) => problem.severity),
      ['error'],
    );
    assert.deepEqual(severity('off'), []);
  });
});

describe('Butane: damaged text', () => {
  it('costs only the damaged line', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/x
      mo
#     ^^ error[syntax/missing-colon]
      overwrit: true
#     ^^^^^^^^ warning[butane/unknown-key] did you mean \`overwrite\`?
systemd:
  units:
    - name: "a.service
#           ^^^^^^^^^^ error[syntax/unclosed-quote]
      enable: true
#     ^^^^^^ warning[butane/unknown-key] did you mean \`enabled\`?
`);
  });

  it('does not make a required key missing that is just being typed', () => {
    check(`${fcos}storage:
  files:
    - mode: 0644
      pat
#     ^^^ error[syntax/missing-colon]
`);
  });

  it('with a conflict is judged on the first side', () => {
    check(`${fcos}<<<<<<< HEAD
#^^^^^^^^^^^ error[syntax/conflict-marker]
storge: {}
#^^^^^ warning[butane/unknown-key]
=======
paswd: {}
>>>>>>> theirs
`);
  });

  it('with a half-typed first key is judged below it', () => {
    check(`${fcos}storage:
  fil
# ^^^ error[syntax/missing-colon]
  files:
    - path: /etc/a
      contents:
        comp
#       ^^^^ error[syntax/missing-colon]
        inlin: text
#       ^^^^^ warning[butane/unknown-key]
    - pa
#     ^^ error[syntax/missing-colon]
      mode: "0644"
#           ^^^^^^ error[butane/wrong-type]
    -path: /etc/b
#   ^^^^^^^^^^^^^ error[syntax/missing-space]
      mod: 0644
#     ^^^ warning[butane/unknown-key]
`);
  });

  it('with tabs is told where they are', () => {
    check(`${fcos}storage:
  files: []
	links: []
#< error[syntax/tab-indentation]
`);
  });

  it('with templates is judged where there are none', () => {
    check(`variant: fcos
version: 1.6.0
storage:
  files:
    - path: {{ path }}
      mode: \${mode}
      overwrit: true
#     ^^^^^^^^ warning[butane/unknown-key]
{% if swap %}
    - path: /etc/swap
      contents:
        inline: "\${content}"
{% endif %}
    - path: /etc/{{ name }}.conf
      mode: 010000
#           ^^^^^^ error[butane/bad-value]
`);
  });
});

describe('Butane: fixes', () => {
  const fix = (expected: FixCase): void => checkFix({ options, ...expected });
  const storage = (lines: string, head = fcos) => `${head}storage:\n  files:\n    - path: /etc/x\n${lines}`;

  it('rename a key', () => {
    fix({
      before: storage('      ovrwrite: false # no\n'),
      code: 'butane/unknown-key',
      after: storage('      overwrite: false # no\n'),
    });
    fix({
      before: `${fcos}passwd:\n  users:\n    - name: core\n      sshAuthorizedKeys:\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm\n`,
      code: 'butane/unknown-key',
      after: `${fcos}passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm\n`,
    });
  });

  it('remove a key with all that belongs to it', () => {
    fix({
      before: storage('      colour:\n        - blue # sky\n      mode: 0644\n'),
      code: 'butane/unknown-key',
      title: 'Remove `colour`',
      after: storage('      mode: 0644\n'),
    });
  });

  it('raise the version, in the quotes that it has', () => {
    fix({
      before: 'variant: fcos\nversion: "1.4.0" # old\ngrub:\n  users: []\n',
      code: 'butane/key-of-later-version',
      title: 'Raise the version to fcos 1.5.0',
      after: 'variant: fcos\nversion: "1.5.0" # old\ngrub:\n  users: []\n',
    });
  });

  it('choose the value that was meant', () => {
    const device = (format: string) =>
      `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      format: ${format}\n`;
    fix({ before: device('ext5'), code: 'butane/value-not-allowed', after: device('ext4') });
    fix({ before: device("'ext5'"), code: 'butane/value-not-allowed', after: device("'ext4'") });
  });

  it('change a value or the version where the value is of a later one', () => {
    const layout = (version: string, value: string) =>
      `variant: fcos\nversion: ${version}\nboot_device:\n  layout: ${value}\n  luks: { tpm2: true }\n`;
    const code = 'butane/value-of-other-version';
    fix({ before: layout('1.5.0', 's390x-virt'), code, after: layout('1.6.0', 's390x-virt') });
    fix({
      before: layout('1.5.0', 's390x-virt'),
      code,
      title: 'Change to `x86_64`',
      after: layout('1.5.0', 'x86_64'),
    });
  });

  it('correct variant and version', () => {
    fix({
      before: 'variant: flatcarr\nversion: 1.1.0\n',
      code: 'butane/unknown-variant',
      after: 'variant: flatcar\nversion: 1.1.0\n',
    });
    fix({ before: 'variant: fcos\nversion: 1.6\n', code: 'butane/unknown-version', after: fcos });
  });

  it('write a missing variant or version', () => {
    fix({
      before: '# mine\nversion: 1.6.0\nstorage: {}\n',
      code: 'butane/missing-variant',
      after: '# mine\nvariant: fcos\nversion: 1.6.0\nstorage: {}\n',
    });
    fix({
      before: 'variant: flatcar\nstorage: {}\n',
      code: 'butane/missing-version',
      after: 'variant: flatcar\nversion: 1.1.0\nstorage: {}\n',
    });
  });

  it('take quotes away that make a number a text', () => {
    fix({
      before: storage('      mode: "0644"\n'),
      code: 'butane/wrong-type',
      after: storage('      mode: 0644\n'),
    });
  });

  it('remove a key that the variant refuses', () => {
    fix({
      before: 'variant: r4e\nversion: 1.1.0\nkernel_arguments:\n  should_exist: [quiet]\nstorage: {}\n',
      code: 'butane/forbidden-key',
      after: 'variant: r4e\nversion: 1.1.0\nstorage: {}\n',
    });
  });

  it('mend a damaged line', () => {
    fix({
      before: `${fcos}storage:\n\tfiles: []\n`,
      code: 'syntax/tab-indentation',
      after: `${fcos}storage:\n  files: []\n`,
    });
    fix({
      before: storage('      contents:\n        inline: "a\n      mode: 0644\n'),
      code: 'syntax/unclosed-quote',
      after: storage('      contents:\n        inline: "a"\n      mode: 0644\n'),
    });
    const groups = (item: string) =>
      `${fcos}passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n        ${item}\n`;
    fix({ before: groups('-docker'), code: 'syntax/missing-space', after: groups('- docker') });
  });

  it('remove the empty item and the second key', () => {
    fix({
      before: `${fcos}storage:\n  files:\n    -\n    - path: /etc/x\n`,
      code: 'butane/null-item',
      after: `${fcos}storage:\n  files:\n    - path: /etc/x\n`,
    });
    fix({
      before: `${fcos}storage: {}\npasswd: {}\nstorage: {}\n`,
      code: 'butane/duplicate-key',
      after: `${fcos}storage: {}\npasswd: {}\n`,
    });
  });
});
