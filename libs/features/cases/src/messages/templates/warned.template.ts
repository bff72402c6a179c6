import { caseAtAGlance, staffClosing } from './frame';

export const warnedTemplate = {
  'zh-CN': {
    subject: '{% if urgent %}【紧急】{% endif %}即将到期：{{ number }} {{ clock }}，{{ dueAt }}',
    body: `{{ name }}，您好：

服务单 {{ number }} 的“{{ clock }}”将在 {{ dueAt }} 到期。
{% if mustCall %}
该客户没有可用的邮箱，系统无法自动发送进展，请在到期前电话告知客户并登记。
{% else %}
{{ todo }}
{% endif %}{% if action %}
跟进内容：{{ action }}
{% endif %}${caseAtAGlance['zh-CN']}{% if preview %}
到期时将自动发给客户的内容：
--------
{{ preview }}
--------
补充进展：{{ link }}/progress　修改措辞：{{ link }}/updates/next　由您亲自告知：{{ link }}/updates
{% endif %}${staffClosing['zh-CN']}`,
  },
  en: {
    subject: '{% if urgent %}[Urgent] {% endif %}Due soon: {{ number }}, {{ clock }}, {{ dueAt }}',
    body: `{{ name }},

Case {{ number }}: {{ clock }} is due {{ dueAt }}.
{% if mustCall %}
This customer has no e-mail address, so no update can be sent. Please call them before it is due, and record it.
{% else %}
{{ todo }}
{% endif %}{% if action %}
What to do: {{ action }}
{% endif %}${caseAtAGlance.en}{% if preview %}
This goes out to the customer when it is due:
--------
{{ preview }}
--------
To add progress: {{ link }}/progress. To put it in your words: {{ link }}/updates/next. To write yourself: {{ link }}/updates
{% endif %}${staffClosing.en}`,
  },
};
