import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readRulePages } from '../../server/build/rulePages.mjs';
import { codePage } from '../../server/src/settings/codePage.ts';
import { problemCodes } from '../../server/src/settings/problemCodes.ts';
import { type CommandLine, commandLine, type ProblemRecord } from '../cli/support.ts';
import { analyseText } from '../support/analyseText.ts';
import { type ExamplePart, type RulePage, readRulePage } from '../support/rulePage.ts';

const index = 'docs/rules/README.md';
const codes = [...problemCodes()];
const pages = new Map(
  Object.entries(readRulePages('.')).map(([name, text]): [string, RulePage | undefined] => [name, readRulePage(text)]),
);
const header = 'variant: fcos\nversion: 1.6.0\n';

/** What no page can show, because nobody would see it or it is too long: the file that has the problem. */
const unseen: Readonly<
  Record<string, { readonly fileName: string; readonly text: string; readonly invalidAt?: number }>
> = {
  'config/excessive-aliasing': {
    fileName: 'a.bu',
    text: readFileSync('test/goldens/butane/syntax-excessive-aliasing.bu', 'utf8'),
  },
  'strata/binary': { fileName: 'a.bu', text: `${header}\0` },
  'strata/more-problems': {
    fileName: 'a.bu',
    text: header + Array.from({ length: 1100 }, (_, index) => `k${index}: 1\n`).join(''),
  },
  'strata/too-large': { fileName: 'a.bu', text: header + '# a comment\n'.repeat(200_000) },
  'syntax/block-scalar-tab': { fileName: 'a.bu', text: `${header}storage:\n  files:\n    - path: |\n\t/etc/a\n` },
  'syntax/byte-order-mark': { fileName: 'a.ign', text: '\ufeff{"ignition": {"version": "3.5.0"}}' },
  'syntax/control-character': { fileName: 'a.bu', text: `${header}# \u0001\n` },
  'syntax/not-utf-8': { fileName: 'a.bu', text: `${header}# \ufffd\n`, invalidAt: header.length + 2 },
  'syntax/odd-blank': { fileName: 'a.bu', text: `${header}storage:\u00a0{}\n` },
  'syntax/tab': { fileName: 'a.bu', text: `${header}storage:\n  files:\n    -\tpath: /etc/a\n` },
  'syntax/tab-indentation': { fileName: 'a.bu', text: `${header}storage:\n\tfiles: []\n` },
  'syntax/too-deep': { fileName: 'a.bu', text: `${header}storage: ${'['.repeat(1100)}${']'.repeat(1100)}\n` },
};

/** What shows in no file of today, or only on a disk that a page cannot describe; the page says so. */
const unexampled: readonly string[] = [
  'butane/tree-special-file',
  'config/key-of-removed-version',
  'convert/mode-unknown',
  'strata/user-data-size',
  'syntax/escape',
  'syntax/expected-entry',
  'syntax/expected-key',
  'syntax/key-not-allowed',
  'syntax/quote-open',
  'syntax/sequence-not-allowed',
  'syntax/tab-in-plain',
  'syntax/unreadable',
  'syntax/value-not-allowed',
];

