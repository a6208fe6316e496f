import { isAbsent } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { cleanPath } from '../../../layers/pathFacts.ts';
import { configRule } from '../../configRule.ts';
import { isObject, type Keys, objectsIn } from '../keys.ts';

const twice = 'cloud-config/file-twice';
const permissions = 'cloud-config/permissions-not-octal';
const encoding = 'cloud-config/content-not-encoded';
const rewritten = 'cloud-config/file-rewritten';

/** Files that stand in the list twice: the later one is written over the first. */
export const fileTwice = configRule<Keys>({
  codes: [twice],
  at: ['write_files'],
  *check(files) {
    const seen = new Map<string, number>();
    for (const [index, file] of objectsIn(files)) {
      const { path, append } = file;
      if (typeof path !== 'string' || holdsTemplate(path) || path.includes('$')) continue;
      const first = seen.get(cleanPath(path));
      seen.set(cleanPath(path), index);
      if (first === undefined || (!isAbsent(file, 'append') && append !== false)) continue;
      yield {
        code: twice,
        severity: 'warning',
        message: `\`${path}\` is written twice: the later one replaces what stood there; write one of them, or \`append: true\``,
        path: [index, 'path'],
        isOwn: true,
        related: { path: [first, 'path'], message: 'the file is written here first' },
      };
    }
  },
});

/** A mode that `int(text, 8)` of Python does not take: the file gets 0644 in its place. */
export const permissionsNotOctal = configRule<Keys>({
  codes: [permissions],
  at: ['write_files.*'],
  *check(file) {
    if (!isObject(file) || typeof file.permissions !== 'string') return;
    const text = file.permissions.trim();
    if (/^[-+]?(?:0[oO])?_?[0-7]+(?:_[0-7]+)*$/u.test(text) || holdsTemplate(text) || text.includes('$')) return;
    yield {
      code: permissions,
      severity: 'warning',
      message: `\`${file.permissions}\` is no mode in octal digits: cloud-init warns, and the file gets \`0644\`; write something like \`"0600"\``,
      path: ['permissions'],
      isOwn: true,
    };
  },
});

/** Contents that cannot be unpacked as `encoding` says; the module ends with the first of them. */
export const contentNotEncoded = configRule<Keys>({
  codes: [encoding],
  at: ['write_files.*'],
  *check(file) {
    if (!isObject(file)) return;
    const { content, encoding: named, source } = file;
    if (typeof content !== 'string' || typeof named !== 'string' || source !== undefined) return;
    if (holdsTemplate(content) || content.includes('${') || !named.toLowerCase().endsWith('64') || isPadded(content))
      return;
    yield {
      code: encoding,
      severity: 'error',
      message: `\`content\` is not in base64, as \`encoding: ${named}\` says: cloud-init writes neither this file nor those below it; encode it, or remove \`encoding\``,
      path: ['content'],
    };
  },
});

/** Whether `base64.b64decode` of Python takes a text: it passes over what is no digit, and wants the padding. */
function isPadded(text: string): boolean {
  const [, digits = '', pads = ''] = /^([^=]*)(.*)$/su.exec(text.replaceAll(/[^A-Za-z0-9+/=]/gu, '')) ?? [];
  const left = digits.length % 4;
  return left === 0 || (left > 1 && pads.startsWith('='.repeat(4 - left)));
}

/** `/etc/hosts` by the config, and by cloud-init at every boot. */
export const fileRewritten = configRule<Keys>({
  codes: [rewritten],
  at: [''],
  *check({ write_files: files, manage_etc_hosts: manages }) {
    if (manages !== true && manages !== 'template') return;
    for (const [index, { path }] of objectsIn(files)) {
      if (typeof path !== 'string' || cleanPath(path) !== '/etc/hosts') continue;
      yield {
        code: rewritten,
        severity: 'warning',
        message: `with \`manage_etc_hosts: ${String(manages)}\` cloud-init writes \`/etc/hosts\` anew at every boot: nothing of this file is left; write \`manage_etc_hosts: false\`, or change the template in \`/etc/cloud/templates\``,
        path: ['write_files', index, 'path'],
        isOwn: true,
        related: { path: ['manage_etc_hosts'], message: 'it is written anew by this' },
      };
    }
  },
});
