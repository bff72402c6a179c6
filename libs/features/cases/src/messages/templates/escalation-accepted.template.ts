import { caseAtAGlance, staffClosing } from './frame';

export const escalationAcceptedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}{{ acceptedBy }} 已接手升级：{{ number }}',
    body: `{{ name }}，您好：

{{ acceptedBy }} 已接手服务单 {{ number }} 的升级，承诺在 {{ promisedAt }} 之前完成。请主动配合。
{% if note %}
说明：{{ note }}
{% endif %}${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}{{ acceptedBy }} has accepted the escalation of {{ number }}',
    body: `{{ name }},

{{ acceptedBy }} has accepted the escalation of case {{ number }} and promises {{ promisedAt }}. Please work together.
{% if note %}
Note: {{ note }}
{% endif %}${caseAtAGlance.en}${staffClosing.en}`,
  },
};
