import { customerClosing } from './frame';

export const closedBySilenceTemplate = {
  'zh-CN': {
    subject: '您的反馈已结案（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！您反映的“{{ asked }}”（记录编号 {{ number }}），我们已将处理结果告知您并多次请您确认，在约定的期限内没有收到您的异议，现按以下结果结案。
{% if result %}
处理结果：
{{ result }}
{% endif %}
如果问题没有真正解决，或者再次出现，请在 {{ reopenUntil }} 之前回复本邮件或致电，我们会重新处理；此后也欢迎随时反馈，我们会作为新的记录跟进。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'Your case has been closed ({{ number }})',
    body: `{{ greeting }},

We told you the result of your case “{{ asked }}” (reference {{ number }}) and asked you more than once to confirm it. As we have heard no objection in the time agreed, the case is now closed.
{% if result %}
The result:
{{ result }}
{% endif %}
If the problem is not really solved, or comes back, reply or call by {{ reopenUntil }} and we will take it up again. After that, please tell us all the same: we will follow it up as a new case.
${customerClosing.en}`,
  },
};
