import { caseAtAGlance, staffClosing } from './frame';

export const disputedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}客户有异议：{{ number }}',
    body: `{{ name }}，您好：

客户对服务单 {{ number }} 的处理结果有异议，需要重新处理。

客户的意见：{{ reason }}
${caseAtAGlance['zh-CN']}{% if deadlines.size > 0 %}
时限已重新开始：
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}The customer objects: {{ number }}',
    body: `{{ name }},

The customer does not agree with the result of case {{ number }}. It has to be taken up again.

What they say: {{ reason }}
${caseAtAGlance.en}{% if deadlines.size > 0 %}
The clocks have started anew:
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing.en}`,
  },
};
