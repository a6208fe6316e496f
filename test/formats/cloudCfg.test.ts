import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordDataSources.mjs from cloud-init's `ds-identify`. */
interface Case {
  readonly text: string;
  /** Null where it finds no list. */
  readonly found: string | null;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/dataSources.json', 'utf8'),
);
const options = { fileName: 'etc/cloud/cloud.cfg.d/90_image.cfg' };

function problemsOf(text: string): readonly Problem[] {
  return analyseText(text, options).problems();
}

/** What is found, as `severity code path`. */
function found(text: string): readonly string[] {
  return problemsOf(text).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`.trim());
}

function formatOf(text: string, fileName: string): string | null {
  return analyseText(text, { fileName }).info.format;
}

describe('what an image brings for cloud-init', () => {
  it('is known by its place, or by keys that only an image has', () => {
    for (const name of ['cloud.cfg', 'cloud.cfg.d/05_logging.cfg', 'files/cloud.cfg.d/a.cfg', 'cloud.cfg.tmpl']) {
      assert.equal(formatOf('users: [default]\n', name), 'cloud-cfg', name);
      assert.equal(formatOf('#cloud-config\nusers: [default]\n', name), 'cloud-cfg', name);
      assert.equal(formatOf('', name), 'cloud-cfg', name);
    }
    assert.equal(formatOf('datasource_list: [None]\nsystem_info: {distro: debian}\n', 'a.yaml'), 'cloud-cfg');
    assert.equal(formatOf('datasource_list: [None]\n', '90_dpkg.cfg'), 'cloud-cfg');
    assert.equal(formatOf('datasource: {url: x}\n', 'grafana.yaml'), null);
    assert.equal(formatOf('[section]\nkey = value\n', 'setup.cfg'), null);
    assert.equal(formatOf('#cloud-config\ndatasource_list: [None]\nsystem_info: {}\n', 'user-data'), 'cloud-config');
  });

  it('may have the keys of an image, and those of cloud-config', () => {
    assert.deepEqual(
      found(
        'datasource_list: [NoCloud]\ndatasource: {NoCloud: {fs_label: null}, Ec2: {timeout: 5}}\nsystem_info: {distro: debian, default_user: {name: debian, sudo: [a]}}\nmanual_cache_clean: true\nusers: [default]\ndisable_root: true\nsyslog_fix_perms: ~\n',
      ),
      [],
    );
    assert.deepEqual(found('manual_cache_clean: maybe\nusrs: []\nruncmd: 5\npackage_update: 5\n'), [
      'error cloud-cfg/wrong-type manual_cache_clean',
      'warning cloud-cfg/unknown-key usrs',
      'error cloud-cfg/wrong-type runcmd',
      'error cloud-cfg/wrong-type package_update',
    ]);
    assert.deepEqual(found('chpasswd: {expire: true, users: [{name: a, type: RANDM}]}\n'), [
      'error cloud-cfg/value-not-allowed chpasswd.users.0.type',
    ]);
  });

  it('is judged by the rules of cloud-config too', () => {
    assert.deepEqual(found('hostname: a\npreserve_hostname: true\n'), [
      'warning cloud-config/hostname-preserved hostname',
    ]);
  });

  for (const { text, found: seen } of cases) {
    it(`lists sources where a shell script finds them: ${JSON.stringify(text)}`, () => {
      const names = [...text.replace(/#.*/u, '').matchAll(/NoCloud|None/gu)].map(([name]) => name).join(' ');
      assert.deepEqual(found(text), seen === names ? [] : ['warning cloud-cfg/list-over-lines datasource_list']);
      const [problem] = problemsOf(text);
      if (problem) assert.deepEqual(found(applyEdits(text, problem.fixes?.()[0]?.edits ?? [])), []);
    });
  }

  it('lists modules that there are, and how often they run', () => {
    assert.deepEqual(
      found(
        'cloud_init_modules: [bootcmd, write-files, cc_ssh, [ntp, always], [final_message, once, text], {name: locale, frequency: once-per-instance}]\n',
      ),
      [],
    );
    assert.deepEqual(found('cloud_final_modules:\n  - runcmdd\n  - [ntp, daily]\n  - {name: nope, frequency: x}\n'), [
      'warning cloud-cfg/unknown-module cloud_final_modules.0',
      'warning cloud-cfg/unknown-frequency cloud_final_modules.1.1',
      'warning cloud-cfg/unknown-module cloud_final_modules.2.name',
      'warning cloud-cfg/unknown-frequency cloud_final_modules.2.frequency',
    ]);
  });

  it('may hold a network config, or say that there is to be none', () => {
    assert.deepEqual(found('network: {config: disabled}\n'), []);
    assert.deepEqual(found('network:\n  version: 2\n  ethernets:\n    eth0: {dhcp5: true}\n'), [
      'warning network-config/unknown-device-key ethernets.eth0.dhcp5',
    ]);
    assert.deepEqual(found('network:\n\tversion: 2\n').length, 1);
  });

  it('may have keys that only hold anchors', () => {
    assert.deepEqual(found('_log:\n  - &base [a]\nlog_cfgs:\n  - *base\n'), []);
  });

  it('may be a template', () => {
    const list = '[~, ~, auto, defaults, "0", "2"]';
    const branches = `{% if a %}\nmount_default_fields: ${list}\n{% else %}\nmount_default_fields: ${list}\n{% endif %}\n`;
    assert.deepEqual(found(branches), []);
    for (const line of ['## template: jinja', '## template:jinja', '##template: jinja'])
      assert.deepEqual(
        found(
          `${line}\nusers:\n{% if variant == "photon" %}\n  - name: root\n{% else %}\n  - default\n{% endif %}\nsystem_info:\n  distro: {{ variant }}\n`,
        ),
        [],
        line,
      );
  });

  it('is completed and explained', () => {
    const labels = offeredLabels('man<|>\n', options);
    assert.ok(labels.includes('manual_cache_clean') && labels.includes('manage_etc_hosts'), labels.join());
    assert.ok(offeredLabels('datasource_list: [<|>]\n', options).includes('NoCloud'));
    const text = 'manual_cache_clean: true\n';
    assert.match(hover(analyseText(text, options), 3)?.markdown ?? '', /another instance id/u);
  });
});

describe('a key of an image in user data', () => {
  it('is told where it belongs', () => {
    for (const key of [
      'datasource_list',
      'datasource_pkg_list',
      'manual_cache_clean',
      'log_cfgs',
      'logcfg',
      'log_basic',
      'def_log_file',
      'syslog_fix_perms',
      'allow_userdata',
      'unverified_modules',
      'disable_network_activation',
      'disable_vmware_customization',
    ]) {
      const [problem] = analyseText(`#cloud-config\n${key}: []\n`, { fileName: 'user-data' }).problems();
      assert.match(problem?.message ?? '', /cloud\.cfg/u, key);
    }
  });
});
