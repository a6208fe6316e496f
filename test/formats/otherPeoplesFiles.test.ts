import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion/completion.ts';
import { codeActions } from '../../server/src/features/fixes/codeActions.ts';
import { fixAll } from '../../server/src/features/fixes/fixAll.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { foldingRanges } from '../../server/src/features/navigation/folding.ts';
import { documentSymbols } from '../../server/src/features/navigation/symbols.ts';
import { analyseText } from '../support/analyseText.ts';

interface OtherFile {
  readonly what: string;
  readonly fileName: string;
  readonly text: string;
}

const files: readonly OtherFile[] = [
  {
    what: 'a Kubernetes deployment and service',
    fileName: 'deployment.yaml',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  labels: { app: shop, version: "1.4.0" }
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: shop
          image: registry.example.com/shop:1.4.0
          volumeMounts:
            - { name: storage, mountPath: /var/lib/shop }
---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  ports:
    - port: 80
`,
  },
  {
    what: 'another kind of the group that MachineConfigs belong to',
    fileName: 'kubelet.yaml',
    text: `apiVersion: machineconfiguration.openshift.io/v1
kind: KubeletConfig
metadata:
  name: max-pods
spec:
  kubeletConfig:
    maxPods: 500
`,
  },
  {
    what: 'one of that group without its kind',
    fileName: 'kubelet.yaml',
    text: `apiVersion: machineconfiguration.openshift.io/v1
metadata:
  name: max-pods
spec:
  kubeletConfig:
    maxPods: 500
`,
  },
  {
    what: 'the kind of another program',
    fileName: 'machine.yaml',
    text: `apiVersion: machines.example.com/v1
kind: MachineConfig
spec:
  config: { cpus: 2 }
`,
  },
  {
    what: 'a kustomization with inline patches of MachineConfigs',
    fileName: 'kustomization.yaml',
    text: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [99-worker.yaml]
patches:
  - target: { kind: MachineConfig, name: 99-worker }
    patch: |-
      apiVersion: machineconfiguration.openshift.io/v1
      kind: MachineConfig
      metadata: { name: 99-worker }
      spec: { fip: true }
  - path: drop.yaml
patchesStrategicMerge:
  - |-
    $patch: delete
    kind: MachineConfig
`,
  },
  {
    what: 'a JSON patch of a MachineConfig',
    fileName: 'machineconfig-patch.yaml',
    text: `- op: replace
  path: /spec/config/ignition/version
  value: 3.4.0
- op: remove
  path: /spec/fips
`,
  },
  {
    what: 'a policy that holds a MachineConfig',
    fileName: 'policy.yaml',
    text: `apiVersion: policy.open-cluster-management.io/v1
kind: Policy
metadata: { name: motd, namespace: policies }
spec:
  remediationAction: enforce
  policy-templates:
    - objectDefinition:
        apiVersion: policy.open-cluster-management.io/v1
        kind: ConfigurationPolicy
        spec:
          object-templates:
            - complianceType: musthave
              objectDefinition:
                apiVersion: machineconfiguration.openshift.io/v1
                kind: MachineConfig
                spec: { config: { ignition: { version: 3.2.0 } }, fip: true }
`,
  },
  {
    what: 'a policy generator with MachineConfigs',
    fileName: 'group-policy.yaml',
    text: `apiVersion: ran.openshift.io/v1
kind: PolicyGenTemplate
metadata: { name: group, namespace: ztp }
spec:
  bindingRules: { group: du }
  mcp: worker
  sourceFiles:
    - fileName: MachineConfigSctp.yaml
      policyName: config-policy
      spec: { config: { systemd: { units: [] } } }
`,
  },
  {
    what: 'a list of other objects',
    fileName: 'dump.yaml',
    text: `apiVersion: v1
kind: List
items:
  - apiVersion: machineconfiguration.openshift.io/v1
    kind: MachineConfigPool
    metadata: { name: worker }
    spec: { machineConfigSelector: {} }
  - apiVersion: v1
    kind: Pod
`,
  },
  {
    what: 'a GitHub workflow',
    fileName: 'build.yml',
    text: `name: build
on:
  push:
    branches: [main]
jobs:
  build:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os: [ubuntu-24.04]
        variant: [fcos, flatcar]
    steps:
      - uses: actions/checkout@v4
      - run: butane --strict config.bu > config.ign
`,
  },
  {
    what: 'an Ansible playbook',
    fileName: 'site.yml',
    text: `- hosts: coreos
  become: yes
  vars:
    variant: fcos
    version: 1.5.0
  tasks:
    - name: Write the config
      ansible.builtin.template:
        src: config.bu.j2
        dest: /tmp/config.bu
        mode: "0644"
`,
  },
  {
    what: 'a compose file',
    fileName: 'compose.yaml',
    text: `version: "3.8"
services:
  web:
    image: nginx:1.27
    ports: ["8080:80"]
    volumes:
      - web:/usr/share/nginx/html
volumes:
  web: {}
`,
  },
  {
    what: 'a Helm template',
    fileName: 'configmap.yaml',
    text: `{{- if .Values.enabled }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "shop.fullname" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
data:
  variant: {{ .Values.variant | quote }}
{{- end }}
`,
  },
  {
    what: 'a file that only looks like Butane',
    fileName: 'product.yaml',
    text: `variant: blue
version: 2
storage:
  files:
    - 17
`,
  },
  {
    what: 'a package file with the word ignition',
    fileName: 'package.json',
    text: `{
  "name": "ignition",
  "version": "3.4.0",
  "dependencies": {}
}
`,
  },
  {
    what: 'variables with a variant and the release of an image',
    fileName: 'vars.yml',
    text: 'variant: fcos\nversion: 38.20230609.3.0\nimage: quay.io/example/fcos\n',
  },
  {
    what: 'variables with a version that Butane has too',
    fileName: 'vars.yml',
    text: 'variant: fcos\nversion: 1.5.0\nimage: quay.io/example/fcos\n',
  },
  {
    what: 'a package file with a variant',
    fileName: 'package.json',
    text: '{ "name": "a", "variant": "fcos", "version": "1.0.0" }\n',
  },
  {
    what: 'a package file with nothing but a variant',
    fileName: 'package.json',
    text: '{ "variant": "fcos", "version": "1.0.0" }\n',
  },
  {
    what: 'a Helm chart with a variant',
    fileName: 'Chart.yaml',
    text: 'apiVersion: v2\nname: edge\nvariant: r4e\nversion: 1.1.0\nappVersion: "1.16.0"\n',
  },
  {
    what: 'a document about Ignition',
    fileName: 'docs.yml',
    text: 'title: Versions\nignition: { version: 3.0.0 }\n',
  },
  {
    what: 'the config of Ignition in YAML, which it does not read',
    fileName: 'config.yaml',
    text: 'ignition: { version: 3.2.0 }\nstorage:\n  files:\n    - path: /a\n',
  },
  {
    what: 'a broken YAML file',
    fileName: 'broken.yaml',
    text: `a: "open
b: [1, 2
\tc: {
`,
  },
  { what: 'an empty file', fileName: 'empty.yaml', text: '' },
  { what: 'a file of comments', fileName: 'notes.yaml', text: '# variant: fcos\n# version: 1.5.0\n' },
];

