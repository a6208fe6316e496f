import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { printPath } from '../../server/src/base/path.ts';
import { documentSymbols } from '../../server/src/features/navigation/symbols.ts';
import { offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const head = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-worker-motd
  labels:
    machineconfiguration.openshift.io/role: worker
`;

const config = (version: string, rest = '') =>
  `${head}spec:\n  config:\n    ignition:\n      version: ${version}\n${rest}`;

describe('MachineConfig', () => {
  it('is found by group and kind, in YAML and in JSON', () => {
    assert.equal(analyseText(head).info.format, 'machineconfig');
    const json = '{ "apiVersion": "machineconfiguration.openshift.io/v1", "kind": "MachineConfig" }';
    assert.equal(analyseText(json, { fileName: 'config.json' }).info.format, 'machineconfig');
    assert.equal(analyseText(head.replace('kind: MachineConfig', 'kind: KubeletConfig')).info.format, null);
  });

  it('is found though its head is damaged', () => {
    const body = 'spec:\n  kernelArguments: [quiet]\n';
    const whole = `${head}${body}`;
    const line = 'apiVersion: machineconfiguration.openshift.io/v1\n';
    for (const text of [
      whole.replace(line, line.replace('.openshift.io', '')),
      whole.replace(line, line.toUpperCase().replace('APIVERSION', 'apiVersion')),
      whole.replace(line, line.replace(':', '')),
      whole.replace(line, ''),
      whole.replace('kind: MachineConfig\n', ''),
      whole.replace('kind: ', 'kind '),
      whole.replace('kind: ', ' kind: '),
    ]) {
      const analysis = analyseText(text);
      assert.equal(analysis.info.format, 'machineconfig', text);
      assert.equal(analysis.problems().filter(({ severity }) => severity === 'error').length, 1, text);
    }
  });

  it('is good as it should be', () => {
    checkMarkers(
      config(
        '3.4.0',
        `    storage:
      files:
        - path: /etc/motd
          mode: 0644
          contents:
            source: data:,hello
  kernelArguments: [quiet]
  fips: true
`,
      ),
    );
  });

  it('refuses keys of its own that nobody knows, and drops those of the config inside', () => {
    checkMarkers(`${head}spec:
  kernelArgs: [quiet]
# ^^^^^^^^^^ error[machineconfig/unknown-key] did you mean \`kernelArguments\`?
  colour: blue
# ^^^^^^ error[machineconfig/unknown-key] accepted here:
  config:
    ignition:
      version: 3.4.0
    storage:
      files:
        - path: /etc/motd
          mod: 420
#         ^^^ warning[machineconfig/unknown-key] did you mean \`mode\`?
          ovrwrite: true
#         ^^^^^^^^ warning[machineconfig/unknown-key] did you mean \`overwrite\`?
`);
  });

  it('is read whole, also where its Ignition version has no such key', () => {
    checkMarkers(`${head}spec:
  config:
    ignition:
      version: 3.2.0
    kernelArguments:
#   ^^^^^^^^^^^^^^^ warning[machineconfig/key-of-later-version]
      shouldExist: [a]
      shouldExist: 5
#     ^^^^^^^^^^^ error[machineconfig/duplicate-key]
`);
  });

  it('is read as YAML that becomes JSON', () => {
    checkMarkers(`${head}spec:
  fips: "true"
#       ^^^^^^ error[machineconfig/wrong-type] remove the quotes
  kernelType: realtime
  kernelType: default
# ^^^^^^^^^^ error[machineconfig/duplicate-key]
  ~: 5
# ^ error[machineconfig/null-key]
  kernelArguments:
    -
#    ^ warning[machineconfig/null-item]
  config:
    ignition:
      version: 3.4.0
    storage:
      files:
        - path: /etc/a
          mode: "0644"
#               ^^^^^^ error[machineconfig/wrong-type] remove the quotes
        - Path: /etc/b
#         ^^^^ warning[machineconfig/key-case] write \`path\`
          mode: 1.5
#               ^^^ error[machineconfig/wrong-type] whole number
`);
  });

  it('judges keys by the version inside', () => {
    checkMarkers(`${head}spec:
  config:
    ignition:
      version: 3.2.0
    kernelArguments: { shouldExist: [quiet] }
#   ^^^^^^^^^^^^^^^ warning[machineconfig/key-of-later-version] needs ignition 3.3.0 or later
`);
  });

  it('needs a version inside that is read', () => {
    checkMarkers(`${head}spec:
  config:
    ignition:
      version: 3.9.0
#              ^^^^^ error[machineconfig/unsupported-ignition-version] accepted: \`3.6.0\`
`);
    checkMarkers(`${head}spec:
  config:
# ^^^^^^ error[machineconfig/unsupported-ignition-version] is missing
    storage: {}
`);
  });

  it('must be of the version of the API that there is', () => {
    checkMarkers(`apiVersion: machineconfiguration.openshift.io/v2
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[machineconfig/value-not-allowed] \`machineconfiguration.openshift.io/v1\`
kind: MachineConfig
`);
  });

  it('is judged in every document of a stream, and only there', () => {
    checkMarkers(`${head}spec:
  fip: true
# ^^^ error[machineconfig/unknown-key] did you mean \`fips\`?
---
apiVersion: v1
kind: ConfigMap
data:
  fip: true
---
${head}spec:
  extension: [usbguard]
# ^^^^^^^^^ error[machineconfig/unknown-key] did you mean \`extensions\`?
`);
  });

  it('has fixes', () => {
    checkFix({
      before: config('3.9.0'),
      code: 'machineconfig/unsupported-ignition-version',
      after: config('3.6.0'),
    });
    checkFix({
      before: config('3.2.0', '    kernelArguments: {}\n'),
      code: 'machineconfig/key-of-later-version',
      after: config('3.3.0', '    kernelArguments: {}\n'),
    });
    checkFix({
      before: `${head}spec:\n  fip: true # needed\n`,
      code: 'machineconfig/unknown-key',
      after: `${head}spec:\n  fips: true # needed\n`,
    });
    checkFix({
      before: head.replace('/v1', '/v2'),
      code: 'machineconfig/value-not-allowed',
      after: head,
    });
  });
});

