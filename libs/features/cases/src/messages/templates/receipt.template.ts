import { customerClosing } from './frame';

export const receiptTemplate = {
  'zh-CN': {
    subject: '我们已收到您的反馈（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！感谢您的反馈，我们已经收到并登记，记录编号为 {{ number }}。

我们记录的内容如下，请您核对：
  类别：{{ caseType }}
{% if product %}  产品：{{ product }}
{% endif %}{% if orderNo %}  订单号：{{ orderNo }}
{% endif %}  情况：{{ description }}
{% if ask %}  您的诉求：{{ ask }}
{% endif %}
{% if answerBy %}我们会在 {{ answerBy }} 之前与您联系。{% else %}我们会尽快与您联系。{% endif %}在处理完成之前，每 {{ updateHours }} 小时向您同步一次进展{% if pausesAtNight %}（如遇非工作时间，顺延至上班后）{% endif %}。如果记录与您反映的情况有出入，请告诉我们更正。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'We have received your feedback ({{ number }})',
    body: `{{ greeting }},

Thank you for telling us. We have recorded your feedback; your reference number is {{ number }}.

This is what we noted. Please check it:
  Kind: {{ caseType }}
{% if product %}  Product: {{ product }}
{% endif %}{% if orderNo %}  Order: {{ orderNo }}
{% endif %}  What happened: {{ description }}
{% if ask %}  What you ask for: {{ ask }}
{% endif %}
{% if answerBy %}We will contact you by {{ answerBy }}.{% else %}We will contact you as soon as we can.{% endif %} Until your case is resolved we will tell you every {{ updateHours }} hours where it stands{% if pausesAtNight %} (outside working hours, as soon as we open again){% endif %}. If we noted anything wrongly, please let us know.
${customerClosing.en}`,
  },
};
