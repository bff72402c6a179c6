import type { EventMeta } from '@engine/decider';

/** An ordinary event: a step taken, noted by a person through the API. */
export function progressNoted() {
  return {
    type: 'ProgressNoted',
    data: {
      text: '已联系安装服务商,确认安装时未抽真空;工程师明日上午上门重新安装并加注制冷剂',
      visibleToCustomer: false,
    },
  } as const;
}

const ACTOR = crypto.randomUUID();

export function metaOf(commandId: string): EventMeta {
  return {
    actor: { kind: 'person', id: ACTOR },
    onBehalfOf: undefined,
    correlationId: crypto.randomUUID(),
    commandId,
    cause: { kind: 'command', name: 'progress' },
    traceparent: undefined,
  };
}
