import assert from 'node:assert/strict';
import { nameWithoutTemplate, templateOfName } from '../../../server/src/document/template/templateOfName.ts';

describe('templateOfName', () => {
  it('takes the last ending of the name, in any case', () => {
    assert.equal(templateOfName('node.bu.tftpl'), 'terraform');
    assert.equal(templateOfName('node.ign.J2'), 'jinja');
    assert.equal(templateOfName('node.yaml.jinja2'), 'jinja');
    assert.equal(templateOfName('node.bu.gotmpl'), 'go');
    assert.equal(templateOfName('node.tpl'), 'go');
  });

  it('leaves it to the text where the name says nothing', () => {
    for (const name of ['node.bu', 'tftpl', 'node.j2.bu', 'node', '']) assert.equal(templateOfName(name), 'auto', name);
  });
});

describe('nameWithoutTemplate', () => {
  it('gives the name of what a template is rendered to', () => {
    assert.equal(nameWithoutTemplate('node.yaml.tmpl'), 'node.yaml');
    assert.equal(nameWithoutTemplate('node.bu.TEMPLATE'), 'node.bu');
    assert.equal(nameWithoutTemplate('node.bu'), 'node.bu');
    assert.equal(nameWithoutTemplate('j2'), 'j2');
  });
});
