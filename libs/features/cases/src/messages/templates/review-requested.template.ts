import { caseAtAGlance, staffClosing } from './frame';

export const reviewRequestedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}请审核：{{ number }}',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}系统{% endif %}请您审核服务单 {{ number }} 的处理情况，并登记审核意见（通过或退回）。
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Please review: {{ number }}',
    body: `{{ name }},

{% if by %}{{ by }}{% else %}The system{% endif %} asks you to review how case {{ number }} was handled, and to record your verdict: passed or returned.
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
