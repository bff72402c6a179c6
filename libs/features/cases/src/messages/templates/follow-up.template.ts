import { caseAtAGlance, staffClosing } from './frame';

export const followUpTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}跟进任务：{{ number }}，{{ dueAt }} 之前完成',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}系统{% endif %}为您安排了一项跟进任务，请在 {{ dueAt }} 之前完成。

跟进内容：{{ action }}
{% if goal %}预期目标：{{ goal }}
{% endif %}{% if channels %}跟进方式：{{ channels }}
{% endif %}${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Follow-up: {{ number }}, by {{ dueAt }}',
    body: `{{ name }},

{% if by %}{{ by }}{% else %}The system{% endif %} has planned a follow-up for you, by {{ dueAt }}.

What to do: {{ action }}
{% if goal %}Aim: {{ goal }}
{% endif %}{% if channels %}By: {{ channels }}
{% endif %}${caseAtAGlance.en}${staffClosing.en}`,
  },
};
