import { replaceScalar } from '../../../document/textEdits.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { configRule } from '../../configRule.ts';
import type { Keys } from '../keys.ts';

const code = 'cloud-config/bad-locale';

/** `language_COUNTRY.CHARSET@modifier`, of which the language alone has to be there, the charset also behind the modifier. */
const pattern =
  /^(?:C|POSIX|[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2})?)(?:\.(?<charset>[\w-]+))?(?:@\w+)?(?:\.[\w-]+)?$/u;

function isLocale(text: string): boolean {
  const found = pattern.exec(text);
  const charset = found?.groups?.charset;
  return (
    found !== null &&
    (charset === undefined || toolFacts.localeCharsets.names.includes(charset.toLowerCase().replaceAll(/[-_]/gu, '')))
  );
}

/** Texts that cannot be the name of a locale of glibc. */
export const badLocale = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ locale }) {
    if (typeof locale !== 'string' || isLocale(locale) || holdsTemplate(locale) || locale.includes('$')) return;
    // What Python takes for no asks for none.
    if (/^(?:|0|off|no|false)$/iu.test(locale) || locale.startsWith('/')) return;
    const likely = locale
      .replace(
        /^([a-z]{2,3})[-_]([a-z]{2})(?=$|[.@])/iu,
        (_all, language: string, country: string) => `${language.toLowerCase()}_${country.toUpperCase()}`,
      )
      .replace(/\.u[\w-]*$/iu, '.UTF-8');
    const isHelp = likely !== locale && isLocale(likely);
    yield {
      code,
      severity: 'warning',
      message: `\`${locale}\` is no name of a locale: Debian and Ubuntu fail to make it, and elsewhere programs fall back to \`C\`; ${isHelp ? `did you mean \`${likely}\`?` : 'write one such as `en_US.UTF-8`'}`,
      path: ['locale'],
      isOwn: true,
      fixes: ({ node }, document) =>
        isHelp && node.kind === 'scalar'
          ? [{ title: `Change to \`${likely}\``, edits: replaceScalar(document, node, likely), certain: false }]
          : [],
    };
  },
});
