import { caseAtAGlance, staffClosing } from './frame';

export const departmentEngagedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}请贵部门{{ roleWord }}：{{ number }}',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}系统{% endif %}请{{ department }}{{ roleWord }}处理以下服务单。请接受，或说明理由推辞并指出应由哪个部门处理。{% if reason %}
说明：{{ reason }}{% endif %}{% if accountable %}
主责人：{{ accountable }}{% endif %}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}{{ department }} is asked to {{ roleWord }}: {{ number }}',
    body: `{{ name }},

{% if by %}{{ by }} asks{% else %}The system asks{% endif %} {{ department }} to {{ roleWord }} in this case. Please accept, or decline with the reason and say which department should do it instead.{% if reason %}
Why: {{ reason }}{% endif %}{% if accountable %}
Accountable: {{ accountable }}{% endif %}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
