/** How often a failure is tried again while its text is made smaller. */
const mostTries = 600;

/** A smaller text for which `fails` is still true: pieces of lines, then of characters, are taken away while it is. */
export function minimised(text: string, fails: (text: string) => boolean): string {
  let tries = 0;
  const stillFails = (candidate: string): boolean => tries++ < mostTries && fails(candidate);
  const fewerLines = fewer(text.split('\n'), (lines) => stillFails(lines.join('\n'))).join('\n');
  return fewer([...fewerLines], (characters) => stillFails(characters.join(''))).join('');
}

/** Takes away stretches of items, long ones first. */
function fewer(items: readonly string[], stillFails: (items: readonly string[]) => boolean): readonly string[] {
  let rest = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < rest.length; ) {
      const candidate = rest.toSpliced(start, size);
      if (stillFails(candidate)) rest = candidate;
      else start += size;
    }
  }
  return rest;
}
