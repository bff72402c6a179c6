const CONTACT = new Set(['phone', 'phones', 'mobile', 'email', 'emails']);
/** Whoever knows these may act with them. */
const SECRET = new Set(['receiptCode', 'hash']);

export function isContactField(field: string): boolean {
  return CONTACT.has(field);
}

export function isSecretField(field: string): boolean {
  return SECRET.has(field);
}

// Also full-width digits, as Chinese input methods write them.
const D = '[0-9０-９]';
const GAP = '[ .\\-()（）\\u00a0]{0,2}';
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** A SHA-256: runs of digits in it are nobody's. One of digits alone does not pass for it. */
const HASH = '(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{64}(?![0-9a-z])';
const NUMBERS = [
  // A mobile number in any grouping, with or without its country code.
  `(?<!${D})(?:(?:\\+|00)?86${GAP})?1[3-9]${D}(?:${GAP}${D}){8}(?!${D})`,
  `\\+${D}(?:${GAP}${D}){6,14}`,
  // With area code.
  `(?<!${D})[(（]?0${D}{2,3}${GAP}${D}{7,8}(?!${D})`,
  // Long numbers hold others: two mobile numbers written together, an identity card, a bank card.
  `${D}{11,}`,
];
const LETTER = '[\\p{L}\\p{N}\\-]';
// The bound keeps the search linear.
const LOCAL = '[\\p{L}\\p{N}._%+\\-]{1,64}';
const FOUND_EMAIL = new RegExp(`${LOCAL}[@＠]${LETTER}+(?:[.．]${LETTER}+)+`, 'gu');
const FOUND_NUMBER = new RegExp(`(?<id>${UUID}|${HASH})|${NUMBERS.join('|')}`, 'giu');

const AT = /[@＠]/;
const DIGIT = new RegExp(D);

/** Masks numbers and addresses in a sentence and leaves the rest of it. */
export function maskText(text: string): string {
  // Most texts have neither, and the search for an address took 7 µs for each character.
  const addressed = AT.test(text) ? text.replace(FOUND_EMAIL, maskEmail) : text;
  if (!DIGIT.test(addressed)) return addressed;
  // Addresses first: a number may stand in one, or right behind it.
  return addressed.replace(FOUND_NUMBER, (found: string, id?: string) => (id ? found : maskNumber(found)));
}

const ONE_EMAIL = new RegExp(`^${LOCAL}[@＠]${LETTER}+(?:[.．]${LETTER}+)*$`, 'u');
const ONE_NUMBER = new RegExp(`^\\+?(?:${D}|[ .\\-()（）/])+$`, 'u');

/** For a field that holds nothing but a contact. What is neither number nor address is not shown at all. */
export function maskContact(text: string): string {
  if (ONE_EMAIL.test(text)) return maskText(maskEmail(text));
  return ONE_NUMBER.test(text) ? maskNumber(text) : '***';
}

const DIGITS = new RegExp(D, 'g');

/** 13800001234 -> 138****1234; of shorter numbers less is left. */
function maskNumber(number: string): string {
  const national = number.replace(new RegExp(`^(?:\\+|00)?86${GAP}(?=1)`), '');
  const digits = (national.match(DIGITS) ?? []).join('');
  if (digits.length < 7) return '***';
  const [head, tail] = digits.length >= 11 ? [3, 4] : [2, 2];
  return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - tail)}${digits.slice(-tail)}`;
}

/** li.lei@example.com -> l***@example.com. In a sentence the words before an address may touch it. */
function maskEmail(address: string): string {
  const at = address.search(/[@＠]/);
  const local = address.slice(0, at);
  const name = /[A-Za-z0-9._%+-]+$/.exec(local)?.[0] ?? local;
  return `${local.slice(0, local.length - name.length)}${[...name][0]}***${address.slice(at)}`;
}
