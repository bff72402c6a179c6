/* eslint-disable @typescript-eslint/no-explicit-any -- methods of any class, private ones included */
type Method = (...given: any[]) => any;

/** Puts something around a method of a class. @throws Error when there is no such method */
export function wrap(prototype: object, name: string, around: (original: Method, ...given: any[]) => any): void {
  const original = methodOf(prototype, name);
  replace(prototype, name, function (this: unknown, ...given) {
    return around((...passed) => original.apply(this, passed), ...given);
  });
}

/** @throws Error when there is no such method */
export function replace(prototype: object, name: string, by: Method): void {
  methodOf(prototype, name);
  (prototype as Record<string, Method>)[name] = by;
}

function methodOf(prototype: object, name: string): Method {
  const method = (prototype as Record<string, unknown>)[name];
  if (typeof method !== 'function') throw new Error(`There is no method ${name} to break.`);
  return method as Method;
}
