import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.ign' };

function check(source: string): void {
  checkMarkers(source, options);
}

describe('Ignition: keys', () => {
  it('that nobody knows are warned of, with what was probably meant', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "kernel_arguments": {},
# ^^^^^^^^^^^^^^^^^^ warning[ignition/unknown-key] did you mean \`kernelArguments\`?
  "storage": {
    "files": [{ "path": "/x", "mod": 420 }]
#                             ^^^^^ warning[ignition/unknown-key] did you mean \`mode\`?
  },
  "passwd": { "users": [{ "name": "core", "ssh_authorized_keys": [] }] }
#                                         ^^^^^^^^^^^^^^^^^^^^^ warning[ignition/unknown-key] did you mean \`sshAuthorizedKeys\`?
}
`);
  });

  it('of a later version are warned of', () => {
    check(`{
  "ignition": { "version": "3.0.0" },
  "kernelArguments": { "shouldExist": ["quiet"] },
# ^^^^^^^^^^^^^^^^^ warning[ignition/key-of-later-version] needs ignition 3.3.0 or later
  "storage": { "luks": [{}] }
#              ^^^^^^ warning[ignition/key-of-later-version] needs ignition 3.2.0 or later
}
`);
  });

  it('in another case are read all the same', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "Storage": { "files": [] }
# ^^^^^^^^^ warning[ignition/key-case] write \`storage\`
}
`);
  });

  it('that stand twice are warned of, because the first one is lost', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "storage": {},
  "storage": {}
# ^^^^^^^^^ warning[ignition/duplicate-key]
}
`);
  });

  it('that are required and missing are errors', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "storage": { "files": [{ "mode": 420 }] }
#                          ^^^^^^ error[ignition/missing-key] needs the key \`path\`
}
`);
  });
});

describe('Ignition: values', () => {
  it('of another type are errors', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "storage": {
    "files": [
      { "path": "/x", "mode": "0644" },
#                             ^^^^^^ error[ignition/wrong-type] \`420\`
      { "path": "/y", "mode": 1.5 },
#                             ^^^ error[ignition/wrong-type] whole number
      { "path": 5, "overwrite": "true" }
#               ^ error[ignition/wrong-type] text
#                               ^^^^^^ error[ignition/wrong-type] \`true\`
    ]
  }
}
`);
  });

  it('that do not fit are errors', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "storage": {
    "files": [{ "path": "x", "mode": 4096 }],
#                       ^^^ error[ignition/bad-value] absolute path
#                                    ^^^^ error[ignition/bad-value] the largest accepted value
    "filesystems": [{ "device": "/dev/vdb", "format": "ntfs" }]
#                                                     ^^^^^^ error[ignition/value-not-allowed]
  }
}
`);
  });

  it('that are null are said to be empty items', () => {
    check(`{
  "ignition": { "version": "3.4.0" },
  "passwd": { "users": [null] }
#                       ^^^^ warning[ignition/null-item]
}
`);
  });
});

describe('Ignition: the version', () => {
  it('is needed', () => {
    check('{ "storage": {} }\n# ^^^^^^^^^ error[ignition/missing-version] newest stable version\n');
    check('{ "ignition": {} }\n# ^^^^^^^^^^ error[ignition/missing-version]\n');
  });

  it('must be one that is read; the nearest comes first', () => {
    check(
      '{ "ignition": { "version": "3.9.0" } }\n#                          ^^^^^^^ error[ignition/unsupported-version] nearest accepted: `3.6.0`\n',
    );
    check(
      '{ "ignition": { "version": "3.4" } }\n#                          ^^^^^ error[ignition/unsupported-version] nearest accepted: `3.4.0`\n',
    );
  });

  it('of a predecessor is told how to move on, and nothing else', () => {
    check(
      '{ "ignition": { "version": "2.2.0" }, "storage": { "files": [{ "filesystem": "root" }] } }\n#                          ^^^^^^^ error[ignition/version-2]\n',
    );
    check(
      '{ "ignition": { "version": "1.2.3" }, "storage": {} }\n#                          ^^^^^^^ error[ignition/unsupported-version]\n',
    );
    check('{ "ignitionVersion": 1, "storage": {} }\n# ^^^^^^^^^^^^^^^^^ error[ignition/version-2]\n');
  });
});

