/** One file of an example, or a command that is run beside the files. */
export interface ExamplePart {
  readonly kind: 'file' | 'command';
  /** The name of the file, or the words of the command. */
  readonly name: string;
  readonly text: string;
}

/** What a page of docs/rules/ says, as far as a program can tell. */
export interface RulePage {
  readonly codes: readonly string[];
  readonly summary: string;
  /** `**Error**, reported by …` */
  readonly verdict: string;
  readonly wrong: readonly ExamplePart[];
  readonly right: readonly ExamplePart[];
}

const layout =
  /^# .+\n\n(?<codes>`.+`)\n\n(?<summary>.+)\n\n(?<verdict>\*\*(?:Error|Warning|Info|Hint|Loss)\*\*.+\.)\n\n\*\*What happens:\*\* .+\n\n\*\*What to do:\*\* .+\n(?<rest>[\s\S]*)$/u;

/** Undefined where the page does not have the layout that all have. */
export function readRulePage(text: string): RulePage | undefined {
  const { codes = '', summary = '', verdict = '', rest = '' } = layout.exec(text)?.groups ?? {};
  if (codes === '') return undefined;
  const [, wrong = '', right = ''] = /\n## Wrong\n([\s\S]*)\n## Right\n([\s\S]*)$/u.exec(rest) ?? [];
  return {
    codes: [...codes.matchAll(/`([\w/-]+)`/gu)].map(([, code = '']) => code),
    summary,
    verdict,
    wrong: partsOf(wrong),
    right: partsOf(right),
  };
}

function partsOf(section: string): readonly ExamplePart[] {
  return [...section.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gmu)].map(
    ([, language = '', name = '', text = '']) =>
      language === 'sh'
        ? { kind: 'command', name: text.trim(), text: '' }
        : { kind: 'file', name: name || nameFor(language, text), text },
  );
}

/** Examples are named by what they are, where the page does not name them. */
function nameFor(language: string, text: string): string {
  if (language === 'json') return 'config.ign';
  return text.includes('apiVersion') ? 'config.yaml' : 'config.bu';
}