describe("other people's files", () => {
  for (const { what, fileName, text } of files) {
    it(`leave Strata silent: ${what}`, () => {
      const analysis = analyseText(text, { fileName });
      assert.equal(analysis.info.format, null);
      assert.deepEqual(analysis.problems(), []);
      assert.deepEqual(documentSymbols(analysis), []);
      assert.deepEqual(foldingRanges(analysis), []);
      assert.deepEqual(codeActions(analysis, { start: 0, end: text.length }), []);
      assert.deepEqual(fixAll(analysis), []);
      for (let offset = 0; offset <= text.length; offset++) {
        assert.deepEqual(complete(analysis, offset), []);
        assert.equal(hover(analysis, offset), undefined);
      }
    });
  }
});

describe('JSON of other programs called Ignition', () => {
  for (const text of [
    '{ "ignition": { "version": "6.10.0", "model": "car" }, "world": "x" }',
    '{ "ignition": { "version": "1.2.3" } }',
    '{ "ignition": { "version": "3" }, "name": "a" }',
    '{ "name": "a", "version": "1.0.0", "ignition": { "version": "3.4.0" }, "dependencies": {} }',
  ]) {
    it(`is left alone: ${text}`, () => {
      const analysis = analyseText(text, { fileName: 'a.json', languageId: 'json' });
      assert.equal(analysis.info.format, null);
      assert.deepEqual(analysis.problems(), []);
    });
  }
});
