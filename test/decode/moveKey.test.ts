import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';
const file = `${fcos}storage:\n  files:\n    - path: /etc/x\n`;

describe('a key in a place where it is unknown', () => {
  const check = (source: string): void => checkMarkers(source, options);

  it('is told to belong below the empty key above it, and nothing is said of that', () => {
    check(`${file}      contents:
      inline: |
#     ^^^^^^ warning[butane/unknown-key] it belongs below \`contents\`, so indent it
        hello
      compression: gzip
#     ^^^^^^^^^^^ warning[butane/unknown-key] it belongs below \`contents\`, so indent it
    - path: /etc/y
      user:
      id: 5
#     ^^ warning[butane/unknown-key] it belongs below \`user\`, so indent it
      group:
#     ^^^^^ warning[butane/null-value]
`);
  });

  it('is told to belong below a key, one level up, or in another section', () => {
    check(`${file}      inline: hello
#     ^^^^^^ warning[butane/unknown-key] in \`storage.files[0]\`: it is ignored; it belongs below \`contents\`
      contents:
        source: https://example.com/x
        mode: 0644
#       ^^^^ warning[butane/unknown-key] it belongs one level up
  units:
# ^^^^^ warning[butane/unknown-key] it belongs below \`systemd\` at the top level
    - name: a.service
users:
#^^^^ warning[butane/unknown-key] it belongs below \`passwd\`
  - ssh_authorized_keys: []
`);
  });

  it('is told both places where it may belong, and of more than two none', () => {
    check(`${file}      name: x
#     ^^^^ warning[butane/unknown-key] it belongs below \`user\` or \`group\`
users:
#^^^^ warning[butane/unknown-key] it belongs below \`passwd\` or \`grub\`
  - name: core
`);
  });

  it('is only unknown where its value would not fit there, or a key there has its name', () => {
    check(`${file}      inline: [a]
#     ^^^^^^ warning[butane/unknown-key] accepted here
      contents:
        path: /etc/y
#       ^^^^ warning[butane/unknown-key] accepted here
`);
  });

  it('is where it is meant to be, if a list stands in the column of its key', () => {
    check(`${fcos}storage:\n  files:\n  - path: /etc/x\n`);
  });
});

interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    title: 'indents it with all its lines',
    before: `${file}      contents:\n      inline: |\n        a\n\n          b\n      mode: 0644\n`,
    after: `${file}      contents:\n        inline: |\n          a\n\n            b\n      mode: 0644\n`,
  },
  {
    title: 'moves it to the empty key above',
    before: `${file}      contents: # what\n      mode: 0644\n      inline: hello # hi\n      overwrite: true\n`,
    after: `${file}      contents: # what\n        inline: hello # hi\n      mode: 0644\n      overwrite: true\n`,
  },
  {
    title: 'makes the key that it belongs below',
    before: `${file}      inline: |\n        hello\n      mode: 0644\n`,
    after: `${file}      contents:\n        inline: |\n          hello\n      mode: 0644\n`,
  },
  {
    title: 'makes that key as the first one of an item',
    before: `${fcos}storage:\n  files:\n    - inline: hello\n      path: /etc/x\n`,
    after: `${fcos}storage:\n  files:\n    - contents:\n        inline: hello\n      path: /etc/x\n`,
  },
  {
    title: 'indents it behind the keys that stand there',
    before: `${fcos}storage:\n    links: []\nfiles:\n- path: /etc/x\n  mode: 0644\n`,
    after: `${fcos}storage:\n    links: []\n    files:\n    - path: /etc/x\n      mode: 0644\n`,
  },
  {
    title: 'moves it before the keys that stand there',
    before: `${fcos}files:\n  - path: /etc/x\nstorage:\n  links: []`,
    after: `${fcos}storage:\n  files:\n    - path: /etc/x\n  links: []`,
  },
  {
    title: 'moves it from the last line',
    before: `${file}      contents:\n        compression: ""\n      mode: 0644\n      inline: hello`,
    after: `${file}      contents:\n        inline: hello\n        compression: ""\n      mode: 0644`,
  },
  {
    title: 'moves it into braces',
    before: `${file}      contents: { compression: "" }\n      inline: hello\n`,
    after: `${file}      contents: { inline: hello, compression: "" }\n`,
  },
  {
    title: 'makes braces in braces',
    before: `${fcos}storage: { files: [ { path: /etc/x, inline: hello } ] }\n`,
    after: `${fcos}storage: { files: [ { path: /etc/x, contents: { inline: hello } } ] }\n`,
  },
  {
    title: 'moves it one level up',
    before: `${file}      contents:\n        mode: 0644\n        inline: hello\n`,
    after: `${file}      mode: 0644\n      contents:\n        inline: hello\n`,
  },
  {
    title: 'moves it one level up from an item that begins with the key around',
    before: `${fcos}storage:\n  files:\n    - contents:\n        inline: hello\n        path: /etc/x\n      mode: 0644\n`,
    after: `${fcos}storage:\n  files:\n    - path: /etc/x\n      contents:\n        inline: hello\n      mode: 0644\n`,
  },
  {
    title: 'moves it one level up in braces',
    before: `${fcos}storage: { files: [ { path: /etc/x, contents: { inline: a, mode: 0644 } } ] }\n`,
    after: `${fcos}storage: { files: [ { path: /etc/x, mode: 0644, contents: { inline: a } } ] }\n`,
  },
];

