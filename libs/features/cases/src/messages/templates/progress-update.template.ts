import { customerClosing } from './frame';

export const progressUpdateTemplate = {
  'zh-CN': {
    subject: '您的反馈处理进展（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！您反映的“{{ asked }}”（记录编号 {{ number }}），现将最新进展告知您。
{% if late %}
这次同步比约定的时间晚了，让您久等，非常抱歉。
{% endif %}
{% if steps.size > 0 %}自上次联系以来，我们做了这些工作：
{% for step in steps %}  {{ forloop.index }}. {{ step }}
{% endfor %}{% else %}自上次联系以来，暂时没有新的进展。事情仍在处理中，有了结果会马上告诉您。
{% endif %}
{% if waitingFor %}目前的情况：{{ waitingFor }}

{% endif %}{% if planOverdue %}原计划 {{ plannedCompletion }} 完成，现在已经超过这个时间，向您诚恳致歉。新的完成时间还在确认，确定后会立即告诉您，并说明延期的原因。{% elsif plannedCompletion %}接下来我们会按计划继续处理，预计 {{ plannedCompletion }} 之前完成。{% else %}处理方案和完成时间还在确认，确定后会第一时间告诉您。{% endif %}
{% if nextUpdate %}
下一次进展，最迟在 {{ nextUpdate }} 告知您。
{% endif %}{% if promises.size > 0 %}
接下来的安排：
{% for promise in promises %}  {{ forloop.index }}. {{ promise }}
{% endfor %}{% endif %}${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'Where your case stands ({{ number }})',
    body: `{{ greeting }},

You told us: “{{ asked }}” (reference {{ number }}). This is where it stands.
{% if late %}
This update is later than we promised. We are sorry to have kept you waiting.
{% endif %}
{% if steps.size > 0 %}Since our last contact we have done this:
{% for step in steps %}  {{ forloop.index }}. {{ step }}
{% endfor %}{% else %}There is nothing new to report since our last contact. We are still working on it, and you will hear from us as soon as there is a result.
{% endif %}
{% if waitingFor %}At the moment: {{ waitingFor }}

{% endif %}{% if planOverdue %}We had planned to finish by {{ plannedCompletion }}. That time has passed, and we apologise. The new date is being settled; you will be told as soon as it is, with the reason.{% elsif plannedCompletion %}We are going on as planned and expect to finish by {{ plannedCompletion }}.{% else %}How and when this will be resolved is still being settled. You will be told as soon as it is.{% endif %}
{% if nextUpdate %}
You will have our next update by {{ nextUpdate }} at the latest.
{% endif %}{% if promises.size > 0 %}
What comes next:
{% for promise in promises %}  {{ forloop.index }}. {{ promise }}
{% endfor %}{% endif %}${customerClosing.en}`,
  },
};
