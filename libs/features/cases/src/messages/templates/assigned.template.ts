import { caseAtAGlance, staffClosing } from './frame';

export const assignedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}服务单 {{ number }} 由您负责（{{ caseType }}）',
    body: `{{ name }}，您好：

{% if by %}{{ by }}{% else %}系统{% endif %}将以下服务单分派给您，由您担任责任人。{% if previousOwner %}原责任人：{{ previousOwner }}。{% endif %}{% if reason %}
分派说明：{{ reason }}{% endif %}
${caseAtAGlance['zh-CN']}{% if deadlines.size > 0 %}
需要做到：
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Case {{ number }} is yours ({{ caseType }})',
    body: `{{ name }},

{% if by %}{{ by }}{% else %}The system{% endif %} has made you the owner of this case.{% if previousOwner %} It was with {{ previousOwner }}.{% endif %}{% if reason %}
Note: {{ reason }}{% endif %}
${caseAtAGlance.en}{% if deadlines.size > 0 %}
To be kept:
{% for deadline in deadlines %}  {{ deadline }}
{% endfor %}{% endif %}${staffClosing.en}`,
  },
};
