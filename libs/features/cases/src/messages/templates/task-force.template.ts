import { caseAtAGlance, staffClosing } from './frame';

export const taskForceTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}临时小组：{{ number }}',
    body: `{{ name }}，您好：

您参加以下服务单的临时小组。组长：{{ leader }}{% if members %}；成员：{{ members }}{% endif %}
计划：{{ plan }}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Task force: {{ number }}',
    body: `{{ name }},

You are in the task force for this case, led by {{ leader }}{% if members %}, with {{ members }}{% endif %}.
The plan: {{ plan }}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
