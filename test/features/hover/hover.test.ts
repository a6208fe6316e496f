import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover/hover.ts';
import type { Hover } from '../../../server/src/features/hover/hoverSpot.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';

const inButane: AnalyseOptions = { fileName: 'config.bu' };
const inIgnition: AnalyseOptions = { fileName: 'config.ign' };

function hoverAt(
  source: string,
  options: AnalyseOptions,
): { readonly text: string; readonly found: Hover | undefined } {
  const { text, cursor } = parseFixture(source);
  return { text, found: hover(analyseText(text, options), cursor ?? 0) };
}

function markdownAt(source: string, options: AnalyseOptions = inButane): string {
  const { found } = hoverAt(source, options);
  assert.ok(found, 'there is no hover');
  return found.markdown;
}

function file(lines: string, version = '1.6.0'): string {
  return `variant: fcos\nversion: ${version}\nstorage:\n  files:\n    - path: /etc/motd\n${lines}`;
}

describe('hover', () => {
  it('says where the key stands, its type, and where to read on', () => {
    const { text, found } = hoverAt(file('      mo<|>de: 0600\n'), inButane);
    assert.equal(text.slice(found?.range.start, found?.range.end), 'mode');
    const [layers = '', rule, ...lines] = found?.markdown.split('\n\n') ?? [];
    assert.match(layers, /^\*\*early boot → overlay \(\/etc\) · first boot only\*\* {2}\n/u);
    assert.equal(rule, '---');
    assert.equal(lines[0], '**`storage.files[0].mode`** · integer');
    assert.match(lines.at(-1) ?? '', /\[Documentation\]\(https:\/\/\S+\)$/u);
    assert.ok(lines.length <= 8);
  });

  it('leads to the page of the version and variant of the file', () => {
    const inButaneOf = (head: string): string => markdownAt(`${head}sto<|>rage: {}\n`);
    assert.match(inButaneOf('variant: fcos\nversion: 1.5.0\n'), /\/butane\/config-fcos-v1_5\//u);
    assert.match(inButaneOf('variant: flatcar\nversion: 1.1.0\n'), /\/butane\/config-flatcar-v1_1\//u);
    assert.match(inButaneOf('variant: fcos\nversion: 1.8.0-experimental\n'), /\/butane\/config-fcos-v1_8-exp\//u);
    const json = '{"ignition": {"version": "3.3.0"}, "sto<|>rage": {}}';
    assert.match(markdownAt(json, inIgnition), /\/ignition\/configuration-v3_3\//u);
    const openshiftOnly = 'variant: fcos\nversion: 1.5.0\nopen<|>shift: {}\n';
    assert.match(markdownAt(openshiftOnly), /\/butane\/config-openshift-/u);
  });

  it('says what is required', () => {
    assert.match(markdownAt('variant: fcos\nver<|>sion: 1.6.0\n'), /\n\n\*\*`version`\*\* · string · required/u);
    assert.match(markdownAt('variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - pa<|>th: /x\n'), / · required/u);
  });

  it('shows modes in octal and in decimal', () => {
    assert.match(markdownAt(file('      mode: 06<|>44\n')), /Here: `420` = `0644` in octal/u);
    assert.match(markdownAt(file('      mode: 6<|>44\n')), /Here: `644` = `01204` in octal/u);
    assert.match(markdownAt(file('      mo<|>de: 0644\n')), /Default: `0644`/u);
    const json = '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/x", "mo<|>de": 420}]}}';
    assert.match(markdownAt(json, inIgnition), /Here: `420` = `0644` in octal/u);
    assert.match(markdownAt(json, inIgnition), /Default: `420`/u);
  });

  it('says what a word means to the real tool, where that is not plain', () => {
    assert.match(markdownAt(file('      overwrite: y<|>es\n')), /Here: `true`/u);
    assert.doesNotMatch(markdownAt(file('      overwrite: tr<|>ue\n')), /Here:/u);
  });

  it('says which versions have the key, the own variant first', () => {
    const markdown = markdownAt('variant: openshift\nversion: 4.19.0\nstorage:\n  luks:\n    - dis<|>card: true\n');
    assert.match(markdown, /Since openshift 4\.14\.0, fcos 1\.5\.0, flatcar 1\.1\.0; not in r4e, fiot/u);
  });

  it('is silent about versions where all have the key', () => {
    assert.doesNotMatch(markdownAt(file('      over<|>write: true\n')), /Since|not in/u);
  });

  it('says that the version lacks the key, also below it', () => {
    const luks = (key: string) => `variant: fcos\nversion: 1.1.0\nstorage:\n  ${key}\n`;
    assert.match(markdownAt(luks('lu<|>ks: []')), /\*\*Not in fcos 1\.1\.0\*\*, needs fcos 1\.2\.0 or later/u);
    assert.match(
      markdownAt(luks('luks: [{na<|>me: data}]')),
      /\*\*Not in fcos 1\.1\.0\*\*, needs fcos 1\.2\.0 or later/u,
    );
  });

  it('says that the variant refuses the key', () => {
    const markdown = markdownAt('variant: openshift\nversion: 4.19.0\nkernel_arg<|>uments: {}\n');
    assert.match(
      markdown,
      /\*\*Not supported by openshift 4\.19\.0\*\*: Butane refuses the file\. Use `openshift\.kernel_arguments`\./u,
    );
  });

  it('explains a key that was probably meant', () => {
    const markdown = markdownAt(file('      mod<|>ee: 0644\n'));
    assert.match(markdown, /^\*\*`storage\.files\[0\]\.modee`\*\* · unknown key; did you mean `mode`\?/u);
    assert.match(markdown, /Default: `0644`/u);
  });

  it('says no more of a key that resembles none', () => {
    assert.equal(markdownAt(file('      colo<|>ur: blue\n')), '**`storage.files[0].colour`** · unknown key');
  });

  it('explains the value of a list of choices', () => {
    const layout = (version: string) => `variant: fcos\nversion: ${version}\nboot_device:\n  layout: s390x<|>-virt\n`;
    assert.match(markdownAt(layout('1.6.0')), /^`s390x-virt`: .+$/mu);
    assert.match(markdownAt(layout('1.5.0')), /^`s390x-virt`: .+ Needs fcos 1\.6\.0 or later\.$/mu);
    assert.doesNotMatch(markdownAt(layout('1.5.0')), /Accepted: .*s390x/u);
  });

  it('says what the version is converted to', () => {
    assert.match(markdownAt('variant: fcos\nversion: 1.<|>6.0\n'), /Here: fcos 1\.6\.0, converted to version 3\.5\.0/u);
  });

  it('reads flow style, quoted keys and items of lists', () => {
    assert.match(markdownAt(file('      user: { na<|>me: core }\n')), /\n\n\*\*`storage\.files\[0\]\.user\.name`/u);
    assert.match(markdownAt(file('      "over<|>write": true\n')), /\n\n\*\*`storage\.files\[0\]\.overwrite`/u);
    const groups =
      'variant: fcos\nversion: 1.6.0\npasswd:\n  users:\n    - name: core\n      groups:\n        - wh<|>eel\n';
    assert.match(markdownAt(groups), /\n\n\*\*`passwd\.users\[0\]\.groups\[0\]`\*\* · string/u);
  });

  it('leaves long texts, comments and blanks alone', () => {
    for (const lines of [
      '      contents:\n        inline: |\n          hel<|>lo\n',
      '      # mo<|>de\n',
      '   <|>   \n',
    ]) {
      assert.equal(hoverAt(file(lines), inButane).found, undefined);
    }
  });
});
