import { customerClosing } from './frame';

export const confirmationLetterTemplate = {
  'zh-CN': {
    subject: '{% if reminder %}再次请您确认处理结果{% else %}处理结果确认函{% endif %}（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！{% if reminder %}此前向您发送过处理结果，还没有收到您的答复，再次请您确认。{% endif %}{% case outcome %}{% when 'resolved' %}您反映的“{{ asked }}”（记录编号 {{ number }}）已经处理完成，请您核对并确认。{% when 'unresolvable' %}您反映的“{{ asked }}”（记录编号 {{ number }}），我们尽力处理后仍无法解决，非常抱歉，向您说明如下。{% when 'not_accepted' %}您反映的“{{ asked }}”（记录编号 {{ number }}），经核实我们无法受理，非常抱歉，向您说明如下。{% when 'withdrawn' %}您反映的“{{ asked }}”（记录编号 {{ number }}），已按您的意愿撤回，请您确认。{% else %}您反映的“{{ asked }}”（记录编号 {{ number }}），因多次未能与您取得联系，暂按以下情况处理，请您确认。{% endcase %}

处理结果：
{{ result }}
{% if summary %}
{{ summary }}
{% endif %}{% if reason %}
原因：
{{ reason }}
{% endif %}{% if toldCustomer %}
向您的说明：
{{ toldCustomer }}
{% endif %}{% if whereToAppeal %}
如果您不认可这一结果，可以通过以下途径反映：
{{ whereToAppeal }}
{% endif %}
请您答复：
  1. 没有异议的，请回复“确认”，或在电话中告诉我们。
  2. 有异议的，请{% if objectUntil %}在 {{ objectUntil }} 之前{% endif %}回复本邮件或致电说明，我们会重新处理。
  3. 也请您为这次服务打分：5 分非常满意，4 分满意，3 分一般，2 分不满意，1 分非常不满意。如能说说理由，对我们改进很有帮助。

如果没有收到您的答复，我们会换一种方式再与您联系；多次联系仍没有答复的，将按上述结果结案。结案后 {{ reopeningDays }} 天内，您随时可以要求重新处理。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject:
      '{% if reminder %}Please confirm the result of your case{% else %}The result of your case: please confirm{% endif %} ({{ number }})',
    body: `{{ greeting }},

{% if reminder %}We wrote to you with the result of your case and have not had your answer yet. {% endif %}{% case outcome %}{% when 'resolved' %}Your case “{{ asked }}” (reference {{ number }}) has been resolved. Please check the result and confirm it.{% when 'unresolvable' %}We have done what we could about your case “{{ asked }}” (reference {{ number }}) and are sorry that we cannot resolve it. This is why.{% when 'not_accepted' %}We have looked into your case “{{ asked }}” (reference {{ number }}) and are sorry that we cannot accept it. This is why.{% when 'withdrawn' %}Your case “{{ asked }}” (reference {{ number }}) has been withdrawn, as you wished. Please confirm.{% else %}We could not reach you about your case “{{ asked }}” (reference {{ number }}), so for now we have dealt with it as follows. Please confirm.{% endcase %}

The result:
{{ result }}
{% if summary %}
{{ summary }}
{% endif %}{% if reason %}
The reason:
{{ reason }}
{% endif %}{% if toldCustomer %}
What this means for you:
{{ toldCustomer }}
{% endif %}{% if whereToAppeal %}
If you do not agree, you can turn to:
{{ whereToAppeal }}
{% endif %}
Please answer:
  1. If you agree, reply “confirmed”, or tell us on the phone.
  2. If you do not agree, reply or call{% if objectUntil %} by {{ objectUntil }}{% endif %} and tell us what is wrong. We will take it up again.
  3. Please also rate our service: 5 very satisfied, 4 satisfied, 3 neutral, 2 dissatisfied, 1 very dissatisfied. A word on why helps us improve.

If we do not hear from you we will try again another way. If several attempts stay unanswered, the case is closed with the result above. You can have it reopened within {{ reopeningDays }} days of closing.
${customerClosing.en}`,
  },
};
