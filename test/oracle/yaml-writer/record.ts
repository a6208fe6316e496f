import { writeFileSync } from 'node:fs';
import { recordedText } from '../recordedText.ts';
import { buildYamlWriter, versionsOfYamlWriter, writtenByButane } from './askButane.ts';
import { generatedValue } from './generatedValue.ts';
import { jsonOf, type PlainValue } from './plainValue.ts';
import { largeValues, writtenValues } from './writtenValues.ts';

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
buildYamlWriter();
const versions = versionsOfYamlWriter();
const small = new Map(writtenValues().map((value) => [jsonOf(value), value]));
const generated = new Map(Array.from({ length: 400 }, (_, seed) => [String(seed), generatedValue(seed)]));
const head = {
  ignition: versions['github.com/coreos/ignition/v2'],
  'yaml.v3': versions['gopkg.in/yaml.v3'],
  go: versions.go,
};
const sections = [
  section('written', small),
  section('large', new Map(Object.entries(largeValues))),
  section('generated', generated),
];
writeFileSync(
  'test/goldens/machineconfigYaml.json',
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n${sections.join(',\n')}\n}\n`,
);
console.log(`MachineConfig YAML: ${small.size} values, ${generated.size} generated`);

function section(name: string, values: ReadonlyMap<string, PlainValue>): string {
  const texts = writtenByButane([...values.values()]);
  const lines = [...values.keys()].map((key, index) => {
    const text = texts[index];
    if (typeof text !== 'string') throw new Error(`Butane writes this value in several ways: ${key}`);
    return `    ${JSON.stringify(key)}: ${JSON.stringify(recordedText(text))}`;
  });
  return `  "${name}": {\n${lines.join(',\n')}\n  }`;
}
