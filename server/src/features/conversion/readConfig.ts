import { analyse, readClaimed } from '../../analysis.ts';
import { noFiles } from '../../base/fileSnapshot.ts';
import { keptByText } from '../../base/keptByText.ts';
import type { ConfigReading, ReadConfig } from '../../convert/effective/readChild.ts';
import { readText } from '../../document/readText.ts';
import { conversionTo } from '../../registry.ts';

/** Configs stay as they were read while somebody types in the one that names them. */
const mostKept = 100;

const readers = new Map<string, Map<string, (text: string) => ConfigReading>>();

/**
 * Reads configs that stand in others and become a format: each by itself, without files beside it, and with what looks like
 * a template as it stands.
 *
 * @param to the id of that format
 */
export function readConfig(to: string): ReadConfig {
  const byFormat = readers.get(to) ?? new Map<string, (text: string) => ConfigReading>();
  readers.set(to, byFormat);
  return (text, format) => {
    const read = byFormat.get(format) ?? keptByText((own) => readAs(own, format, to), mostKept);
    byFormat.set(format, read);
    return read(text);
  };
}

function readAs(text: string, format: string, to: string): ConfigReading {
  const claim = { fileName: '', format };
  const document = readText(text, readClaimed('', claim).syntax, { template: 'none' });
  const analysis = analyse({ file: '', document, claim, settings: {}, local: { filesDir: undefined, files: noFiles } });
  const [part] = analysis.parts;
  const conversion = part && conversionTo(part, to);
  const input = part && { document, part: part.part, decoded: part.decoded, target: part.target, files: noFiles };
  const result = input && conversion?.convert(input, { pretty: false, raw: false, filesDir: undefined });
  const isMade = result?.kind === 'done' && result.format === to && result.output !== undefined;
  return { document, problems: analysis.found(), made: isMade ? result.made : undefined };
}
