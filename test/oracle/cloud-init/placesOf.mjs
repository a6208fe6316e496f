/**
 * The places of a schema of cloud-init by their paths, with all that any branch of it says of each.
 *
 * @type {(root: any) => Map<string, { types: Set<string>, values: Set<unknown>, required: Set<string> }>}
 */
export function placesOf(root) {
  const places = new Map();
  const at = (path) => {
    if (!places.has(path)) places.set(path, { types: new Set(), values: new Set(), required: new Set() });
    return places.get(path);
  };
  const visit = (written, path, depth) => {
    if (typeof written !== 'object' || written === null || depth > 16) return;
    let schema = written;
    while (schema.$ref) {
      const { $ref, ...beside } = schema;
      schema = { ...root.$defs[$ref.split('/').at(-1)], ...beside };
    }
    const place = at(path);
    const types = [schema.type ?? []].flat();
    for (const value of schema.enum ?? []) {
      place.values.add(value);
      if (types.length === 0) place.types.add(typeof value);
    }
    if (types.length === 0 && (schema.properties || schema.patternProperties)) place.types.add('object');
    for (const type of types) place.types.add(type);
    for (const name of schema.required ?? []) place.required.add(name);
    for (const part of ['allOf', 'oneOf', 'anyOf']) for (const each of schema[part] ?? []) visit(each, path, depth + 1);
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      visit(child, path === '' ? name : `${path}.${name}`, depth + 1);
    }
    for (const child of Object.values(schema.patternProperties ?? {})) visit(child, `${path}.*`, depth + 1);
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}.*`, depth + 1);
    if (typeof schema.items === 'object') visit(schema.items, `${path}[]`, depth + 1);
  };
  visit(root, '', 0);
  places.delete('');
  return places;
}
