import { customerClosing } from './frame';

export const commitmentMovedTemplate = {
  'zh-CN': {
    subject: '答应您的事项改期说明（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！非常抱歉地告知您：关于您反映的“{{ asked }}”（记录编号 {{ number }}），我们答应您的一件事需要改期。

答应您的：{{ what }}
原定时间：{{ previousDate }} 之前
新的时间：{{ dueAt }} 之前
改期的原因：{{ reason }}

给您带来不便，向您诚恳致歉。如果新的时间给您造成困难，请告诉我们。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'A new date for what we promised ({{ number }})',
    body: `{{ greeting }},

We are sorry: in your case “{{ asked }}” (reference {{ number }}), something that we promised you gets a new date.

What we promised: {{ what }}
Promised by: {{ previousDate }}
The new date: {{ dueAt }}
The reason: {{ reason }}

We apologise for the inconvenience. If the new date causes you difficulty, please tell us.
${customerClosing.en}`,
  },
};
