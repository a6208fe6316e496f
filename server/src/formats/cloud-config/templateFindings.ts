import type { Range } from '../../base/text.ts';
import type { RenderedTemplate } from './renderTemplate.ts';
import { templateFacts } from './templateFacts.ts';

/** Something to say of a template that was rendered, or that could not be. */
export interface TemplateFinding {
  readonly range: Range;
  readonly message: string;
}

/** Why a template comes to nothing; `isRefused`: for cloud-init, too. */
export function templateRefusal(
  rendered: RenderedTemplate,
): (TemplateFinding & { readonly isRefused: boolean }) | undefined {
  if (rendered.kind === 'rendered') return undefined;
  const { kind, range, why } = rendered;
  if (kind === 'unknown') return { range, message: `this is not rendered here: ${why}`, isRefused: false };
  const what = kind === 'syntax' ? 'Jinja cannot read this, and' : 'Jinja stops here, and';
  return { range, message: `${what} cloud-init leaves the whole text out: ${why}`, isRefused: true };
}

/** The variables that there are not. */
export function missingVariables(rendered: RenderedTemplate): readonly TemplateFinding[] {
  if (rendered.kind !== 'rendered') return [];
  return once(rendered.missing, ({ name }) => name).map(({ name, range }) => ({
    range,
    message: `there is no \`${name}\`: cloud-init writes \`CI_MISSING_JINJA_VAR/${name}\` in its place; say what to take instead with \`| default(…)\``,
  }));
}

/** The tags that values of the sample decide, each thing that is asked for once. */
export function sampledTags(rendered: RenderedTemplate, text: string): readonly TemplateFinding[] {
  if (rendered.kind !== 'rendered') return [];
  const { companion, sampleOf } = templateFacts();
  const written = (range: Range): string => text.slice(range.start, range.end);
  return once(rendered.asked, ({ range }) => written(range)).map(({ range, text: value }) => {
    const comes = value === undefined ? 'is decided' : `is \`${shortened(value)}\``;
    const source = `by a sample, which stands for ${sampleOf}; put the \`${companion}\` of a machine beside the file to see its own`;
    return { range, message: `\`${shortened(written(range))}\` ${comes} ${source}` };
  });
}

function once<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [key(one), one])).values()].toReversed();
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
