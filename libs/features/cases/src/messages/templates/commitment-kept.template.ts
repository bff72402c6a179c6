import { customerClosing } from './frame';

export const commitmentKeptTemplate = {
  'zh-CN': {
    subject: '答应您的事项已完成（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！关于您反映的“{{ asked }}”（记录编号 {{ number }}），我们答应您的事项已经完成。

答应您的：{{ what }}
完成情况：{{ done }}
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'Done as promised ({{ number }})',
    body: `{{ greeting }},

You told us: “{{ asked }}” (reference {{ number }}). What we promised you is done.

What we promised: {{ what }}
What was done: {{ done }}
${customerClosing.en}`,
  },
};
