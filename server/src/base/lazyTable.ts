/**
 * An object whose members are made when somebody first asks for them: most documents need few of the facts that the
 * generated modules hold, and reading them all would be a good part of the start.
 */
export function lazyTable<T extends object>(makers: { readonly [K in keyof T]-?: () => T[K] }): T {
  const table = {} as T;
  for (const name of Object.keys(makers) as (keyof T & string)[])
    Object.defineProperty(table, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = makers[name]();
        Object.defineProperty(table, name, { value, configurable: true, enumerable: true, writable: true });
        return value;
      },
    });
  return table;
}
