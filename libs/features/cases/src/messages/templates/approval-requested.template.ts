import { caseAtAGlance, staffClosing } from './frame';

export const approvalRequestedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}请审批：{{ number }}，{{ about }}',
    body: `{{ name }}，您好：

{% if requestedBy %}{{ requestedBy }}{% else %}系统{% endif %}就服务单 {{ number }} 提出申请，请您决定。在您批准之前，不会执行。

申请内容：{{ wanted }}
{% if reason %}理由：{{ reason }}
{% endif %}
批准或不批准：{{ link }}/approvals/{{ approvalId }}/decision
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Your decision: {{ number }}, {{ about }}',
    body: `{{ name }},

{% if requestedBy %}{{ requestedBy }}{% else %}The system{% endif %} asks for your leave in case {{ number }}. Until you grant it, nothing changes.

What is wanted: {{ wanted }}
{% if reason %}Reason: {{ reason }}
{% endif %}
To grant or refuse: {{ link }}/approvals/{{ approvalId }}/decision
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
