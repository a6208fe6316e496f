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
  const write = (line: string, place?: TimeLinePlaceRecord): void => {
    lines.push(line);
    if (place) links.push({ textLine: lines.length, place });
  };
  const writeStep = (step: TimeLineStepRecord, mark: string): void => {
    const { name, often, does, isByItself, places } = step;
    const words = [name, ...(often === null ? [] : [often]), ...(isByItself ? ['by itself'] : [])];
    const [first] = places;
    write(`  ${mark} ${words.join(', ')}: ${does}`, first);
    for (const place of places) write(`       line ${place.line}: ${place.name}`, place);
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
