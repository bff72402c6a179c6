import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type/node';

/** What staff look at: pictures, recordings, documents. Nothing that a browser or an office program would run. */
export const ALLOWED_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/bmp',
  'image/tiff',
  'audio/mpeg',
  'audio/wav',
  'audio/ogg',
  'audio/x-m4a',
  'audio/amr',
  'video/mp4',
  'video/quicktime',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'text/plain',
  'text/csv',
];

/** Enough to tell text from anything else, and lines with columns from prose. */
const SAMPLE = 64 * 1024;

/** By the bytes of a file, never by its name. Undefined where nobody can say. */
export async function mediaTypeOf(path: string): Promise<string | undefined> {
  const known = await fileTypeFromFile(path);
  return known ? known.mime : textTypeOf(await firstBytes(path));
}

/** UTF-8 without control characters but tabs and line ends; with equal columns in its lines it is a table. */
export function textTypeOf(bytes: Buffer): string | undefined {
  const whole = bytes.length < SAMPLE ? bytes : upToLastLetter(bytes);
  if (!isUtf8(whole)) return undefined;
  const text = whole.toString().replace(/^\ufeff/, '');
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return undefined;
  return isTable(text) ? 'text/csv' : 'text/plain';
}

function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 20).filter(Boolean);
  if (lines.length < 2) return false;
  return [',', ';', '\t'].some((separator) => {
    const columns = lines.slice(0, -1).map((line) => columnsOf(line, separator));
    return columns[0] > 1 && columns.every((count) => count === columns[0]);
  });
}

/** What stands between quotation marks separates nothing. */
function columnsOf(line: string, separator: string): number {
  return line.replace(/"[^"]*"/g, '').split(separator).length;
}

/** A letter that the end of the sample cuts through is no fault of the text. */
function upToLastLetter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] & 0xc0) === 0x80) end--;
  return bytes.subarray(0, Math.max(0, end - 1));
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
