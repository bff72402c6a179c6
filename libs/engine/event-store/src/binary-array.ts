/**
 * PostgreSQL's binary array format. Sent as Buffers, arrays need no quoting here and no parsing there; a batch of 64
 * appends is built in half the time of the text form.
 */
const OID = { bytea: 17, int2: 21, int4: 23, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);
const HEADER = 20;

function binaryArray(
  oid: number,
  items: readonly unknown[],
  size: (index: number) => number,
  write: (target: Buffer, at: number, index: number) => void,
): Buffer {
  let length = HEADER + 4 * items.length;
  for (let index = 0; index < items.length; index++) length += items[index] === null ? 0 : size(index);
  const target = Buffer.allocUnsafe(length);
  let at = header(oid, items.length).copy(target);
  for (let index = 0; index < items.length; index++) {
    const bytes = items[index] === null ? -1 : size(index);
    target.writeInt32BE(bytes, at);
    at += 4;
    if (bytes >= 0) {
      write(target, at, index);
      at += bytes;
    }
  }
  return target.subarray(0, at);
}

/** An array of no elements has no dimensions either. */
function header(oid: number, count: number): Buffer {
  const dimensions = count === 0 ? 0 : 1;
  const target = Buffer.allocUnsafe(dimensions === 0 ? 12 : HEADER);
  target.writeInt32BE(dimensions, 0);
  target.writeInt32BE(1, 4); // may hold nulls
  target.writeInt32BE(oid, 8);
  if (dimensions === 0) return target;
  target.writeInt32BE(count, 12);
  target.writeInt32BE(1, 16); // first index
  return target;
}

export function textArray(items: readonly string[]): Buffer {
  return binaryArray(
    OID.text,
    items,
    (index) => Buffer.byteLength(items[index]),
    (target, at, index) => target.write(items[index], at),
  );
}

export function jsonbArray(items: readonly (string | null)[]): Buffer {
  return binaryArray(
    OID.jsonb,
    items,
    (index) => 1 + Buffer.byteLength(items[index] as string),
    (target, at, index) => {
      target[at] = 1; // version of the jsonb wire format
      target.write(items[index] as string, at + 1);
    },
  );
}

export function byteaArray(items: readonly Buffer[]): Buffer {
  return binaryArray(
    OID.bytea,
    items,
    (index) => items[index].length,
    (target, at, index) => void items[index].copy(target, at),
  );
}

export function int4Array(items: readonly number[]): Buffer {
  return binaryArray(
    OID.int4,
    items,
    () => 4,
    (target, at, index) => void target.writeInt32BE(items[index], at),
  );
}

export function int2Array(items: readonly number[]): Buffer {
  return binaryArray(
    OID.int2,
    items,
    () => 2,
    (target, at, index) => void target.writeInt16BE(items[index], at),
  );
}

/** Lengths and all as one hexadecimal text, which is decoded in one go: twice as fast as one by one. */
export function uuidArray(items: readonly string[]): Buffer {
  const elements = items
    .map((item) => `00000010${item}`)
    .join('')
    .replaceAll('-', '');
  return Buffer.concat([header(OID.uuid, items.length), Buffer.from(elements, 'hex')]);
}

export function timestamptzArray(items: readonly Date[]): Buffer {
  return binaryArray(
    OID.timestamptz,
    items,
    () => 8,
    (target, at, index) => void target.writeBigInt64BE(BigInt(items[index].getTime() - POSTGRES_EPOCH) * 1000n, at),
  );
}
