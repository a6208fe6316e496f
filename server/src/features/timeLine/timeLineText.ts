import type { TimeLineLink, TimeLinePlaceRecord, TimeLineResult, TimeLineStepRecord } from '../../base/protocol.ts';

/** A time line for a person, and where its lines lead. */
export function timeLineText({
  title,
  notes,
  stages,
  passedOver,
}: Omit<TimeLineResult, 'text' | 'links'>): Pick<TimeLineResult, 'text' | 'links'> {
  const lines: string[] = [];
  const links: TimeLineLink[] = [];
  const write = (line: string, place?: TimeLinePlaceRecord, hanging = ''): void => {
    for (const each of wrapped(line, hanging)) {
      lines.push(each);
      if (place) links.push({ textLine: lines.length, place });
    }
  };
  const writeStep = (step: TimeLineStepRecord, mark: string): void => {
    const { name, often, does, isByItself, places } = step;
    const words = [name, ...(often === null ? [] : [often]), ...(isByItself ? ['by itself'] : [])];
    const [first] = places;
    write(`  ${mark} ${words.join(', ')}: ${does}`, first, below);
    for (const place of places) {
      const depends = place.depends === undefined ? '' : `, ${place.depends}`;
      write(`${below} line ${place.line}: ${place.name}${depends}`, place, `${below}   `);
    }
  };
  write(title);
  for (const note of notes) write(note);
  for (const stage of stages) {
    write('');
    write(`${stage.title} (${stage.about})`);
    stage.steps.forEach((step, index) => {
      writeStep(step, `${index + 1}.`.padStart(3));
    });
    if (stage.steps.length === 0) write('      nothing of this config');
  }
  if (passedOver.length > 0) {
    write('');
    write('Does not run');
    for (const step of passedOver) writeStep(step, '  -');
  }
  return { text: `${lines.join('\n')}\n`, links };
}

/** What belongs to a step stands in this column. */
const below = ' '.repeat(6);

/** The longest line, in columns, as far as its words leave it: an editor of half the window shows as many. */
const longestLine = 72;

/** A line in as many as it takes; those behind the first begin with `hanging`. */
function wrapped(line: string, hanging: string): readonly string[] {
  const [indent = ''] = /^ */u.exec(line) ?? [];
  const lines: string[] = [];
  let current = indent;
  for (const word of line.trim().split(' ')) {
    const isFirst = current.trim() === '';
    if (!isFirst && current.length + 1 + word.length > longestLine) {
      lines.push(current);
      current = hanging + word;
    } else current = isFirst ? current + word : `${current} ${word}`;
  }
  return [...lines, current];
}