describe('the fix of a key in a place where it is unknown', () => {
  for (const { title, before, after } of cases) {
    it(title, () => {
      for (const end of ['\n', '\r\n']) {
        checkFix({
          before: before.replaceAll('\n', end),
          code: 'butane/unknown-key',
          after: after.replaceAll('\n', end),
          options,
        });
      }
    });
  }

  it('makes and fills objects in JSON', () => {
    const fix = (before: string, after: string): void =>
      checkFix({
        before: `{ "ignition": { "version": "3.4.0" }, ${before} }`,
        code: 'ignition/unknown-key',
        after: `{ "ignition": { "version": "3.4.0" }, ${after} }`,
        options: { fileName: 'config.ign' },
      });
    fix('"units": [\n{"name": "a.service"}]', '"systemd": { "units": [\n{"name": "a.service"}] }');
    fix('"storage": {"links": []}, "files": []', '"storage": {"files": [], "links": []}');
    fix('"storage": {}, "files": []', '"storage": {"files": []}');
  });

  it('is offered for both places where it may belong', () => {
    for (const [section, hash] of [
      ['passwd', "'*'"],
      ['grub', 'grub.pbkdf2.sha512.1.A.B'],
    ]) {
      checkFix({
        before: `${fcos}users:\n  - name: core\n    password_hash: ${hash}\n`,
        code: 'butane/unknown-key',
        title: `Put it below \`${section}\``,
        after: `${fcos}${section}:\n  users:\n    - name: core\n      password_hash: ${hash}\n`,
        options,
      });
    }
  });

  const leftAlone = [
    ['an anchor', `${file}      inline: &a hello\n`],
    ['an alias', `${fcos}passwd:\n  users:\n    - name: &a core\nfiles:\n  - path: *a\n`],
    ['a template', `${file}      inline: {{ text }}\n`],
    ['a text that keeps its blank lines', `${file}      inline: |+\n        a\n\n`],
    ['nothing that would be left', `${file}      contents:\n        mode: 0644\n`],
  ] as const;
  for (const [title, text] of leftAlone) {
    it(`is not offered for ${title}`, () => {
      const problem = analyseText(text, options)
        .problems()
        .find(({ message }) => message.includes('it belongs'));
      assert.ok(problem);
      const titles = (problem.fixes?.() ?? []).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((each) => each.startsWith('Put')),
        [],
      );
    });
  }
});
