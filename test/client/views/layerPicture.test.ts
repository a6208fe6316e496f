import assert from 'node:assert/strict';
import { escaped, layerPicture, type PictureWords } from '../../../client/src/views/layerPicture.ts';
import { middleCut, type PictureBox, pictureLayout } from '../../../client/src/views/pictureLayout.ts';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { layerMap } from '../../../server/src/features/layers/layerMap.ts';
import { analyseText } from '../../support/analyseText.ts';

const words: PictureWords = {
  title: 'node.bu',
  about: 'about it',
  legend: [['overlay', 'overlay']],
  empty: 'nothing yet',
};

function mapOf(text: string, fileName = 'a.bu'): LayerMapResult {
  return layerMap(analyseText(text, { fileName }));
}

function filesAt(paths: readonly string[]): LayerMapResult {
  const items = paths.map((path) => `    - path: ${JSON.stringify(path)}\n`).join('');
  return mapOf(`variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n${items}`);
}

function boxesOf(map: LayerMapResult): readonly PictureBox[] {
  return pictureLayout(map).columns.flatMap(({ boxes }) => boxes);
}

function overlap(a: PictureBox, b: PictureBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the layout of a layer picture', () => {
  it('puts each setting into the layer that it lands in, what is sealed at the bottom', () => {
    const layout = pictureLayout(filesAt(['/etc/a', '/var/b', '/run/c', '/usr/bin/d']));
    const rows = layout.rows.map(({ title }) => title);
    assert.deepEqual([rows[0], rows.at(-1)], ['RAM', 'image']);
    const found = layout.columns.flatMap(({ boxes }) =>
      boxes.map(({ label, y }) => [label, layout.rows.findLast((row) => row.y <= y)?.title]),
    );
    assert.deepEqual(Object.fromEntries(found), {
      'file /etc/a': '/etc',
      'file /var/b': 'data',
      'file /run/c': 'RAM',
      'file /usr/bin/d': 'image',
    });
  });

  it('puts what is too many to draw together by kind, with its count', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `/etc/app/${index}`);
    const boxes = boxesOf(filesAt([...many, '/var/one']));
    assert.deepEqual(
      boxes.map(({ label }) => label),
      ['file /var/one', '1000 × file'],
    );
    assert.match(boxes[1]?.spoken ?? '', /file \/etc\/app\/0, file \/etc\/app\/1/u);
  });

  it('never lets boxes overlap, nor reach out of the picture', () => {
    const maps = [
      filesAt(Array.from({ length: 8 }, (_, index) => `/etc/${'long/'.repeat(index * 4)}x`)),
      mapOf(
        '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/usr/local/a"}], "raid": [{"name": "r"}]}}',
        'a.ign',
      ),
    ];
    for (const map of maps) {
      const { width, height } = pictureLayout(map);
      const boxes = boxesOf(map);
      for (const [index, box] of boxes.entries()) {
        assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, box.spoken);
        for (const other of boxes.slice(index + 1)) assert.ok(!overlap(box, other), `${box.label} / ${other.label}`);
      }
    }
  });

  it('draws a setting in each layer where systems differ, and says which', () => {
    const map = mapOf('{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/usr/local/a"}]}}', 'a.ign');
    const labels = boxesOf(map).map(({ label }) => label);
    assert.equal(labels.length, 2);
    assert.ok(labels.some((label) => label.includes('Flatcar')));
    assert.ok(labels.some((label) => label.includes('systems')));
  });

  it('shortens a name in its middle', () => {
    assert.equal(middleCut('abcdefghij', 10), 'abcdefghij');
    assert.equal(middleCut('abcdefghij', 7), 'abc…hij');
  });
});

describe('a layer picture', () => {
  it('escapes whatever a file says', () => {
    const bad = `/etc/"><script>alert('x')</script>&\u0000`;
    for (const use of ['page', 'file'] as const) {
      const svg = layerPicture(filesAt([bad]), words, use);
      assert.ok(!svg.includes('<script'), use);
      assert.match(svg, /&lt;script&gt;/u);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for it.
      assert.doesNotMatch(svg, /\u0000/u);
      assertWellFormed(svg);
    }
    assert.equal(escaped(`<&>"'`), '&lt;&amp;&gt;&quot;&#39;');
  });

  it('can be reached by the keyboard and read out in a page', () => {
    const svg = layerPicture(filesAt(['/etc/a']), words, 'page');
    assert.match(svg, /role="group" aria-label="about it"/u);
    const box = /<g class="box overlay"[^>]*data-key[^>]*>/u.exec(svg)?.[0] ?? '';
    assert.match(box, /tabindex="-1"/u);
    assert.match(box, /role="button"/u);
    assert.match(box, /aria-label="file \/etc\/a; early boot; overlay \(\/etc\) · first boot only"/u);
  });

  it('needs nothing beside it as a file, in light and in dark', () => {
    const svg = layerPicture(filesAt(['/etc/a']), words, 'file');
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    assert.match(svg, /<title id="strata-title">node\.bu<\/title>/u);
    assert.match(svg, /prefers-color-scheme: dark/u);
    assert.doesNotMatch(svg, /var\(|href|url\(|tabindex|data-key/u);
    assertWellFormed(svg);
  });

  it('says so where there is nothing to draw', () => {
    const svg = layerPicture(mapOf('variant: fcos\nversion: 1.6.0\n'), words, 'file');
    assert.match(svg, />nothing yet</u);
    assertWellFormed(svg);
  });

  it('uses no style attributes, which the policy of the page forbids', () => {
    assert.doesNotMatch(layerPicture(filesAt(['/etc/a']), words, 'page'), /\sstyle=|<style/u);
  });
});

/** Every element that is opened is closed, and no attribute is left open. */
function assertWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<>]*")*)(\/?)>/gu,
    (_, closing, name, _attributes, empty) => {
      if (closing) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
      return '';
    },
  );
  assert.deepEqual(open, []);
  assert.doesNotMatch(rest.replaceAll(/\{[^}]*\}/gu, ''), /[<>]/u);
}
