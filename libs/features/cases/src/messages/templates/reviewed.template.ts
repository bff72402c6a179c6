import { caseAtAGlance, staffClosing } from './frame';

export const reviewedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}审核{{ verdict }}：{{ number }}',
    body: `{{ name }}，您好：

{{ reviewer }} 已审核服务单 {{ number }}：{{ verdict }}。

审核意见：{{ notes }}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Reviewed, {{ verdict }}: {{ number }}',
    body: `{{ name }},

{{ reviewer }} has reviewed case {{ number }}: {{ verdict }}.

In their words: {{ notes }}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
