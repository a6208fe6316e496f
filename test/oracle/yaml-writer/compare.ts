import { writeYaml } from '../../../server/src/formats/machineconfig/writeYaml.ts';
import { buildYamlWriter, writtenByButane } from './askButane.ts';
import { generatedValue } from './generatedValue.ts';
import { jsonOf, producedOf } from './plainValue.ts';

const [firstSeed = 1000, count = 50_000] = process.argv.slice(2).map(Number);
const batch = 2000;
const shownDifferences = 5;

buildYamlWriter();
let different = 0;
let undecided = 0;
for (let done = 0; done < count; done += batch) {
  const seeds = Array.from({ length: Math.min(batch, count - done) }, (_, index) => firstSeed + done + index);
  const values = seeds.map(generatedValue);
  for (const [index, theirs] of writtenByButane(values).entries()) {
    const value = values[index] ?? null;
    const ours = writeYaml(producedOf(value)).text;
    if (theirs === null) undecided++;
    else if (theirs !== ours && ++different <= shownDifferences) {
      console.log(
        `seed ${seeds[index]}: ${jsonOf(value)}\nButane: ${JSON.stringify(theirs)}\nours:   ${JSON.stringify(ours)}`,
      );
    }
  }
}
console.log(`${count} values: ${different} written differently, ${undecided} that Butane writes in several ways`);
process.exitCode = different > 0 ? 1 : 0;
