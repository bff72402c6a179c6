import { caseAtAGlance, staffClosing } from './frame';

export const ownershipRuledTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}已裁定由{{ department }}负责：{{ number }}',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}主责人{% endif %}裁定由{{ department }}负责以下服务单，不得再推辞。请安排责任人。
理由：{{ reason }}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}{{ department }} has the case, by ruling: {{ number }}',
    body: `{{ name }},

{% if by %}{{ by }}{% else %}The accountable person{% endif %} has ruled that {{ department }} takes this case. The ruling binds; please name its owner.
Why: {{ reason }}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
