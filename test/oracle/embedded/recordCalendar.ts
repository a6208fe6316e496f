import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { calendarTexts } from '../../embedded/systemd/calendarTexts.ts';

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

/** The installed one, or one that somebody names. */
const program = process.env.SYSTEMD_ANALYZE ?? 'systemd-analyze';
const release = /systemd (\S+ \(\S+\)|\S+)/u.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[1];
const taken = Object.fromEntries(
  calendarTexts.map((text) => [text, spawnSync(program, ['calendar', '--', text]).status === 0]),
);
const recording = { tool: 'systemd-analyze calendar', release, taken };
writeFileSync('test/goldens/calendar.json', `${JSON.stringify(recording, undefined, 2)}\n`);
console.log(`systemd ${release}: ${calendarTexts.length} expressions`);
