import { uriText } from '../../server/src/base/uriText.ts';

/** A comment by which Red Hat's extension is told which schema a document has. */
const schemaComment = /^#\s+(?:yaml-language-server\s*:|\$schema:)(?<settings>.*)$/mu;
const schemaKey = /^(?:\$schema|"\$schema"|'\$schema')[ \t]*:/mu;

/**
 * Whether the user gave a YAML document a schema, or said that it has none: in a comment, in the document, or by the setting
 * `yaml.schemas`.
 *
 * @param start the first lines of the text
 * @param schemas what the setting says: patterns by the schema's address
 */
export function hasUserSchema(start: string, uri: string, schemas: unknown): boolean {
  const settings = schemaComment.exec(start)?.groups?.settings;
  if (settings !== undefined || schemaKey.test(start)) return true;
  const entries = typeof schemas === 'object' && schemas !== null ? Object.values(schemas) : [];
  return entries.flat().some((pattern) => typeof pattern === 'string' && matches(pattern, uri));
}

/** As Red Hat's server reads patterns: `*` is anything, and what stands before the pattern does not matter. */
function matches(pattern: string, uri: string): boolean {
  const words = pattern.split('*').map((word) => word.replace(/[\\{}+?|^$.[\]()]/gu, '\\$&'));
  return new RegExp(`${words.join('.*')}$`, 'u').test(uriText(uri));
}
