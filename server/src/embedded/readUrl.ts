import { goBytes, goString } from '../base/goString.ts';
import { isIpv6 } from './isIpv6.ts';
import { escapeBytes, unescapeText } from './percentEscapes.ts';

/** What a URL is made of, or why Go's `net/url` refuses to read it. */
export type UrlReading = Url | UrlFault;

export interface Url {
  readonly kind: 'url';
  /** In lower case; empty where the text has none. */
  readonly scheme: string;
  /** What stands behind the scheme where no slash follows it: `aws:s3:::bucket/file`. As it is written. */
  readonly opaque: string;
  /** What stands behind the first `?`, as it is written. */
  readonly query: string;
}

export interface UrlFault {
  readonly kind: 'fault';
  readonly message: string;
}

/** Reads a URL as `url.Parse` of Go 1.26 does. It takes nearly every text: relative ones, without a host, with any scheme. */
export function readUrl(text: string): UrlReading {
  const fragmentAt = text.indexOf('#');
  const whole = fragmentAt < 0 ? text : text.slice(0, fragmentAt);
  const control = /[^ -~\u0080-\u{10ffff}]/u.exec(whole)?.[0];
  if (control !== undefined) return fault(`it holds ${controlName(control)}, which no URL may`);
  if (whole.startsWith(':')) return fault('the scheme in front of `:` is missing');
  const [beforeColon = ''] = /^[A-Za-z][A-Za-z0-9+.-]*:/u.exec(whole) ?? [];
  const scheme = beforeColon.slice(0, -1).toLowerCase();
  const afterScheme = whole.slice(beforeColon.length);
  const queryAt = afterScheme.indexOf('?');
  const rest = queryAt < 0 ? afterScheme : afterScheme.slice(0, queryAt);
  const query = queryAt < 0 ? '' : afterScheme.slice(queryAt + 1);
  const wrong = wrongHierarchy(scheme, rest) ?? wrongFragment(text, fragmentAt);
  if (wrong !== undefined) return fault(wrong);
  return { kind: 'url', scheme, opaque: scheme === '' || rest.startsWith('/') ? '' : rest, query };
}

/** The first value of a parameter, as Go's `Query` reads it; undefined where it is not there, or no query that Go takes. */
export function queryParameter({ query }: Url, name: string): string | undefined {
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const equals = pair.indexOf('=');
    const key = unescaped(equals < 0 ? pair : pair.slice(0, equals));
    const value = unescaped(equals < 0 ? '' : pair.slice(equals + 1));
    if (key === name && value !== undefined) return value;
  }
  return undefined;
}

function unescaped(text: string): string | undefined {
  // Escapes are bytes, of which several make a character.
  const ascii = text.replaceAll('+', ' ').replaceAll(/[^\0-\x7f]+/gu, (part) => escapeBytes(goBytes(part)));
  const unescaped = unescapeText(ascii);
  return unescaped.kind === 'bytes' ? goString(unescaped.bytes) : undefined;
}

function wrongHierarchy(scheme: string, rest: string): string | undefined {
  if (!rest.startsWith('/')) {
    if (scheme !== '') return undefined;
    if (!/^[^/]*:/u.test(rest)) return escapeFault(rest);
    return 'what stands in front of its first `:` is no scheme: that is a letter, and letters, digits, `+`, `-` and `.` behind it';
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return escapeFault(rest);
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  return wrongAuthority(authority) ?? (slash < 0 ? undefined : escapeFault(rest.slice(slash)));
}

function wrongFragment(text: string, at: number): string | undefined {
  return at < 0 ? undefined : escapeFault(text.slice(at + 1));
}

function wrongAuthority(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const wrong = wrongHost(authority.slice(at + 1));
  if (wrong !== undefined || at < 0) return wrong;
  const user = authority.slice(0, at);
  const stray = /[^A-Za-z0-9\-._:~!$&'()*+,;=%@]/u.exec(user)?.[0];
  if (stray !== undefined) return `${shown(stray)} cannot stand in the user name and password; ${escapeAdvice(stray)}`;
  return escapeFault(user);
}

function wrongHost(host: string): string | undefined {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return '`[` can stand at the beginning of the host only, around an IPv6 address';
  if (bracket === 0) return wrongAddress(host);
  // Go 1.26 wants no second colon, but not in programs that were written for Go 1.25, as the real tools are.
  const colon = host.lastIndexOf(':');
  return wrongPort(colon < 0 ? '' : host.slice(colon)) ?? wrongName(host);
}

function wrongAddress(host: string): string | undefined {
  const close = host.lastIndexOf(']');
  if (close < 0) return 'the `]` behind the IPv6 address is missing';
  const wrong = wrongPort(host.slice(close + 1));
  if (wrong !== undefined) return wrong;
  const [, address = '', zone] = /^(.*?)(%25.*)?$/su.exec(host.slice(1, close)) ?? [];
  const stray = wrongName(address) ?? (zone === undefined ? undefined : wrongZone(zone));
  if (stray !== undefined) return stray;
  const isWhole = isIpv6(address) && zone !== '%25';
  return isWhole ? undefined : `\`${host.slice(1, close)}\` is no IPv6 address, and nothing else stands in brackets`;
}

function wrongPort(port: string): string | undefined {
  if (/^(?::[0-9]*)?$/u.test(port)) return undefined;
  return `\`${port.replace(/^:/u, '')}\` is no port: that is a number, behind the only \`:\` of the host`;
}

/** A host may hold nearly everything but blanks; escapes in it are for bytes beyond ASCII, and for the percent sign. */
function wrongName(name: string): string | undefined {
  const wrong = escapeFault(name);
  if (wrong !== undefined) return wrong;
  const escaped = /%(?!25)[0-7][0-9A-Fa-f]/u.exec(name)?.[0];
  if (escaped !== undefined) return `\`${escaped}\` cannot stand in the host`;
  const stray = strayInHost.exec(name)?.[0];
  return stray === undefined ? undefined : `${shown(stray)} cannot stand in the host`;
}

const strayInHost = /[ #/?@\\^`{|}]/u;

function wrongZone(zone: string): string | undefined {
  const wrong = escapeFault(zone);
  if (wrong !== undefined) return wrong;
  for (const [text, digits = ''] of zone.matchAll(/%(?!25|20)([0-9A-Fa-f]{2})/gu)) {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    if (/[^!"$&-.0-9:-=>A-Z[\]_a-z~<]/u.test(character)) return `\`${text}\` cannot stand in the zone of an address`;
  }
  const stray = strayInHost.exec(zone)?.[0];
  return stray === undefined ? undefined : `${shown(stray)} cannot stand in the zone of an address`;
}

function escapeFault(text: string): string | undefined {
  const found = /%(?![0-9A-Fa-f]{2})[\s\S]{0,2}/u.exec(text)?.[0];
  if (found === undefined) return undefined;
  return `\`${found}\` is no escape: behind \`%\` stand two hexadecimal digits; write \`%25\` for a percent sign`;
}

function escapeAdvice(character: string): string {
  return `write it as \`${encodeURIComponent(character)}\``;
}

function shown(character: string): string {
  if (character === ' ') return 'a space';
  return character === '`' ? 'a backtick' : `\`${character}\``;
}

function controlName(character: string): string {
  if (character === '\n' || character === '\r') return 'a line break';
  if (character === '\t') return 'a tab';
  return `the control character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function fault(message: string): UrlFault {
  return { kind: 'fault', message };
}
