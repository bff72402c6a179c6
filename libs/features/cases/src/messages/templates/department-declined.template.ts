import { caseAtAGlance, staffClosing } from './frame';

export const departmentDeclinedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}{% if ruling %}请裁定：{% endif %}{{ department }}推辞 {{ number }}',
    body: `{{ name }}，您好：

{{ department }}推辞了以下服务单。
理由：{{ reason }}{% if instead %}
认为应由{{ instead }}处理。{% endif %}{% if ruling %}
这是第 {{ refusals }} 次推辞：请您作为主责人裁定由哪个部门负责，裁定后不得再推辞。{% if dueAt %}时限：{{ dueAt }}{% endif %}{% endif %}
${caseAtAGlance['zh-CN']}${staffClosing['zh-CN']}`,
  },
  en: {
    subject:
      '{% if urgent %}[Urgent] {% endif %}{% if ruling %}Please rule: {% endif %}{{ department }} declined {{ number }}',
    body: `{{ name }},

{{ department }} has declined this case.
Why: {{ reason }}{% if instead %}
It says {{ instead }} should do it.{% endif %}{% if ruling %}
This is refusal {{ refusals }}: as the accountable person, please rule which department takes it; the ruling binds.{% if dueAt %} By {{ dueAt }}.{% endif %}{% endif %}
${caseAtAGlance.en}${staffClosing.en}`,
  },
};
