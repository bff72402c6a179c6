import type { ProblemTable } from './problem';

type Bilingual<T> = { readonly [K in keyof T]: T[K] & { readonly en: string } };

/** Everything that HTTP and the engine themselves refuse. Sentences say how to mend it. */
export const PLATFORM_PROBLEMS = {
  BODY_INVALID: {
    status: 400,
    en: 'The body does not have the expected form: see errors.',
    zh: '请求体不符合要求，详见 errors。',
  },
  QUERY_INVALID: {
    status: 400,
    en: 'The query parameters do not have the expected form: see errors.',
    zh: '查询参数不符合要求，详见 errors。',
  },
  MALFORMED_JSON: { status: 400, en: 'The body is not valid JSON in UTF-8.', zh: '请求体不是有效的 UTF-8 JSON。' },
  MALFORMED_REQUEST: {
    status: 400,
    en: 'The request cannot be read as HTTP. Chinese in an address must be percent-encoded: curl -G --data-urlencode does it.',
    zh: '无法按 HTTP 解析该请求。地址中的中文须经百分号编码：curl 可用 -G --data-urlencode。',
  },
  MALFORMED_URL: { status: 400, en: 'The address cannot be decoded.', zh: '地址无法解码。' },
  UNSTORABLE_TEXT: {
    status: 400,
    en: 'The text holds U+0000 or half of a surrogate pair, which cannot be stored: see errors.',
    zh: '文本含有无法存储的字符（U+0000 或不成对的代理项），详见 errors。',
  },
  BODY_TOO_DEEP: {
    status: 400,
    en: 'The body is nested deeper than {limit} levels.',
    zh: '请求体嵌套超过 {limit} 层。',
  },
  BODY_TOO_LARGE: { status: 413, en: 'The body is larger than 1 MiB.', zh: '请求体超过 1 MiB。' },
  URL_TOO_LONG: { status: 414, en: 'A part of the address is too long.', zh: '地址中有一段过长。' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    en: 'Send the body as application/json.',
    zh: '请以 application/json 发送请求体。',
  },
  HEADERS_TOO_LARGE: { status: 431, en: 'The headers are too large.', zh: '请求头过大。' },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    en: 'Idempotency-Key must be 1 to 200 visible ASCII characters.',
    zh: 'Idempotency-Key 应为 1 到 200 个可见 ASCII 字符。',
  },
  IF_MATCH_INVALID: {
    status: 400,
    en: 'If-Match must be one ETag as it was answered, such as "7".',
    zh: 'If-Match 应为响应中给出的单个 ETag，例如 "7"。',
  },
  CURSOR_INVALID: {
    status: 400,
    en: 'The cursor is not one that this list has answered.',
    zh: '游标不是由此列表给出的。',
  },
  OCCURRED_IN_FUTURE: {
    status: 400,
    en: 'occurredAt lies more than {minutes} minutes in the future.',
    zh: 'occurredAt 晚于当前时间超过 {minutes} 分钟。',
  },
  UNAUTHENTICATED: {
    status: 401,
    en: 'Send a valid API key as Authorization: Bearer <key>.',
    zh: '请以 Authorization: Bearer <key> 提供有效的 API 密钥。',
  },
  FORBIDDEN: { status: 403, en: 'The roles of this API key may not do this.', zh: '该 API 密钥的角色无权执行此操作。' },
  NOT_FOUND: { status: 404, en: 'There is nothing here.', zh: '未找到。' },
  METHOD_NOT_ALLOWED: { status: 405, en: 'This address answers to {allowed} only.', zh: '此地址仅支持 {allowed}。' },
  STREAM_BUSY: {
    status: 409,
    en: 'Others keep changing this at the same moment. Try again.',
    zh: '其他人正在同时修改，请重试。',
  },
  VERSION_MISMATCH: {
    status: 412,
    en: 'It has changed since you read it (you saw version {expected}, it is at {current}). Read it again, then decide.',
    zh: '读取之后内容已变更（您看到的是版本 {expected}，当前为版本 {current}）。请重新读取后再操作。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    en: 'This Idempotency-Key was used before with another request. Send a new key with a new request.',
    zh: '该 Idempotency-Key 已用于另一个请求，请为新请求使用新的键。',
  },
  READ_MODEL_BEHIND: {
    status: 503,
    en: 'The list has not caught up with that position yet. Try again.',
    zh: '列表尚未更新到该位置，请重试。',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    en: 'The database cannot be reached. Whether a change was made is unknown: send it again with the same Idempotency-Key.',
    zh: '数据库暂不可用，更改是否生效未知：请以相同的 Idempotency-Key 重新发送。',
  },
  INTERNAL: {
    status: 500,
    en: 'Something went wrong here. Quote the request id when you report it.',
    zh: '服务内部出错。反馈时请附上 requestId。',
  },
} as const satisfies Bilingual<ProblemTable>;
