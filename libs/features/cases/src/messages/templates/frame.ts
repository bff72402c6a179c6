/** What all letters to customers end with: whom to reach, and who writes. */
export const customerClosing = {
  'zh-CN': `
如有疑问或需要补充，请直接回复本邮件{% if contactPhone %}，或致电 {{ contactPhone }}{% endif %}，并告知记录编号 {{ number }}。{% if contactName %}您的联系人：{{ contactName }}。{% endif %}

感谢您的理解与支持。

客户服务团队
`,
  en: `
If you have a question or anything to add, simply reply to this e-mail{% if contactPhone %} or call {{ contactPhone }}{% endif %}, and mention your reference number {{ number }}.{% if contactName %} Your contact is {{ contactName }}.{% endif %}

Kind regards,
Customer Service
`,
} as const;

/** The case at a glance, for colleagues. */
export const caseAtAGlance = {
  'zh-CN': `
服务单：{{ number }}（{{ caseType }}，{{ urgency }}）
客户：{{ customer | default: "匿名" }}{% if vip %}（VIP 会员，请优先响应）{% endif %}
责任人：{{ owner | default: "尚未分派" }}
{% if standingIn %}代理：{{ standingIn }}
{% endif %}情况：{{ description }}
{% if ask %}诉求：{{ ask }}
{% endif %}`,
  en: `
Case: {{ number }} ({{ caseType }}, {{ urgency }})
Customer: {{ customer | default: "anonymous" }}{% if vip %} (VIP, answer first){% endif %}
Owner: {{ owner | default: "nobody yet" }}
{% if standingIn %}Standing in: {{ standingIn }}
{% endif %}What happened: {{ description }}
{% if ask %}Asked for: {{ ask }}
{% endif %}`,
} as const;

export const staffClosing = {
  'zh-CN': `
查看服务单：{{ link }}
`,
  en: `
The case: {{ link }}
`,
} as const;
