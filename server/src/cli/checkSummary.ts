import type { PartAnalysis } from '../analysis.ts';
import { acceptedAs, isJudgedWhole, judgedAs } from '../features/acceptedAs.ts';
import { type UserDataSize, userDataText } from '../features/conversion/userDataSize.ts';
import { formatById } from '../registry.ts';
import type { CheckedFile } from './checkedFile.ts';
import type { Hindrances } from './eachInput.ts';

/**
 * The last line of `strata check`: good news only where everything was judged as it should be.
 *
 * @param strict whether warnings fail the check
 */
export function checkSummary(files: readonly CheckedFile[], hindrances: Hindrances, strict: boolean): string {
  const errors = countOf(files, 'error');
  const warnings = countOf(files, 'warning');
  const warned = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  if (errors > 0) {
    const stand = errors === 1 ? 'stands' : 'stand';
    return `${count(errors, 'error')} ${stand} between ${blamed(files)} and ${goal(files)}${warned}${limits(files, hindrances)}`;
  }
  if (!strict || warnings === 0) return withoutErrors(files, hindrances, warned);
  const failure = `${count(warnings, 'warning')} ${warnings === 1 ? 'fails' : 'fail'} the check (--strict)`;
  return `${failure}; ${withoutErrors(files, hindrances, '').replace(/^OK: /u, 'otherwise ')}`;
}

function withoutErrors(files: readonly CheckedFile[], hindrances: Hindrances, warned: string): string {
  const ours = oursOf(files);
  const tail = `${warned}${limits(files, hindrances)}`;
  if (ours.length === 0) return `nothing to check: no file is of a format that Strata knows${tail}`;
  if (hiddenText(files) !== '') return `no error is shown in ${named(ours, judgedAs)}${tail}`;
  const gaps = hindranceText(hindrances) === '' ? gapsOf(ours) : '';
  if (hindranceText(hindrances) + gaps !== '') return `no errors in ${named(ours, judgedAs)}${tail}${gaps}`;
  return `OK: ${accepted(ours)}${sizeText(ours)}${tail}`;
}

/** What a verdict leaves out. */
function limits(files: readonly CheckedFile[], hindrances: Hindrances): string {
  return [hiddenText(files), hindranceText(hindrances)].join('');
}

function oursOf(files: readonly CheckedFile[]): readonly CheckedFile[] {
  return files.filter(({ analysis }) => analysis.info.format !== null);
}

/** What has errors: a single file by its name and what it is. */
function blamed(files: readonly CheckedFile[]): string {
  const bad = files.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  const [file] = bad;
  if (!file || files.length > 1) return `${bad.length} of ${files.length} files`;
  const name = file.analysis.file === '-' ? 'the input' : file.analysis.file;
  return `${name} (${named([file], judgedAs)})`;
}

/** What errors keep people from: where all machines start without what is refused, something else than a boot. */
function goal(files: readonly CheckedFile[]): string {
  const bad = files.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  const bootWithout = bad.every(
    ({ analysis: { parts } }) => parts.length > 0 && parts.every(({ format }) => format.bootsWithout),
  );
  return bootWithout ? 'a machine set up by it' : 'a boot';
}

/** Whatever is shown, the real tool does with the files what it does. */
function hiddenText(files: readonly CheckedFile[]): string {
  const hiding = files.filter(({ hiddenErrors }) => hiddenErrors.length > 0);
  const [first, ...others] = hiding.flatMap(({ hiddenErrors }) => hiddenErrors);
  if (!first) return '';
  const silenced = `; ${count(others.length + 1, 'error')} ${others.length === 0 ? 'is' : 'are'} silenced`;
  const refused = hiding.filter(({ hiddenErrors }) => hiddenErrors.some(({ source }) => source !== 'strata'));
  const [file, ...more] = refused;
  if (!file) return silenced;
  if (files.length > 1)
    return `${silenced}: ${more.length + 1} of ${files.length} files ${more.length === 0 ? 'is' : 'are'} refused`;
  const [part] = file.analysis.parts;
  return part ? `${silenced}: ${part.target.refusal}` : silenced;
}

function hindranceText({ unreadable, unchecked, settingsMistakes }: Hindrances): string {
  return [
    ...(unreadable > 0 ? [`; ${count(unreadable, 'input')} could not be read`] : []),
    ...(unchecked > 0 ? [`; ${count(unchecked, 'file')} not checked`] : []),
    ...(settingsMistakes > 0 ? [`; ${count(settingsMistakes, 'mistake')} in the settings`] : []),
  ].join('');
}

/** What nobody knows of texts that were checked. */
function gapsOf(files: readonly CheckedFile[]): string {
  const isTemplate = files.some(({ analysis }) => analysis.document.masks.length > 0);
  const isDeep = files.some(({ problems }) => problems.some(({ code }) => code === 'syntax/too-deep'));
  const parts = files.flatMap(({ analysis }) => analysis.parts);
  const gaps = [
    ...(isTemplate ? ['what the template fills in'] : []),
    ...(isDeep ? ['what is nested too deep'] : []),
    ...(parts.some(({ resolution }) => resolution.predecessorAt) ? ['keys of an older format'] : []),
  ];
  return gaps.length === 0 ? '' : `; not checked: ${gaps.join(', ')}`;
}

function countOf(files: readonly CheckedFile[], wanted: 'error' | 'warning'): number {
  return files.flatMap(({ problems }) => problems).filter(({ severity }) => severity === wanted).length;
}

/** What was checked: of a single config, what it is. */
function named(files: readonly CheckedFile[], words: (part: PartAnalysis) => string): string {
  const [file, ...others] = files;
  if (!file || others.length > 0) return count(files.length, 'file');
  const [part, ...more] = file.analysis.parts;
  if (!part) return formatById(file.analysis.info.format ?? '')?.label ?? '';
  // What holds configs of other formats is one thing.
  const isOneKind = more.every(({ format }) => format === part.format);
  return more.length > 0 && isOneKind ? count(file.analysis.parts.length, part.format.label) : words(part);
}

/** The same where all is well. */
function accepted(files: readonly CheckedFile[]): string {
  const parts = files.flatMap(({ analysis }) => analysis.parts);
  const text = named(files, acceptedAs);
  const isSaid = text.startsWith('accepted');
  return parts.length > 1 && parts.every(isJudgedWhole) && !isSaid ? `${text} accepted` : text;
}

/** How much of the user data the config fills; of several the largest. */
function sizeText(files: readonly CheckedFile[]): string {
  const sizes = files.flatMap(({ size }) => size ?? []);
  const [first, ...others] = sizes;
  if (!first) return '';
  const largest = others.reduce<UserDataSize>((most, size) => (size.bytes > most.bytes ? size : most), first);
  return files.length === 1 ? `, ${userDataText(largest)}` : `, the largest ${userDataText(largest)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
