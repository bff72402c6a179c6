/** One spelling for what people write in many: full width and half width, capitals, blanks. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function emailKey(email: string): string {
  return `email ${nameKey(email)}`;
}

/** Fewer digits are an extension, which many share. */
const SHORTEST = 7;

/** 138-0000-1234, +86 138 0000 1234 and 0086 13800001234 are one number; undefined where it is none. */
export function phoneKey(phone: string): string | undefined {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const local = digits.replace(/^0*86(?=1\d{10}$)/, '').replace(/^00/, '');
  return local.length < SHORTEST ? undefined : `phone ${local}`;
}
