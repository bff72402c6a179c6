import { caseAtAGlance, staffClosing } from './frame';

export const approvalDecidedTemplate = {
  'zh-CN': {
    subject:
      '{% if urgent %}【紧急】{% endif %}{% if granted %}已批准{% else %}未批准{% endif %}：{{ number }}，{{ about }}',
    body: `{{ name }}，您好：

{{ decidedBy }} {% if granted %}已批准，并已执行{% else %}没有批准，一切照旧{% endif %}。

申请内容：{{ wanted }}
{% if reason %}说明：{{ reason }}
{% endif %}${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject:
      '{% if urgent %}[Urgent] {% endif %}{% if granted %}Granted{% else %}Refused{% endif %}: {{ number }}, {{ about }}',
    body: `{{ name }},

{{ decidedBy }} {% if granted %}has granted this, and it is done{% else %}has refused this, and everything stays as it was{% endif %}.

What was wanted: {{ wanted }}
{% if reason %}In their words: {{ reason }}
{% endif %}${caseAtAGlance.en}${staffClosing.en}`,
  },
};
