import { caseAtAGlance, staffClosing } from './frame';

export const reopenedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}服务单重新打开：{{ number }}（第 {{ times }} 次）',
    body: `{{ name }}，您好：

服务单 {{ number }} 结案后第 {{ times }} 次重新打开，需要继续处理。

原因：{{ reason }}
${caseAtAGlance['zh-CN']}{% if deadlines.size > 0 %}
时限已重新开始：
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Case reopened: {{ number }} (reopening no. {{ times }})',
    body: `{{ name }},

Case {{ number }} was closed and has been reopened (reopening no. {{ times }}).

Reason: {{ reason }}
${caseAtAGlance.en}{% if deadlines.size > 0 %}
The clocks have started anew:
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing.en}`,
  },
};