describe('a MachineConfig of which the kind is written in other letters', () => {
  it('is found, and told the right ones', () => {
    checkMarkers(
      `${head.replace('kind: MachineConfig\n', 'kind: Machineconfig\n#     ^^^^^^^^^^^^^ error[machineconfig/value-not-allowed] accepted: `MachineConfig`\n')}spec:\n  fips: true\n`,
    );
  });
});

describe('a patch of a MachineConfig', () => {
  const named = head.slice(0, head.indexOf('  labels'));

  it('may hold directives wherever it likes, take keys away, and lack what the object has', () => {
    checkMarkers(`${named}$patch: delete\n`);
    checkMarkers(`${head}spec:
  fips: null
  extensions:
    - $patch: replace
    - usbguard
  $setElementOrder/kernelArguments: [quiet]
  $deleteFromPrimitiveList/kernelArguments: [nosmt]
  config:
    systemd:
      $retainKeys: [units]
      units:
        - name: a.service
          $patch: delete
        - contents: "[Unit]"
`);
  });

  it('may be known by its lack of labels and version, or by its name', () => {
    const piece = `${named}spec:
  config:
    storage: { files: [{ path: /etc/motd, mode: 420 }] }
`;
    checkMarkers(piece);
    const labelled = piece.replace(named, head);
    assert.equal(analyseText(labelled).problems().length, 1);
    for (const fileName of ['patch.yaml', 'worker-patch.yaml', 'patch_worker.yml', '10.patches.yaml'])
      assert.deepEqual(analyseText(labelled, { fileName }).problems(), [], fileName);
    assert.equal(analyseText(labelled, { fileName: 'dispatcher.yaml' }).problems().length, 1);
  });

  it('is judged for what it says', () => {
    checkMarkers(`${named}$patch: merge
spec:
  kernelArgs: [quiet]
# ^^^^^^^^^^ error[machineconfig/unknown-key]
  fips: "true"
#       ^^^^^^ error[machineconfig/wrong-type]
  $patsch: x
# ^^^^^^^ error[machineconfig/unknown-key]
  config:
    ignition: { version: 3.9.0 }
#                        ^^^^^ error[machineconfig/unsupported-ignition-version]
`);
  });

  it('is called one', () => {
    const { info } = analyseText(`${named}$patch: delete\n`);
    assert.ok(info.evidence.includes('a patch: it holds `$patch`'));
    assert.equal(info.silence, 'what a patch lacks is not reported');
  });
});

