import assert from 'node:assert/strict';
import { resolveSettings, type SettingsSources } from '../../server/src/settings/resolveSettings.ts';
import { joinSettings } from '../../server/src/settings/settings.ts';

const uri = 'file:///work/nodes/a.bu';
const project: NonNullable<SettingsSources['project']> = {
  folder: 'file:///work',
  settings: {
    os: 'top',
    filesDir: 'top',
    severity: { 'a/a': 'error', 'b/b': 'error' },
    files: [
      { glob: 'nodes/*', os: 'entry' },
      { glob: '**', os: 'later entry', tool: ['tool@2'] },
      { glob: 'elsewhere/*', os: 'other' },
    ],
  },
};
const editor = {
  os: 'editor',
  tool: ['tool@3'],
  filesDir: 'editor',
  severity: { 'b/b': 'off', 'c/c': 'info' },
} as const;

describe('the order of settings', () => {
  const text = '# strata: os=microos\n';

  it('is flag, modeline, entry, top level, editor', () => {
    const os = (sources: Partial<Parameters<typeof resolveSettings>[0]>) =>
      resolveSettings({ text: '', uri, ...sources }).os;
    assert.equal(os({ flags: { os: 'flag' }, text, project, editor }), 'flag');
    assert.equal(os({ text, project, editor }), 'microos');
    assert.equal(os({ project, editor }), 'entry');
    assert.equal(os({ project, editor, uri: 'file:///work/a.bu' }), 'later entry');
    assert.equal(os({ project: { ...project, settings: { ...project.settings, files: [] } }, editor }), 'top');
    assert.equal(os({ editor }), 'editor');
    assert.equal(os({}), undefined);
  });

  it('is kept for each setting by itself', () => {
    const settings = resolveSettings({ text, uri, project, editor });
    assert.deepEqual(settings.tool, ['tool@2']);
    assert.equal(settings.filesDir, 'file:///work/top');
  });

  it('joins severities code by code', () => {
    const { severity } = resolveSettings({ text, uri, project, editor });
    assert.deepEqual(severity, { 'a/a': 'error', 'b/b': 'error', 'c/c': 'info' });
  });

  it('does not let a source take back what another says by saying nothing', () => {
    assert.equal(joinSettings([{}, { format: 'butane', formatBy: 'x' }, { format: 'ignition' }]).format, 'butane');
    assert.equal(joinSettings([{}, { format: 'butane', formatBy: 'x' }]).formatBy, 'x');
  });
});
