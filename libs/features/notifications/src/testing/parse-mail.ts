export interface ParsedMail {
  /** By lower-case name; decoded. A header that comes twice is listed twice. */
  readonly headers: { readonly [name: string]: readonly string[] };
  readonly text: string;
}

/** Reads a single-part mail as a mail program would: RFC 5322, 2045 and 2047. Throws for one that is malformed. */
export function parseMail(content: string): ParsedMail {
  const end = content.indexOf('\r\n\r\n');
  if (end < 0 || /[^\r]\n/.test(content)) throw new Error('Lines of mail end with CR LF.');
  const headers: Record<string, string[]> = {};
  for (const line of content
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name, value] = /^([\x21-\x39\x3b-\x7e]+): ?([\x20-\x7e]*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`No header: ${line}`);
    (headers[name.toLowerCase()] ??= []).push(decodedWords(value));
  }
  const body = content.slice(end + 4);
  const encoding = headers['content-transfer-encoding']?.[0] ?? '7bit';
  return { headers, text: bytesOf(body, encoding).toString('utf8').replace(/\r\n/g, '\n') };
}

function bytesOf(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\r\n/g, '')) : Buffer.from(body);
}

function quotedPrintable(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** `=?UTF-8?B?...?=`; white space between two encoded words is not part of the text. */
function decodedWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      (kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64')
        : quotedPrintable(text.replaceAll('_', ' '))
      ).toString(),
    );
}
