import type { Locale } from './locale';

/** What can be wrong with a field, in both languages. The first that applies to a field is the one told. */
export const FIELD_TEXTS = {
  REQUIRED: { en: 'is required', 'zh-CN': '为必填项' },
  UNKNOWN_FIELD: { en: 'is not a known field; remove it', 'zh-CN': '不是已知字段，请移除' },
  UNSTORABLE_TEXT: {
    en: 'must not hold U+0000 or half of a surrogate pair',
    'zh-CN': '不得含有 U+0000 或不成对的代理项',
  },
  NOT_OBJECT: { en: 'must be a JSON object', 'zh-CN': '应为 JSON 对象' },
  NOT_LIST: { en: 'must be a list', 'zh-CN': '应为列表' },
  NOT_TEXT: { en: 'must be text', 'zh-CN': '应为文本' },
  NOT_INTEGER: { en: 'must be a whole number', 'zh-CN': '应为整数' },
  NOT_NUMBER: { en: 'must be a number', 'zh-CN': '应为数字' },
  NOT_BOOLEAN: { en: 'must be true or false', 'zh-CN': '应为 true 或 false' },
  NOT_ONE_OF: { en: 'must be one of: {values}', 'zh-CN': '应为以下之一：{values}' },
  EMPTY: { en: 'must not be empty', 'zh-CN': '不能为空' },
  LENGTH: { en: 'must have {min} to {max} characters', 'zh-CN': '长度应为 {min} 到 {max} 个字符' },
  TOO_SHORT: { en: 'must have at least {min} characters', 'zh-CN': '至少应有 {min} 个字符' },
  TOO_LONG: { en: 'must have at most {max} characters', 'zh-CN': '最多 {max} 个字符' },
  TOO_SMALL: { en: 'must be at least {min}', 'zh-CN': '不得小于 {min}' },
  TOO_GREAT: { en: 'must be at most {max}', 'zh-CN': '不得大于 {max}' },
  TOO_FEW: { en: 'must have at least {min} entries', 'zh-CN': '至少应有 {min} 项' },
  TOO_MANY: { en: 'must have at most {max} entries', 'zh-CN': '最多 {max} 项' },
  NOT_DISTINCT: { en: 'must not name anything twice', 'zh-CN': '不得有重复项' },
  NOT_EMAIL: { en: 'must be an e-mail address', 'zh-CN': '应为电子邮件地址' },
  NOT_PHONE: { en: 'must be a telephone number such as +8613800000000', 'zh-CN': '应为电话号码，例如 +8613800000000' },
  NOT_UUID: { en: 'must be a UUID', 'zh-CN': '应为 UUID' },
  NOT_URL: { en: 'must be a URL', 'zh-CN': '应为 URL' },
  NOT_INSTANT: {
    en: 'must be a date and time with offset, such as 2026-03-02T09:00:00+08:00',
    'zh-CN': '应为带时区偏移的日期时间，例如 2026-03-02T09:00:00+08:00',
  },
  NOT_DATE: { en: 'must be a date such as 2026-03-02', 'zh-CN': '应为日期，例如 2026-03-02' },
  PATTERN: { en: 'must match {pattern}', 'zh-CN': '应匹配 {pattern}' },
  INVALID: { en: 'is not valid', 'zh-CN': '无效' },
  EACH: { en: 'each entry {rule}', 'zh-CN': '每一项{rule}' },
} as const satisfies { readonly [code: string]: { readonly [L in Locale]: string } };

export type FieldCode = keyof typeof FIELD_TEXTS;
