import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyEdits } from '../../server/src/base/text.ts';
import { complete } from '../../server/src/features/completion/completion.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/coreos-cloudinit/record.mjs. */
interface Case {
  readonly text: string;
  /** What `-validate` lists: `line 4: error: …`. */
  readonly report: readonly string[];
  /** Why `-validate` gave up. */
  readonly unjudged?: string;
  /** Why a run does nothing of it, or not all. */
  readonly stops?: string;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/coreosCloudinit.json', 'utf8'),
);

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
}

function found(text: string, os?: string): readonly Found[] {
  const analysis = analyseText(text, { fileName: 'user-data', ...(os === undefined ? {} : { settings: { os } }) });
  return analysis.problems().map(({ code, severity, range }) => {
    return { code, severity, line: text.slice(0, range.start).split('\n').length };
  });
}

const header = '#cloud-config\n';

/** What keeps only single units or settings from their effect, and is an error all the same. */
const refusedLater: readonly string[] = [
  'coreos:\n  locksmith:\n    window_start: 25:00\n',
  'coreos:\n  locksmith:\n    window_length: 1 hour\n',
  'coreos:\n  units:\n    - name: docker.service\n      command: begin\n',
];

/** Keys with dashes: `-validate` takes them for keys with underscores, and a run passes over them. */
const dashed = /^ *(?:- )?[a-z]+-[a-z-]+:/mu;

describe('a cloud-config for Flatcar', () => {
  for (const { text, report, unjudged, stops } of cases) {
    const body = text.slice(header.length);
    const problems = found(text, 'flatcar');
    const errors = problems.filter(({ severity }) => severity === 'error');
    const severe = problems.filter(
      ({ code, severity }) => severity === 'error' || code === 'layers/write-to-read-only-path',
    );

    it(`is refused as coreos-cloudinit refuses it: ${JSON.stringify(body)}`, () => {
      if (stops !== undefined) assert.ok(severe.length > 0, stops);
      else if (refusedLater.includes(body)) assert.ok(errors.length > 0);
      else assert.deepEqual(errors, []);
    });

    it(`is told what coreos-cloudinit reports: ${JSON.stringify(body)}`, () => {
      const lines = [...report, ...(unjudged === undefined ? [] : [/line \d+/u.exec(unjudged)?.[0] ?? ''])].map(
        (entry) => Number(/^line (\d+)/u.exec(entry)?.[1]),
      );
      for (const line of lines)
        assert.ok(
          problems.some((problem) => Math.abs(problem.line - line) <= 1),
          `line ${line}`,
        );
      if (lines.length === 0 && stops === undefined) assert.equal(problems.length > 0, dashed.test(body));
    });

    if (body.startsWith('coreos:'))
      it(`says itself that it is for Flatcar: ${JSON.stringify(body)}`, () => {
        assert.deepEqual(found(text), problems);
        assert.deepEqual(
          found(text, 'ubuntu').filter(({ severity }) => severity === 'error'),
          [{ code: 'cloud-config/unknown-key', severity: 'error', line: 2 }],
        );
      });
  }

  it('has the mistakes of a unit told where they stand', () => {
    const unit =
      'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/opt/a\n        Fo=1\n';
    assert.deepEqual(found(header + unit), [{ code: 'systemd/unknown-key', severity: 'warning', line: 8 }]);
    const dropIn =
      'coreos:\n  units:\n    - name: a.service\n      drop_ins:\n        - name: a.conf\n          content: "[Servic]"\n';
    assert.deepEqual(
      found(header + dropIn).map(({ code }) => code),
      ['systemd/unknown-section'],
    );
  });

  it('has keys with dashes written with underscores', () => {
    const text = `${header}coreos:\n  update:\n    reboot-strategy: off\nusers:\n  - name: a\n    no-create-home: true\n`;
    const [first, second] = analyseText(text, { fileName: 'user-data' }).problems();
    assert.match(first?.message ?? '', /known to coreos-cloudinit before Flatcar 3975\.2/u);
    assert.match(second?.message ?? '', /has passed over keys with `-` since 3975\.2/u);
    const mended = [first, second].reduceRight((whole, problem) => {
      const [fix] = problem?.fixes?.() ?? [];
      return applyEdits(whole, fix?.edits ?? []);
    }, text);
    assert.equal(
      mended,
      text.replace('reboot-strategy', 'reboot_strategy').replace('no-create-home', 'no_create_home'),
    );
  });

  it('has its keys completed and explained, and nobody else is offered them', () => {
    const labels = (text: string, os: string): readonly string[] => {
      const analysis = analyseText(text, { fileName: 'user-data', settings: { os } });
      return complete(analysis, text.length).map(({ label }) => label);
    };
    assert.ok(labels(`${header}c`, 'flatcar').includes('coreos'));
    assert.ok(!labels(`${header}c`, 'ubuntu').includes('coreos'));
    assert.ok(labels(`${header}coreos:\n  update:\n    reboot_strategy: `, 'flatcar').includes('etcd-lock'));
    const text = `${header}coreos:\n  update:\n    reboot_strategy: off\n`;
    const shown = hover(analyseText(text, { fileName: 'user-data' }), text.indexOf('reboot_strategy'))?.markdown;
    assert.match(shown ?? '', /end of boot → overlay \(\/etc\) · every boot/u);
  });

  it('is read by a header as strict as that of cloud-init', () => {
    const [problem] = analyseText('# cloud-config\ncoreos: {}\nhostname: a\n', { fileName: 'user-data' }).problems();
    assert.equal(problem?.code, 'cloud-config/header');
    assert.equal(problem.source, 'coreos-cloudinit');
  });
});
