import type { InsteadOf } from '../../domain/case.events';
import type { Locale } from '../../domain/vocabulary';

/** One sentence: to who stands in, for whom and why; to the other, who does. */
export function standingInWords(
  {
    insteadOf: { name, because },
    standIn,
    toStandIn,
  }: { readonly insteadOf: InsteadOf; readonly standIn: string; readonly toStandIn: boolean },
  locale: Locale,
): string {
  if (locale === 'zh-CN') {
    if (toStandIn) return because === 'absent' ? `${name}缺勤，由您代为处理。` : `您正在值班，代替${name}处理。`;
    return because === 'absent' ? `您缺勤期间由${standIn}代为处理。` : `非工作时间由值班人员${standIn}代为处理。`;
  }
  if (toStandIn)
    return because === 'absent' ? `you, for ${name}, who is away.` : `you are on duty, in place of ${name}.`;
  return because === 'absent' ? `${standIn}, while you are away.` : `${standIn}, on duty outside working hours.`;
}
