import { caseAtAGlance, staffClosing } from './frame';

export const nudgedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}客户催办：{{ number }}',
    body: `{{ name }}，您好：

客户就服务单 {{ number }} 催办，请尽快答复客户并登记联系结果。

客户的话：{{ text }}
${caseAtAGlance['zh-CN']}{% if deadlines.size > 0 %}
时限：
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}The customer asks for an answer: {{ number }}',
    body: `{{ name }},

The customer asks where the answer to case {{ number }} stays. Please answer soon, and record the outcome.

What they say: {{ text }}
${caseAtAGlance.en}{% if deadlines.size > 0 %}
The clocks:
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing.en}`,
  },
};
