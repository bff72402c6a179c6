import { caseAtAGlance, staffClosing } from './frame';

export const escalatedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}升级至第 {{ level }} 级：{{ number }}，{{ cause }}',
    body: `{{ name }}，您好：

服务单 {{ number }} 已升级至第 {{ level }} 级{% if role %}，请您以{{ role }}的身份处理{% endif %}。

升级原因：{{ cause }}
{% if dueAt %}应完成时间：{{ dueAt }}{% if lateBy %}，已超过 {{ lateBy }}{% endif %}
{% endif %}${caseAtAGlance['zh-CN']}
请接手这次升级，并承诺完成时间；在承诺的时间之前，不再继续向上升级。
接手：{{ link }}/escalations/{{ escalation }}/acceptance
${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Escalated to level {{ level }}: {{ number }}, {{ cause }}',
    body: `{{ name }},

Case {{ number }} has been escalated to level {{ level }}{% if role %} and comes to you as {{ role }}{% endif %}.

Cause: {{ cause }}
{% if dueAt %}Was due: {{ dueAt }}{% if lateBy %}, {{ lateBy }} late{% endif %}
{% endif %}${caseAtAGlance.en}
Please accept it and promise a time; before that time it does not climb higher.
To accept: {{ link }}/escalations/{{ escalation }}/acceptance
${staffClosing.en}`,
  },
};
