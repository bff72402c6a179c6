import { customerClosing } from './frame';

export const personalUpdateTemplate = {
  'zh-CN': {
    subject: '您的反馈处理进展（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！关于您反映的“{{ asked }}”（记录编号 {{ number }}），向您同步如下：

{{ text }}
{% if steps.size > 0 %}
自上次联系以来，我们做了这些工作：
{% for step in steps %}  {{ forloop.index }}. {{ step }}
{% endfor %}{% endif %}
{% if late %}让您久等，非常抱歉。

{% endif %}{% if waitingFor %}目前的情况：{{ waitingFor }}

{% endif %}{% if planOverdue %}原计划 {{ plannedCompletion }} 完成，现在已经超过这个时间，向您诚恳致歉。新的完成时间确定后，会立即告诉您。{% elsif plannedCompletion %}预计 {{ plannedCompletion }} 之前完成。{% endif %}{% if nextUpdate %}下一次进展，最迟在 {{ nextUpdate }} 告知您。{% endif %}
{% if promises.size > 0 %}
接下来的安排：
{% for promise in promises %}  {{ forloop.index }}. {{ promise }}
{% endfor %}{% endif %}${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'Where your case stands ({{ number }})',
    body: `{{ greeting }},

You told us: “{{ asked }}” (reference {{ number }}). Here is our news:

{{ text }}
{% if steps.size > 0 %}
Since our last contact we have done this:
{% for step in steps %}  {{ forloop.index }}. {{ step }}
{% endfor %}{% endif %}
{% if late %}We are sorry to have kept you waiting.

{% endif %}{% if waitingFor %}At the moment: {{ waitingFor }}

{% endif %}{% if planOverdue %}We had planned to finish by {{ plannedCompletion }}. That time has passed, and we apologise. You will be told the new date as soon as it is settled.{% elsif plannedCompletion %}We expect to finish by {{ plannedCompletion }}.{% endif %}{% if nextUpdate %} You will have our next update by {{ nextUpdate }} at the latest.{% endif %}
{% if promises.size > 0 %}
What comes next:
{% for promise in promises %}  {{ forloop.index }}. {{ promise }}
{% endfor %}{% endif %}${customerClosing.en}`,
  },
};