describe('Ignition: text', () => {
  it('is found by its content, whatever its name', () => {
    checkMarkers(
      '{ "ignition": { "version": "3.4.0" }, "storge": {} }\n#                                     ^^^^^^^^ warning[ignition/unknown-key]\n',
      { fileName: 'config.json' },
    );
  });

  it('is strict JSON', () => {
    for (const text of [
      '{ "ignition": { "version": "3.4.0" }, }',
      '{ "ignition": { "version": "3.4.0" } } x',
      '{ "ignition": { "version": "3.4.0" } // comment\n}',
      "{ 'ignition': { 'version': '3.4.0' } }",
      '{ "ignition": { "version": "3.4.0" }',
      '',
    ]) {
      const problems = analyseText(text, options).problems();
      assert.ok(
        problems.some(({ severity }) => severity === 'error'),
        text,
      );
    }
  });

  it('reports each key of a damaged object once, and goes on behind it', () => {
    const text =
      '{\n  "ignition": { "version": "3.4.0" },\n  "storage": { "files": [ { "path": } ] },\n  "paswd": {}\n}\n';
    const codes = analyseText(text, options)
      .problems()
      .map((problem) => problem.code);
    assert.equal(codes.filter((code) => code.startsWith('syntax/')).length, 1);
    assert.ok(codes.includes('ignition/unknown-key'));
  });

  it('may be Butane under the name of Ignition', () => {
    const { info } = analyseText('variant: fcos\nversion: 1.6.0\n', options);
    assert.equal(info.format, 'butane');
  });
});

describe('Ignition: fixes', () => {
  const config = (rest: string, version = '3.4.0') => `{\n  "ignition": { "version": "${version}" },\n  ${rest}\n}\n`;

  it('rename a key', () => {
    checkFix({
      before: config('"kernel_arguments": {}'),
      code: 'ignition/unknown-key',
      after: config('"kernelArguments": {}'),
      options,
    });
    checkFix({ before: config('"Storage": {}'), code: 'ignition/key-case', after: config('"storage": {}'), options });
  });

  it('remove a key with its comma', () => {
    checkFix({
      before: '{\n  "ignition": { "version": "3.4.0" },\n  "colour": 1\n}\n',
      code: 'ignition/unknown-key',
      title: 'Remove `colour`',
      after: '{\n  "ignition": { "version": "3.4.0" }\n}\n',
      options,
    });
    checkFix({
      before: config('"colour": 1,\n  "storage": {}'),
      code: 'ignition/unknown-key',
      title: 'Remove `colour`',
      after: config('"storage": {}'),
      options,
    });
  });

  it('raise the version', () => {
    checkFix({
      before: config('"kernelArguments": { "shouldExist": ["quiet"] }', '3.2.0'),
      code: 'ignition/key-of-later-version',
      after: config('"kernelArguments": { "shouldExist": ["quiet"] }', '3.3.0'),
      options,
    });
  });

  it('write a version or correct it', () => {
    checkFix({
      before: '{ "ignition": { "version": "3.4" } }\n',
      code: 'ignition/unsupported-version',
      after: '{ "ignition": { "version": "3.4.0" } }\n',
      options,
    });
    checkFix({
      before: '{ "ignition": { "config": {} } }\n',
      code: 'ignition/missing-version',
      after: '{ "ignition": { "version": "3.6.0", "config": {} } }\n',
      options,
    });
  });

  it('make strict JSON of what is nearly JSON', () => {
    const good = '{ "ignition": { "version": "3.4.0" }, "storage": {} }\n';
    for (const [code, before] of [
      ['syntax/trailing-comma', good.replace('{} }', '{}, }')],
      ['syntax/missing-comma', good.replace('},', '}')],
      ['syntax/single-quotes', good.replace('"3.4.0"', "'3.4.0'")],
      ['syntax/unquoted-key', good.replace('"storage"', 'storage')],
    ] as const) {
      const fixed = analyseText(before, options)
        .problems()
        .find((problem) => problem.code === code)
        ?.fixes?.()[0];
      assert.ok(fixed, code);
      const after = applyEdits(before, fixed.edits);
      assert.deepEqual(analyseText(after, options).problems(), [], after);
      assert.deepEqual(JSON.parse(after), JSON.parse(good));
    }
  });

  it('write a mode as JSON has it', () => {
    checkFix({
      before: config('"storage": { "files": [{ "path": "/x", "mode": "0644" }] }'),
      code: 'ignition/wrong-type',
      after: config('"storage": { "files": [{ "path": "/x", "mode": 420 }] }'),
      options,
    });
  });
});

describe('an Ignition config with a key of Butane', () => {
  it('is still read as JSON', () => {
    const text = '{\n  "ignition": { "version": "3.4.0" },\n  "variant": "fcos"\n}\n}\n';
    const codes = analyseText(text, { fileName: 'a.ign' })
      .problems()
      .map(({ code }) => code);
    assert.deepEqual(codes, ['ignition/unknown-key', 'syntax/trailing-data']);
  });
});
