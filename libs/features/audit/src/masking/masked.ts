import { isContactField, isSecretField, maskContact, maskText } from './masked-text';

/**
 * Data as an auditor may see it (B5): fields that hold a contact are masked as a whole, in all other text whatever looks
 * like a telephone number or an e-mail address is. Everything that audit answers is made of what this returned.
 */
export function masked<T>(data: T): T {
  return maskedField('', data) as T;
}

function maskedField(field: string, value: unknown): unknown {
  if (typeof value === 'string') {
    if (isSecretField(field)) return '***';
    return isContactField(field) ? maskContact(value) : maskText(value);
  }
  if (Array.isArray(value)) return value.map((item) => maskedField(field, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedField(key, inner)]));
}
