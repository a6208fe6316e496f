import type { Problem } from '../../base/problem.ts';
import type { WrittenPlace } from '../../decode/written.ts';
import type { Node } from '../../document/node.ts';
import { givenData } from '../../formats/cloud-config/givenData.ts';
import { type RenderedTemplate, renderTemplate } from '../../formats/cloud-config/renderTemplate.ts';
import {
  missingVariables,
  sampledTags,
  type TemplateFinding,
  templateRefusal,
} from '../../formats/cloud-config/templateFindings.ts';
import type { Conversion, ConversionInput, ConversionOptions, ConversionResult, Loss } from '../conversion.ts';
import { resultProblems } from '../resultProblems.ts';

const codes = {
  refused: 'convert/template-refused',
  unknown: 'convert/template-not-rendered',
  missing: 'convert/missing-variable',
  sample: 'convert/sample-value',
  impossible: 'convert/impossible',
} as const;

/** The cloud-config that cloud-init makes of a template, with the values of a machine or of a sample. */
export const cloudConfigRendered: Conversion = {
  from: 'cloud-config',
  to: 'cloud-config',
  asked: ['cloud-config'],
  label: 'cloud-config, rendered',
  excusedWhenRaw: undefined,
  takesText: true,
  takesForm: 'template',
  compiles: false,
  codes: Object.values(codes),
  takes: () => true,
  ending: '.yaml',
  convert,
};

function convert(input: ConversionInput, { filesDir }: ConversionOptions): ConversionResult {
  const { text } = input.document;
  const base = { kind: 'done', format: 'cloud-config', made: undefined, saved: () => 0 } as const;
  const given = givenData(input.files, filesDir);
  if (given.kind === 'needs') return given;
  if (given.kind === 'refused') {
    return {
      ...base,
      output: undefined,
      problems: [errorAt({ range: topOf(text), message: given.why }, codes.impossible)],
      losses: [],
    };
  }
  const rendered = renderTemplate(text, given.data);
  const refusal = templateRefusal(rendered);
  if (refusal || rendered.kind !== 'rendered') {
    const finding = refusal ?? { range: topOf(text), message: '', isRefused: false };
    const problem = errorAt(finding, finding.isRefused ? codes.refused : codes.unknown, finding.isRefused);
    return { ...base, output: undefined, problems: [problem], losses: [] };
  }
  if (rendered.text === '') {
    const message = 'nothing is left of the template: cloud-init leaves the whole text out';
    return {
      ...base,
      output: undefined,
      problems: [errorAt({ range: topOf(text), message }, codes.refused, true)],
      losses: [],
    };
  }
  const written = { text: rendered.text, places: placesOf(rendered, text) };
  const losses = [
    ...missingVariables(rendered).map((finding) => lossAt(finding, codes.missing, 'changed')),
    ...(given.isSample ? sampledTags(rendered, text).map((each) => lossAt(each, codes.sample, 'approximated')) : []),
  ];
  return {
    ...base,
    output: () => written,
    problems: resultProblems(written, input),
    losses: losses.toSorted((a, b) => a.range.start - b.range.start),
  };
}

function topOf(text: string): { readonly start: number; readonly end: number } {
  return { start: 0, end: text.split(/[\r\n]/u, 1)[0]?.length ?? 0 };
}

function errorAt({ range, message }: TemplateFinding, code: string, isByTool = false): Problem {
  return { code, source: isByTool ? 'cloud-init' : 'strata', severity: 'error', message, range, path: [] };
}

function lossAt({ range, message }: TemplateFinding, code: string, kind: Loss['kind']): Loss {
  return { code, kind, message, range, path: [] };
}

/** Line by line, where the lines and what tags wrote came from. */
function placesOf(
  { pieces, text: output }: Extract<RenderedTemplate, { kind: 'rendered' }>,
  text: string,
): readonly WrittenPlace[] {
  const places: WrittenPlace[] = [];
  for (const { output: range, source, isTag } of pieces) {
    const lines = isTag ? [{ start: 0, end: range.end - range.start }] : linesOf(output.slice(range.start, range.end));
    for (const { start, end } of lines) {
      const from = isTag ? source : { start: source.start + start, end: Math.min(source.end, source.start + end) };
      const path = [places.length];
      const node: Node = {
        kind: 'scalar',
        style: 'plain',
        masked: false,
        text: text.slice(from.start, from.end),
        ...from,
      };
      const origins = [{ node, head: node, path }];
      places.push({ path, range: { start: range.start + start, end: range.start + end }, isLeaf: true, origins });
    }
  }
  return places;
}

function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
}
