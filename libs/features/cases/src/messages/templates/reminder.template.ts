import { customerClosing } from './frame';

export const reminderTemplate = {
  'zh-CN': {
    subject: '{% if last %}最后通知：{% endif %}等待您的答复（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！您反映的“{{ asked }}”（记录编号 {{ number }}），我们需要您的答复才能继续处理。
{% if waitingFor %}
我们在等待：{{ waitingFor }}
{% endif %}
请您{% if answerBy %}在 {{ answerBy }} 之前{% endif %}直接回复本邮件或致电。{% if last %}届时仍未收到答复的，我们将暂时结束处理；此后您随时答复，我们会继续为您处理。{% endif %}
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if last %}Last notice: we{% else %}We{% endif %} are waiting for your answer ({{ number }})',
    body: `{{ greeting }},

You told us: “{{ asked }}” (reference {{ number }}). To go on with it we need your answer.
{% if waitingFor %}
We are waiting for this: {{ waitingFor }}
{% endif %}
Please reply or call{% if answerBy %} by {{ answerBy }}{% endif %}.{% if last %} If we have not heard from you by then, we will end our work on it for now. Answer at any time after that and we will take it up again.{% endif %}
${customerClosing.en}`,
  },
};
