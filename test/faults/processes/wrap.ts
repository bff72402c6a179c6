type Method = (...given: unknown[]) => Promise<unknown>;

/** Puts something around a method of a class, private ones included. @throws Error when there is no such method */
export function wrap(
  prototype: object,
  name: string,
  around: (original: Method, ...given: unknown[]) => Promise<unknown>,
): void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name];
  if (typeof original !== 'function') throw new Error(`There is no method ${name} to put something around.`);
  methods[name] = function (this: unknown, ...given) {
    return around((...passed) => original.apply(this, passed), ...given);
  };
}
