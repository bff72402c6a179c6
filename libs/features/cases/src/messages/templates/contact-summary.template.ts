import { customerClosing } from './frame';

export const contactSummaryTemplate = {
  'zh-CN': {
    subject: '沟通纪要（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！感谢您抽出时间与我们沟通。关于您反映的“{{ asked }}”（记录编号 {{ number }}），现将本次沟通的内容整理如下，请您核对。
{% if consensus.size > 0 %}
达成的共识：
{% for item in consensus %}  {{ forloop.index }}. {{ item }}
{% endfor %}{% endif %}{% if todos.size > 0 %}
待办事项：
{% for todo in todos %}  {{ forloop.index }}. {{ todo }}
{% endfor %}{% endif %}{% if materials.size > 0 %}
补充材料：
{% for item in materials %}  {{ forloop.index }}. {{ item }}
{% endfor %}{% endif %}
如有遗漏或与您的理解不一致，请告诉我们。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'What we agreed ({{ number }})',
    body: `{{ greeting }},

Thank you for your time. This is what came of our conversation about “{{ asked }}” (reference {{ number }}); please check it.
{% if consensus.size > 0 %}
What we agreed:
{% for item in consensus %}  {{ forloop.index }}. {{ item }}
{% endfor %}{% endif %}{% if todos.size > 0 %}
What is to be done:
{% for todo in todos %}  {{ forloop.index }}. {{ todo }}
{% endfor %}{% endif %}{% if materials.size > 0 %}
Materials:
{% for item in materials %}  {{ forloop.index }}. {{ item }}
{% endfor %}{% endif %}
If anything is missing, or not as you understood it, please tell us.
${customerClosing.en}`,
  },
};
