import { keptByText } from '../base/keptByText.ts';

/** A word of a script, as it is written, and where it begins. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
}

/**
 * A script in which everything that stands in quotes is `_`, and comments and the lines that `<<` speaks of are blank, so that
 * what is left are words and signs of the shell. It is as long as the script.
 */
export const withoutQuoted = keptByText((script: string): string => {
  let masked = '';
  const heredocs: string[] = [];
  while (masked.length < script.length) {
    const at = masked.length;
    const sign = script.charAt(at);
    const previous = script.charAt(at - 1);
    if (sign === '\n' && heredocs.length > 0) {
      masked += '\n';
      masked += filled(script.slice(masked.length, endOfHeredocs(script, masked.length, heredocs.splice(0))), ' ');
      continue;
    }
    const heredoc = sign === '<' && previous !== '<' ? heredocAt(script, at) : undefined;
    if (heredoc) heredocs.push(heredoc.word);
    const length = heredoc?.length ?? quotedLength(script, at, previous);
    const stretch = script.slice(at, at + length);
    masked += heredoc || length === 1 ? stretch : filled(stretch, sign === '#' ? ' ' : '_');
  }
  return masked;
});

/** Where a quote begins that nothing closes; undefined where all are closed. */
export function unclosedQuote(script: string): number | undefined {
  const heredocs: string[] = [];
  for (let at = 0; at < script.length; ) {
    const sign = script.charAt(at);
    const previous = script.charAt(at - 1);
    if (sign === '\n' && heredocs.length > 0) {
      at = Math.max(at + 1, endOfHeredocs(script, at + 1, heredocs.splice(0)));
      continue;
    }
    const heredoc = sign === '<' && previous !== '<' ? heredocAt(script, at) : undefined;
    if (heredoc) heredocs.push(heredoc.word);
    const length =
      heredoc?.length ??
      (sign === "'" && previous === '$' ? ansiLength(script, at) : quotedLength(script, at, previous));
    const isQuote = sign === '"' || sign === "'";
    if (isQuote && at + length > script.length) return at;
    at += length;
  }
  return undefined;
}

/** `$'…'`, in which a quote can be escaped. */
function ansiLength(script: string, at: number): number {
  ansi.lastIndex = at + 1;
  return (ansi.test(script) ? ansi.lastIndex : script.length + 1) - at;
}

const ansi = /(?:[^'\\]|\\[\s\S])*'/gy;

/** How many characters from a place on belong to a quote, an escape or a comment; 1 where none begins. */
function quotedLength(script: string, at: number, previous: string): number {
  const end = (from: number): number => (from < 0 ? script.length : from) - at;
  switch (script.charAt(at)) {
    case "'":
      return end(script.indexOf("'", at + 1)) + 1;
    case '"': {
      closing.lastIndex = at + 1;
      return end(closing.test(script) ? closing.lastIndex - 1 : -1) + 1;
    }
    case '\\':
      return script.charAt(at + 1) === '\n' ? 1 : 2;
    case '#':
      return previous === '' || /[\s;&|(]/u.test(previous) ? Math.max(1, end(script.indexOf('\n', at))) : 1;
    default:
      return 1;
  }
}

const closing = /(?:[^"\\]|\\[\s\S])*"/gy;

function heredocAt(script: string, at: number): { readonly word: string; readonly length: number } | undefined {
  heredocStart.lastIndex = at;
  const found = heredocStart.exec(script);
  const word = found?.[2];
  return found && word !== undefined ? { word, length: found[0].length } : undefined;
}

const heredocStart = /<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/gy;

function endOfHeredocs(script: string, from: number, words: readonly string[]): number {
  let at = from;
  for (const word of words) {
    const line = new RegExp(`^\\t*${word}[ \\t]*$`, 'mu').exec(script.slice(at));
    if (!line) return script.length;
    at += line.index + line[0].length;
  }
  return at;
}

/** Of the same length, with the same line breaks. */
function filled(text: string, sign: string): string {
  return text.replaceAll(/[^\n]/g, sign);
}

/** The commands of a script without what joins them: the words of each, as they are written. */
export const commandsIn = keptByText((script: string): readonly (readonly ShellWord[])[] => {
  const masked = withoutQuoted(script);
  const commands: (readonly ShellWord[])[] = [];
  for (const { 0: stretch, index } of masked.matchAll(/(?:\\\n|[^;\n|&()]|(?<=[<>])&|&(?=>))+/gu)) {
    const words = [...stretch.matchAll(/(?!\\\n)\S+/gu)].map(({ 0: word, index: start }) => ({
      text: script.slice(index + start, index + start + word.length),
      start: index + start,
    }));
    const program = words.findIndex(({ text }) => !isBeforeProgram(text));
    if (program >= 0) commands.push(words.slice(program));
  }
  return commands;
});

/** Words that may stand in front of a program: of the shell, settings of variables, programs that start another. */
function isBeforeProgram(word: string): boolean {
  return /^(?:[A-Za-z_]\w*=.*|if|then|do|else|elif|while|until|!|\{|time|exec|nohup|sudo|env|command|-[EHn]+)$/su.test(
    word,
  );
}

/** The name of a program without the folder that it is in. */
export function programName({ text }: ShellWord): string {
  return text.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//u, '');
}
