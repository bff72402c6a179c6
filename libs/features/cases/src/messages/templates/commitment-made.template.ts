import { caseAtAGlance, staffClosing } from './frame';

export const commitmentMadeTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}请兑现承诺：{{ number }}，{{ dueAt }} 之前',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}系统{% endif %}登记了一项由您兑现的承诺，请在 {{ dueAt }} 之前做到。

承诺内容：{{ what }}
{% if toCustomer %}这是对客户的承诺；兑现或改期都会告知客户。
{% endif %}${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}A promise to keep: {{ number }}, by {{ dueAt }}',
    body: `{{ name }},

{% if by %}{{ by }}{% else %}The system{% endif %} has recorded a promise that you are to keep, by {{ dueAt }}.

What was promised: {{ what }}
{% if toCustomer %}It was made to the customer, who hears when it is kept or moved.
{% endif %}${caseAtAGlance.en}${staffClosing.en}`,
  },
};
