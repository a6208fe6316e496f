import type { Path } from '../../base/path.ts';
import { replaceScalar } from '../../document/textEdits.ts';
import { readDataUrl } from '../../embedded/readDataUrl.ts';
import { queryParameter, readUrl, type Url } from '../../embedded/readUrl.ts';
import { holds } from '../../shape/availability.ts';
import type { UrlScheme } from '../../shape/keywords.ts';
import type { Target } from '../../shape/target.ts';
import type { Finding } from '../configRule.ts';
import { urlSchemes } from './schema.ts';

/** The codes of what is wrong with a URL. */
export const urlCodes = {
  invalid: 'ignition/invalid-url',
  scheme: 'ignition/url-scheme',
  host: 'ignition/url-without-host',
} as const;

/** Why Ignition refuses a URL. The span counts in the URL. */
export type UrlFault = Pick<Finding, 'code' | 'message' | 'span' | 'fixes'>;

/** What is wrong with the URL that something is fetched from; undefined where the version takes it. */
export function sourceFault(text: string, target: Target): UrlFault | undefined {
  const url = readUrl(text);
  if (url.kind === 'fault') return unreadable(text, url.message, target);
  const known = urlSchemes().find(({ scheme }) => scheme === url.scheme);
  if (!known) {
    const accepted = urlSchemes()
      .filter((scheme) => isIn(scheme, target))
      .map(({ scheme }) => `\`${scheme}:\``);
    const advice = `Ignition ${target.row?.version ?? ''} fetches from ${accepted.join(', ')}`;
    return unknownScheme(text, url, advice, target);
  }
  if (!isIn(known, target)) {
    const advice = `Ignition fetches from \`${known.scheme}:\` from version ${known.since?.ignition} on`;
    return unknownScheme(text, url, advice, target);
  }
  switch (known.scheme) {
    case 'data':
      return dataFault(text, target);
    case 'arn':
      return arnFault(url, text, target) ?? versionFault(url, text, target);
    case 's3':
      return versionFault(url, text, target);
    default:
      return undefined;
  }
}

/** Also true where the version is not known. */
function isIn(scheme: UrlScheme, target: Target): boolean {
  return !target.row || holds(scheme, target);
}

/** What is wrong with the URL of a web server. */
export function webFault(text: string, target: Target): UrlFault | undefined {
  const url = readUrl(text);
  if (url.kind === 'fault') return unreadable(text, url.message, target);
  if (url.scheme === 'http' || url.scheme === 'https') return undefined;
  return unknownScheme(text, url, 'only `http:` and `https:` work here', target);
}

/** The address of a web server without a server in it, which Ignition takes and then cannot fetch from. */
export function hostFinding(text: string, path: Path): Finding | undefined {
  const beginning = /^(https?):\/?(?!\/)/iu;
  if (!beginning.test(text) || text.includes('{{') || text.includes('${')) return undefined;
  const meant = text.replace(beginning, '$1://');
  return {
    code: urlCodes.host,
    severity: 'warning',
    message: `no server is named in \`${shortened(text)}\`, so nothing can be fetched and the machine does not come up; did you mean \`${shortened(meant)}\`?`,
    path,
    isOwn: true,
    fixes: ({ node }, document) =>
      node.kind === 'scalar' && node.text === text
        ? [{ title: 'Write `//` behind the colon', edits: replaceScalar(document, node, meant), certain: false }]
        : [],
  };
}

/** A text that is no URL at all, of which the reader knows why. */
export function unreadable(text: string, why: string, { refusal }: Target): UrlFault {
  const message = `\`${shortened(text)}\` is no URL, so ${refusal}: ${why}`;
  return { code: urlCodes.invalid, message, fixes: schemeFixes(text) };
}

function unknownScheme(text: string, { scheme }: Url, advice: string, { refusal }: Target): UrlFault {
  const wrong = scheme === '' ? withoutScheme(text) : `\`${scheme}:\` is a scheme that cannot be used here`;
  return { code: urlCodes.scheme, message: `${wrong}: ${refusal}; ${advice}`, fixes: schemeFixes(text) };
}

/** A host with a port looks like a scheme with something behind it. */
const host = /^(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?:\/|$)/u;

/** Puts a scheme in front of what begins with a host. */
export function schemeFixes(text: string): NonNullable<Finding['fixes']> {
  return ({ node }, document) => {
    if (!host.test(text) || readUrl(`https://${text}`).kind === 'fault') return [];
    if (node.kind !== 'scalar' || node.masked || node.text !== text) return [];
    return ['https', 'http'].map((scheme) => ({
      title: `Write \`${scheme}://\` in front`,
      edits: replaceScalar(document, node, `${scheme}://${text}`),
      certain: false,
    }));
  };
}

function withoutScheme(text: string): string {
  if (text === '') return 'the URL is empty';
  return `\`${shortened(text)}\` has no scheme in front, like \`https:\``;
}

function dataFault(text: string, { refusal }: Target): UrlFault | undefined {
  const reading = readDataUrl(text);
  if (reading.kind === 'contents') return undefined;
  const { offset, message } = reading;
  return {
    code: urlCodes.invalid,
    message: `this data URL cannot be read, so ${refusal}: ${message}`,
    ...(offset < text.length ? { span: { start: offset, end: offset + 1 } } : {}),
  };
}

function arnFault({ opaque }: Url, text: string, { refusal }: Target): UrlFault | undefined {
  const [, service, , , ...resource] = opaque.split(':');
  const slashes = opaque.split('/').length - 1;
  const wanted = resource.join(':').startsWith('accesspoint/') ? 2 : 1;
  if (resource.length > 0 && service === 's3' && slashes >= wanted) return undefined;
  return {
    code: urlCodes.invalid,
    message: `\`${shortened(text)}\` is no ARN of an S3 object: ${refusal}; write \`arn:PARTITION:s3:::BUCKET/OBJECT\`, or \`arn:PARTITION:s3:REGION:ACCOUNT:accesspoint/NAME/object/OBJECT\``,
  };
}

function versionFault(url: Url, text: string, { refusal }: Target): UrlFault | undefined {
  if (queryParameter(url, 'versionId') !== '') return undefined;
  return {
    code: urlCodes.invalid,
    message: `\`versionId\` in \`${shortened(text)}\` is empty: ${refusal}; name the version of the object, or leave the parameter out`,
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
