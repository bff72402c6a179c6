import { caseAtAGlance, staffClosing } from './frame';

export const coordinationMeetingTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}协调会 {{ at }}：{{ number }}',
    body: `{{ name }}，您好：

请参加以下服务单的协调会。
时间：{{ at }}{% if place %}
地点：{{ place }}{% endif %}
议题：{{ agenda }}
参加人：{{ attendees }}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Coordination meeting, {{ at }}: {{ number }}',
    body: `{{ name }},

Please come to a coordination meeting about this case.
When: {{ at }}{% if place %}
Where: {{ place }}{% endif %}
About: {{ agenda }}
With: {{ attendees }}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
