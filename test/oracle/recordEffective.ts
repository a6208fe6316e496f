import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { randomRaise, writtenRaises } from '../formats/raisedConfigs.ts';
import { recordedText } from './recordedText.ts';

// By its own path, because it finds the Go programs beside itself.
const { buildProgram } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const binary: string = await buildProgram('effective');
const { go, modules } = JSON.parse(execFileSync(binary, ['--versions'], { encoding: 'utf8' }));
const head = { ignition: modules['github.com/coreos/ignition/v2'], go };

const randomRaises = Array.from({ length: 160 }, (_, seed) => [String(seed), randomRaise(seed)] as const);
record('raisedConfigs', { written: Object.entries(writtenRaises), random: randomRaises });

interface Answer {
  readonly text?: string;
  readonly error?: string;
  readonly at?: readonly number[];
}

type Section = readonly (readonly [name: string, request: object])[];

function record(file: string, sections: Readonly<Record<string, Section>>): void {
  const written = Object.entries(sections).map(([name, section]) => {
    const answers = ask(section.map(([, request]) => request));
    const lines = section.map(
      ([key], index) => `    ${JSON.stringify(key)}: ${JSON.stringify(recordedAnswer(answers[index]!))}`,
    );
    return `  "${name}": {\n${lines.join(',\n')}\n  }`;
  });
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n${written.join(',\n')}\n}\n`;
  writeFileSync(`test/goldens/${file}.json`, text);
  const counts = Object.entries(sections).map(([name, section]) => `${section.length} ${name}`);
  console.log(`${file} ${head.ignition}: ${counts.join(', ')}`);
}

function ask(requests: readonly object[]): readonly Answer[] {
  const input = JSON.stringify(requests);
  return JSON.parse(execFileSync(binary, { input, encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

/** The text alone where there is nothing else to say. */
function recordedAnswer({ text, ...rest }: Answer): unknown {
  return text === undefined ? rest : recordedText(text);
}
