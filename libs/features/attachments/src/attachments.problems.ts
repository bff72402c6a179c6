import type { ProblemTable } from '@engine/platform';

export const attachmentsProblems = {
  ATTACHMENT_EMPTY: { status: 422, zh: '附件没有内容，请将文件内容作为请求体发送。' },
  ATTACHMENT_TOO_LARGE: { status: 413, zh: '附件不得超过 {megabytes} MB。' },
  ATTACHMENT_TYPE: {
    status: 415,
    zh: '可添加图片、录音录像、PDF、Office 文档、纯文本和 CSV；该文件属于其他类型（{found}）。',
  },
  ATTACHMENT_LOST: { status: 410, zh: '该附件的内容已不在存储位置。' },
} as const satisfies ProblemTable;
