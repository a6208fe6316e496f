import assert from 'node:assert/strict';
import { Script } from 'node:vm';
import { pictureList } from '../../../client/src/views/pictureList.ts';
import { picturePage } from '../../../client/src/views/picturePage.ts';
import { layerMap } from '../../../server/src/features/layers/layerMap.ts';
import { analyseText } from '../../support/analyseText.ts';

const words = { language: 'en', title: '<b>&', exportLabel: 'Export', help: 'Help' };

describe('the page of a layer picture', () => {
  const page = picturePage(words, 'abc123');

  it('lets nothing run, look or load but what carries its nonce', () => {
    assert.match(page, /content="default-src 'none'; style-src 'nonce-abc123'; script-src 'nonce-abc123'"/u);
    for (const [, tag = ''] of page.matchAll(/<((?:script|style)[^>]*)>/gu)) assert.match(tag, /nonce="abc123"/u);
    assert.doesNotMatch(page, /https?:|src="|\son\w+=|\sstyle=/u);
  });

  it('escapes its words', () => {
    assert.match(page, /<title>&lt;b&gt;&amp;<\/title>/u);
  });

  it('has a script that can be read', () => {
    const script = /<script[^>]*>([\s\S]*)<\/script>/u.exec(page)?.[1] ?? '';
    assert.ok(new Script(script));
  });
});

describe('the list of a layer picture', () => {
  const list = (text: string) =>
    pictureList(layerMap(analyseText(text, { fileName: 'a.bu' })), { heading: 'Li<st', nothing: 'noth&ing' });

  it('names every setting, what no machine sees too, and phases in which nothing acts', () => {
    const html = list('variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/a\n');
    const names = [...html.matchAll(/data-key="[^"]*">([^<]*)</gu)].map(([, name]) => name);
    assert.deepEqual(names, ['file /etc/a', 'variant', 'version']);
    assert.match(html, /end of boot <span>0<\/span><\/h3><p>noth&amp;ing<\/p>/u);
    assert.match(html, /<span>overlay \(\/etc\) · first boot only<\/span>/u);
  });

  it('escapes whatever a file says', () => {
    const html = list('variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/<img src=x onerror=y>\n');
    assert.doesNotMatch(html, /<img/u);
    assert.match(html, /&lt;img/u);
  });
});
