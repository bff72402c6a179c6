import { customerClosing } from './frame';

export const demandResponseTemplate = {
  'zh-CN': {
    subject: '对您的需求与建议的答复（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！关于您提出的“{{ asked }}”（记录编号 {{ number }}），我们的答复如下：

{% case decision %}{% when 'accepted' %}我们采纳您的意见。{% when 'declined' %}很抱歉，我们暂不能采纳。{% else %}目前还不能实现，我们会继续关注并定期重新评估。{% endcase %}

{{ words }}
{% if plannedFor %}
计划时间：{{ plannedFor }}
{% endif %}${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'Our answer to what you asked for ({{ number }})',
    body: `{{ greeting }},

You asked for: “{{ asked }}” (reference {{ number }}). This is our answer:

{% case decision %}{% when 'accepted' %}We will do it.{% when 'declined' %}We are sorry: we cannot do it.{% else %}We cannot do it yet. We keep it in mind and look at it again from time to time.{% endcase %}

{{ words }}
{% if plannedFor %}
Planned for: {{ plannedFor }}
{% endif %}${customerClosing.en}`,
  },
};