describe('MachineConfigs in a list', () => {
  const indented = (text: string) => text.replaceAll(/^(?=.)/gmu, '  ').replace('  ', '- ');
  const list = (...items: readonly string[]) => `apiVersion: v1\nkind: List\nitems:\n${items.map(indented).join('')}`;

  it('are judged each, and only they', () => {
    checkMarkers(`apiVersion: v1
kind: List
metadata: { resourceVersion: "" }
items:
- apiVersion: machineconfiguration.openshift.io/v1
  kind: MachineConfig
  spec:
    kernelArgs: [quiet]
#   ^^^^^^^^^^ error[machineconfig/unknown-key] in \`spec\`
- apiVersion: v1
  kind: ConfigMap
  data: { fip: "true" }
  immutabel: true
- apiVersion: machineconfiguration.openshift.io/v1
  kind: MachineConfig
  spec:
    config: { ignition: { version: 3.9.0 } }
#                                  ^^^^^ error[machineconfig/unsupported-ignition-version]
`);
  });

  it('of their own kind, in JSON, and in a later document', () => {
    const text = JSON.stringify({
      apiVersion: 'machineconfiguration.openshift.io/v1',
      kind: 'MachineConfigList',
      items: [{ apiVersion: 'machineconfiguration.openshift.io/v1', kind: 'MachineConfig', spec: { fip: true } }],
    });
    for (const [source, part] of [
      [text, [0, 0]],
      [`a: 1\n---\n${text}\n`, [1, 0]],
    ] as const) {
      const [problem, ...more] = analyseText(source, { fileName: 'dump.json' }).problems();
      assert.deepEqual(more, []);
      assert.deepEqual(
        [problem?.code, problem?.path, problem?.part],
        ['machineconfig/unknown-key', ['spec', 'fip'], part],
      );
    }
  });

  it('say what the reader found in the list once', () => {
    checkMarkers(`${list(head, head)}  spec:
    fips: "true
#         ^^^^^ error[syntax/unclosed-quote]
- apiVersion: v1
  kind: [a
#       ^^ error[syntax/unclosed-bracket]
`);
    assert.deepEqual(analyseText(list('kind: ConfigMap\ndata: "x\n')).problems(), []);
  });

  it('are nothing where the list holds none, or is none', () => {
    for (const text of [
      list('apiVersion: v1\nkind: Pod\n'),
      'kind: List\nitems: MachineConfig\n',
      'kind: List\n',
      'kind: List\nitems: [MachineConfig, ~]\n',
    ])
      assert.equal(analyseText(text).info.format, null);
  });

  it('are judged as those that stand alone', () => {
    const folder = 'test/goldens/machineconfig';
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && !/^(?:syntax|byte-order|second)/u.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    assert.ok(texts.length > 20);
    const said = (text: string) =>
      analyseText(text)
        .problems()
        .map(({ code, path, message }) => `${code} ${printPath(path)} ${message}`);
    for (const text of texts) assert.deepEqual(said(list(text)), said(text), text);
    assert.deepEqual(said(list(...texts)), texts.flatMap(said));
  });

  it('have completion, hover and outline', () => {
    const text = list(head, `${head}spec:\n  kernelType: realtime\n  <|>\n`, 'kind: Pod\n');
    assert.ok(offeredLabels(text).includes('fips'));
    assert.equal(documentSymbols(analyseText(text.replace('<|>', ''))).length, 2);
  });
});

describe('what stands beside MachineConfigs', () => {
  it('is silent: pools, kubelet and runtime configs, other objects', () => {
    for (const kind of [
      'MachineConfigPool',
      'KubeletConfig',
      'ContainerRuntimeConfig',
      'ControllerConfig',
      'PinnedImageSet',
    ]) {
      checkMarkers(`${head}---
apiVersion: machineconfiguration.openshift.io/v1
kind: ${kind}
metadata: { name: x }
spec: { fips: "true", config: { a: 1 } }
---
${head}spec:
  fip: true
# ^^^ error[machineconfig/unknown-key]
`);
    }
  });
});
