// Compiles the judging keywords of every format's schema to plain code: no eval at run time, no Ajv in the bundle.
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { judgingKeywords, resolve } from './normalise.mjs';

// A text of another language is a text, whatever it says.
/** `validators.js` with one function for each format, and its declaration. */
export function compileValidators(schemas) {
  const roots = Object.keys(schemas).filter((file) => file.endsWith('/index.json'));
  const validators = roots.map((file) => ({
    name: `validate_${file.split('/')[1].replaceAll('-', '_')}`,
    code:
      schemas[file].type === 'string'
        ? 'return () => true;'
        : compile(sharedSchema(schemas, file, `https://strata.invalid/${file}`)),
  }));
  return {
    'validators.js': validatorModule(validators),
    'validators.d.ts': declaration(validators.map(({ name }) => name)),
  };
}

// The body of a function that returns the validator.
function compile(schema) {
  const ajv = new Ajv.default({
    allErrors: true,
    ownProperties: true,
    inlineRefs: false,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, lines: false },
  });
  ajv.addSchema(schema);
  const exported = /export const validate = (\w+);/u;
  const code = standaloneCode.default(ajv, { validate: schema.$id }).replace('"use strict";', '');
  const name = exported.exec(code)?.[1];
  if (name === undefined) throw new Error('Ajv exports its validators in another way');
  return `${withoutTraps(code.replace(exported, ''))}return ${name};`;
}

// Ajv asks for its own count of characters with `require`, which an ES module does not have. It copies all errors once for
// each item that has some, which takes minutes for a hundred thousand. And whole numbers beyond 2^53 it does not know.
function withoutTraps(code) {
  const text = code
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'countCharacters')
    .replaceAll(/\(typeof (\w+) == "number"\) && \(isFinite\(\1\)\)/gu, 'isOrdered($1)')
    .replaceAll(/ \|\| isNaN\(\w+\)/gu, '');
  const joined = text.replaceAll(
    /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/gu,
    'if (vErrors === null) vErrors = $1.errors; else for (const error of $1.errors) vErrors.push(error);',
  );
  if (joined.includes('.concat(')) throw new Error('the validators copy their errors again and again');
  if (/isNaN|isFinite/u.test(joined))
    throw new Error('the validators ask for numbers in a way that overlooks large ones');
  if (text.includes('require(')) throw new Error('the validators need something at run time that is not bundled');
  return joined;
}

// Each validator is made when its format is first judged: most sessions see one or two.
function validatorModule(validators) {
  const made = validators.map(({ name, code }) => `export const ${name} = /* @__PURE__ */ madeLater(() => {${code}});`);
  return `// Generated from schemas/; do not edit.
const countCharacters = (text) => [...text].length;
const isOrdered = (value) => typeof value === 'bigint' || Number.isFinite(value);
function madeLater(make) {
  let made;
  const validate = (value) => {
    made ??= make();
    const isValid = made(value);
    validate.errors = made.errors;
    return isValid;
  };
  return validate;
}
${made.join('\n')}
`;
}

// One schema whose references are all local. A place that is reached twice (a resource, a node) is one definition.
function sharedSchema(schemas, file, id) {
  const definitions = {};
  const names = new Map();
  const convert = (schema, from) => {
    if (
      schema.$ref !== undefined &&
      !Object.keys(schema).some((key) => key !== '$ref' && key in judgingKeywords(schema)) &&
      !schema['x-enum']
    )
      return { $ref: `#/$defs/${define(schema.$ref, from)}` };
    const { schema: resolved, file: at } = resolve(schemas, schema, from);
    const plain = judgingKeywords(resolved);
    if (resolved['x-types']) return { ...plain, ...anyType(resolved['x-types'], (child) => convert(child, at)) };
    if (resolved['x-variants']) plain.allOf = variants(resolved['x-variants'], (child) => convert(child, at));
    if (plain.properties) plain.properties = mapValues(plain.properties, (child) => convert(child, at));
    if (plain.patternProperties)
      plain.patternProperties = mapValues(plain.patternProperties, (child) => convert(child, at));
    if (typeof plain.additionalProperties === 'object')
      plain.additionalProperties = convert(plain.additionalProperties, at);
    if (plain.items) plain.items = convert(plain.items, at);
    return plain;
  };
  const define = (reference, from) => {
    const key = new URL(reference, `https://strata.invalid/${from}`).href;
    const known = names.get(key);
    if (known) return known;
    const name = `d${names.size}`;
    names.set(key, name);
    const { schema, file: at } = resolve(schemas, { $ref: reference }, from);
    definitions[name] = convert(schema, at);
    return name;
  };
  const root = convert({ ...withoutBorrowed(schemas[file]), $ref: undefined }, file);
  return { $id: id, $defs: definitions, ...root };
}

// What is a key of another format at the root is judged by that format's own validator.
function withoutBorrowed(schema) {
  const isBorrowed = ({ $ref = '' }) => /^\.\.\/.*\/index\.json#\/properties\//u.test($ref);
  return {
    ...schema,
    properties: schema.properties && mapValues(schema.properties, (each) => (isBorrowed(each) ? {} : each)),
  };
}

// What is said of a list means nothing for a text, so that the keywords of several types can stand side by side: the type
// itself is judged before. Only what is said of any value, and what stands elsewhere, needs a condition.
function anyType(types, convert) {
  const all = [];
  const plain = {};
  for (const [type, keywords] of Object.entries(types)) {
    const converted = convert(keywords);
    if (Object.keys(converted).length === 0) continue;
    if ('enum' in converted || 'const' in converted || '$ref' in converted || converted.allOf)
      all.push(
        Object.fromEntries([
          ['if', { type }],
          ['then', converted],
        ]),
      );
    else Object.assign(plain, converted);
  }
  return all.length > 0 ? { ...plain, allOf: all } : plain;
}

// What holds for an object is what its own kind says, and of an object of no kind nothing.
function variants({ by, entries }, convert) {
  return Object.entries(entries).map(([value, keywords]) =>
    Object.fromEntries([
      ['if', { properties: { [by]: { const: value } }, required: [by] }],
      ['then', convert(keywords)],
    ]),
  );
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function declaration(names) {
  return `// Generated from schemas/; do not edit.
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validate {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}
${names.map((name) => `export const ${name}: Validate;`).join('\n')}
`;
}
