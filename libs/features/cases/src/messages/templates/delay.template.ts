import { customerClosing } from './frame';

export const delayTemplate = {
  'zh-CN': {
    subject: '完成时间调整的说明（记录编号 {{ number }}）',
    body: `{{ greeting }}：

您好！非常抱歉地告知您：您反映的“{{ asked }}”（记录编号 {{ number }}），原计划 {{ previousDate }} 之前完成，现调整为 {{ plannedDate }} 之前完成。

调整的原因：{{ reason }}

给您带来不便，向您诚恳致歉。我们会抓紧处理，期间继续向您同步进展。如果新的时间给您造成困难，请告诉我们。
${customerClosing['zh-CN']}`,
  },
  en: {
    subject: 'A new date for your case ({{ number }})',
    body: `{{ greeting }},

We are sorry: we had planned to resolve your case “{{ asked }}” (reference {{ number }}) by {{ previousDate }}, and will need until {{ plannedDate }}.

The reason: {{ reason }}

We apologise for the inconvenience. We will keep you informed until it is done. If the new date causes you difficulty, please tell us.
${customerClosing.en}`,
  },
};