describe('the pages of problem codes', () => {
  it('are there for every code, and for no other', () => {
    assert.deepEqual([...pages.keys()].sort(), [...new Set(codes.map(codePage))].sort());
  });

  it('have the layout of all, and name the codes that they explain', () => {
    for (const [name, page] of pages) {
      assert.ok(page, `${name}: another layout`);
      assert.deepEqual(
        page.codes,
        codes.filter((code) => codePage(code) === name),
        name,
      );
      assert.match(page.summary, /^[A-Z`].*\.$/u, name);
    }
  });

  it('name files that there are', () => {
    for (const [name, text] of Object.entries(readRulePages('.')))
      for (const [, file = ''] of text.matchAll(/`((?:server|schemas|docs)\/[\w./-]+)`/gu))
        assert.ok(existsSync(file), `${name}: ${file}`);
  });

  it('are listed in their README', () => {
    const text = indexText();
    if (process.env.UPDATE && !process.env.CI) writeFileSync(index, text);
    assert.equal(existsSync(index) ? readFileSync(index, 'utf8') : '', text);
  });

  it('show an example wherever there can be one', () => {
    const without = [...pages].filter(([, page]) => page?.wrong.length === 0).map(([name]) => name);
    assert.deepEqual(without.sort(), [...Object.keys(unseen), ...unexampled].sort());
    for (const [name, page] of pages) assert.equal(page?.wrong.length === 0, page?.right.length === 0, name);
  });

  for (const [name, { text, ...options }] of Object.entries(unseen)) {
    it(`speak of what is found: ${name}`, () => {
      const found = analyseText(text, options).problems();
      const own = found.filter(({ code }) => codePage(code) === name);
      assert.ok(own.length > 0, found.map(({ code }) => code).join());
      checkVerdict(name, own);
    });
  }
});

describe('the examples of the pages of problem codes', () => {
  let cli: CommandLine;
  let problems: ReadonlyMap<string, readonly ProblemRecord[]>;
  before(() => {
    cli = commandLine();
    // All at once: to start the program takes longer than to check a file.
    const files = [...pages].flatMap(([name, page]) =>
      (['wrong', 'right'] as const).flatMap((kind) => {
        const parts = page?.[kind] ?? [];
        for (const part of parts) if (part.kind === 'file') cli.write(`${name}/${kind}/${part.name}`, part.text);
        return parts[0] && !commandIn(parts) ? `${name}/${kind}/${parts[0].name}` : [];
      }),
    );
    problems = new Map(cli.check(files, 1).map((record) => [record.file, record.problems]));
  });
  after(() => cli.end());

  for (const [name, page] of pages) {
    const { wrong = [], right = [] } = page ?? {};
    if (wrong.length === 0) continue;
    it(`are right: ${name}`, () => {
      assert.deepEqual(pagesFound(wrong, `${name}/wrong`), [name]);
      assert.deepEqual(pagesFound(right, `${name}/right`), []);
      if (!commandIn(wrong)) checkVerdict(name, problems.get(`${name}/wrong/${wrong[0]?.name}`) ?? []);
    });
  }

  /** The pages of everything that is found. */
  function pagesFound(parts: readonly ExamplePart[], folder: string): readonly string[] {
    const command = commandIn(parts);
    const found =
      command === undefined
        ? (problems.get(`${folder}/${parts[0]?.name}`) ?? []).map(({ code }) => code)
        : codesPrinted(command, folder);
    return [...new Set(found.map(codePage))];
  }

  function codesPrinted(command: string, folder: string): readonly string[] {
    const [program, ...args] = command.split(' ');
    assert.equal(program, 'strata');
    const { stdout, stderr } = cli.run(args, '', folder);
    assert.doesNotMatch(stderr, /usage:/u);
    // What stands in the way of a conversion comes first, and what it follows from behind it.
    const printed = /\[([a-z]+\/[a-z-]+)\]$|"code":"([a-z]+\/[a-z-]+)"/gmu;
    return [...`${stdout}\n${stderr}`.matchAll(printed)].map(([, code, recorded = '']) => code ?? recorded).slice(0, 1);
  }
});

function commandIn(parts: readonly ExamplePart[]): string | undefined {
  return parts.find(({ kind }) => kind === 'command')?.name;
}

/** The page says how grave the problem is, and whether a real tool reports it. */
function checkVerdict(name: string, found: readonly { readonly severity: string; readonly source: string }[]): void {
  const verdict = pages.get(name)?.verdict ?? '';
  for (const { severity, source } of found) {
    assert.match(verdict, new RegExp(`\\*\\*${severity}\\*\\*`, 'iu'), name);
    if (source === 'strata') assert.match(verdict, /Strata/u, name);
    else assert.doesNotMatch(verdict, /the real tools say nothing/u, name);
  }
}

function indexText(): string {
  const rows = codes.map((code) => {
    const page = pages.get(codePage(code));
    return `| [\`${code}\`](${codePage(code)}.md) | ${severityIn(page)} | ${reporterIn(page)} | ${page?.summary} |`;
  });
  return [
    '# Problem codes',
    '',
    '![The Problems panel with a link at each code, and the page that one of them leads to](../images/rule-page.jpg)',
    '',
    'Every code that a problem can have, with its page. The table is made of the pages by `test/contract/rulePages.test.ts` (`UPDATE=1`); do not edit it.',
    '',
    '| code | severity | reported by | what is found |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function severityIn(page: RulePage | undefined): string {
  const words = [...(page?.verdict.matchAll(/\*\*(\w+)\*\*/gu) ?? [])].map(([, word = '']) => word.toLowerCase());
  return words.join(', ');
}

function reporterIn(page: RulePage | undefined): string {
  return page?.verdict.includes('the real tools say nothing') || /\*\*, reported by Strata/u.test(page?.verdict ?? '')
    ? 'Strata'
    : 'the real tool';
}
